"""Check-ins: what is to be said at a local time, and when it comes due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.check_ins import CheckIn, CheckInKind

_NO_SYNC = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class StoredCheckIn:
    """A check-in with its text readable; see the table for the meaning of its times."""

    id: int
    user_id: int
    kind: CheckInKind
    goal_id: int | None
    text: str
    cron: tuple[Mapping[str, Any], ...]
    zone: str
    occurs_at: datetime
    next_fire_at: datetime


class CheckIns(Repository):
    """Keeps check-ins. Whoever moves one on must have seen the time it was due at, so that it fires once."""

    async def add(
        self,
        user_id: int,
        kind: CheckInKind,
        *,
        cron: Sequence[Mapping[str, Any]],
        zone: str,
        occurs_at: datetime,
        next_fire_at: datetime,
        text: str = "",
        goal_id: int | None = None,
    ) -> StoredCheckIn:
        """Keep a new check-in and return it with its id."""
        row = CheckIn(
            user_id=user_id,
            kind=kind,
            goal_id=goal_id,
            sealed_text=self.cipher.seal(text),
            cron=[dict(fields) for fields in cron],
            zone=zone,
            occurs_at=occurs_at,
            next_fire_at=next_fire_at,
            created_at=self.clock(),
        )
        self.session.add(row)
        await self.session.flush()
        return self._stored(row)

    async def of_user(self, user_id: int) -> list[StoredCheckIn]:
        """Return the user's check-ins, oldest first."""
        query = select(CheckIn).where(col(CheckIn.user_id) == user_id).order_by(col(CheckIn.id))
        return [self._stored(row) for row in await self.session.scalars(query)]

    async def due(self, now: datetime, limit: int) -> list[StoredCheckIn]:
        """Return the check-ins that may be said by now, those that waited longest first."""
        query = (
            select(CheckIn)
            .where(col(CheckIn.next_fire_at) <= now)
            .order_by(col(CheckIn.next_fire_at), col(CheckIn.id))
            .limit(limit)
        )
        return [self._stored(row) for row in await self.session.scalars(query)]

    async def move(self, check_in: StoredCheckIn, *, occurs_at: datetime, next_fire_at: datetime) -> bool:
        """Move a check-in on; False, and nothing is changed, when somebody else did since it was read."""
        moved = (
            update(CheckIn)
            .where(col(CheckIn.id) == check_in.id, col(CheckIn.next_fire_at) == check_in.next_fire_at)
            .values(occurs_at=occurs_at, next_fire_at=next_fire_at)
            .returning(col(CheckIn.id))
        )
        return await self.session.scalar(moved, execution_options=_NO_SYNC) is not None

    async def change(
        self,
        user_id: int,
        check_in_id: int,
        *,
        cron: Sequence[Mapping[str, Any]],
        occurs_at: datetime,
        next_fire_at: datetime,
    ) -> None:
        """Let the user's check-in come at other times from now on."""
        changed = (
            update(CheckIn)
            .where(col(CheckIn.user_id) == user_id, col(CheckIn.id) == check_in_id)
            .values(cron=[dict(fields) for fields in cron], occurs_at=occurs_at, next_fire_at=next_fire_at)
        )
        await self.session.execute(changed, execution_options=_NO_SYNC)

    async def relocate(
        self, check_in: StoredCheckIn, zone: str, *, occurs_at: datetime, next_fire_at: datetime
    ) -> bool:
        """Let a check-in go by another zone's clock; False, and nothing is changed, when somebody else moved it on."""
        moved = (
            update(CheckIn)
            .where(col(CheckIn.id) == check_in.id, col(CheckIn.next_fire_at) == check_in.next_fire_at)
            .values(zone=zone, occurs_at=occurs_at, next_fire_at=next_fire_at)
            .returning(col(CheckIn.id))
        )
        return await self.session.scalar(moved, execution_options=_NO_SYNC) is not None

    async def end(self, check_in: StoredCheckIn) -> bool:
        """Delete a check-in that will not come again; False when somebody else moved it on since it was read."""
        ended = (
            delete(CheckIn)
            .where(col(CheckIn.id) == check_in.id, col(CheckIn.next_fire_at) == check_in.next_fire_at)
            .returning(col(CheckIn.id))
        )
        return await self.session.scalar(ended, execution_options=_NO_SYNC) is not None

    async def cancel(self, user_id: int, ids: Sequence[int]) -> None:
        """Delete the user's check-ins with these ids."""
        mine = (col(CheckIn.user_id) == user_id, col(CheckIn.id).in_(ids))
        await self.session.execute(delete(CheckIn).where(*mine), execution_options=_NO_SYNC)

    def _stored(self, row: CheckIn) -> StoredCheckIn:
        return StoredCheckIn(
            row.id,
            row.user_id,
            row.kind,
            row.goal_id,
            str(self.cipher.open(row.sealed_text)),
            tuple(row.cron),
            row.zone,
            row.occurs_at,
            row.next_fire_at,
        )
