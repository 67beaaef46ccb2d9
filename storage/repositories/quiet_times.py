"""When users want to hear nothing unasked, and the notices that wait until they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.repositories.turns import NewTurn, queued_row
from storage.tables.check_ins import HeldNotice, QuietTimes

_NO_SYNC = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """A notice that waits: whose it is, and the row of the turn that it becomes."""

    id: int
    user_id: int
    event_id: str
    conversation: str
    payload: Mapping[str, Any]

    @property
    def turn(self) -> NewTurn:
        """The turn to be queued."""
        return NewTurn(self.event_id, self.conversation, self.payload)


class QuietTimesOfUsers(Repository):
    """Finds and keeps quiet hours and pauses."""

    async def of_user(self, user_id: int) -> QuietTimes:
        """Return the user's quiet times; they are empty for a user who has set none."""
        return await self.session.get(QuietTimes, user_id) or QuietTimes(user_id=user_id)

    async def keep(self, quiet: QuietTimes) -> None:
        """Write the user's quiet times."""
        await self.session.merge(quiet)
        await self.session.flush()


class HeldNotices(Repository):
    """Holds turns back until a time. An event that is held or was queued before is not held again."""

    async def hold(self, user_id: int, turn: NewTurn, due_at: datetime) -> bool:
        """Keep the turn until then; False when its event is held already."""
        row = queued_row(turn, self.cipher, due_at)
        values = {
            "user_id": user_id,
            "event_id": turn.event_id,
            "conversation": turn.conversation,
            "sealed_payload": row["sealed_payload"],
            "due_at": due_at,
        }
        statement = self.insert(HeldNotice).values(values).on_conflict_do_nothing()
        return await self.session.scalar(statement.returning(col(HeldNotice.id))) is not None

    async def due(self, now: datetime, limit: int) -> list[StoredNotice]:
        """Return the notices that may be said by now, those that waited longest first."""
        query = (
            select(HeldNotice)
            .where(col(HeldNotice.due_at) <= now)
            .order_by(col(HeldNotice.due_at), col(HeldNotice.id))
            .limit(limit)
        )
        return [
            StoredNotice(row.id, row.user_id, row.event_id, row.conversation, self._payload(row.sealed_payload))
            for row in await self.session.scalars(query)
        ]

    async def release(self, notice: StoredNotice) -> bool:
        """Take the notice out; False when somebody else did."""
        taken = delete(HeldNotice).where(col(HeldNotice.id) == notice.id).returning(col(HeldNotice.id))
        return await self.session.scalar(taken, execution_options=_NO_SYNC) is not None

    async def move(self, user_id: int, due_at: datetime) -> None:
        """Let all that is held for the user wait until then."""
        moved = update(HeldNotice).where(col(HeldNotice.user_id) == user_id).values(due_at=due_at)
        await self.session.execute(moved, execution_options=_NO_SYNC)

    def _payload(self, sealed: str) -> dict[str, Any]:
        return cast("dict[str, Any]", self.cipher.open(sealed))
