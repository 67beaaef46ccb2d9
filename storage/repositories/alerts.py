"""What users want to be told unasked, and what they were told already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from pydantic import JsonValue
from sqlalchemy import select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.alerts import AlertChoice, AlertKind, AlertPace, SaidAlert

_NO_SYNC = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class StoredAlert:
    """A choice with its basis readable; see the table for the meaning of its times."""

    user_id: int
    kind: AlertKind
    pace: AlertPace
    basis: dict[str, JsonValue]
    told_at: datetime | None
    look_at: datetime


class Alerts(Repository):
    """Keeps what was chosen and what was said. Who says something marks it first, so that it is said once."""

    async def of_user(self, user_id: int) -> dict[AlertKind, StoredAlert]:
        """Return what the user chose, by kind; kinds without a choice are left out."""
        query = select(AlertChoice).where(col(AlertChoice.user_id) == user_id).execution_options(populate_existing=True)
        return {row.kind: self._stored(row) for row in await self.session.scalars(query)}

    async def choose(
        self, user_id: int, kind: AlertKind, pace: AlertPace, basis: dict[str, JsonValue] | None = None
    ) -> None:
        """Keep a choice in place of an earlier one, to be looked at right away; without a basis the earlier one stays.

        What is turned off loses its basis.
        """
        now = self.clock()
        values: dict[str, object] = {"pace": pace, "look_at": now, "updated_at": now}
        if pace == "off" or basis is not None:
            values["sealed_basis"] = None if pace == "off" else self.cipher.seal(basis)
        key = {"user_id": user_id, "kind": kind}
        insert = self.insert(AlertChoice).values(key | values)
        await self.session.execute(insert.on_conflict_do_update(index_elements=list(key), set_=values))

    async def due(self, now: datetime, limit: int) -> list[StoredAlert]:
        """Return what is to be looked at by now, what waited longest first; what is off is never due."""
        query = (
            select(AlertChoice)
            .where(col(AlertChoice.look_at) <= now, col(AlertChoice.pace) != "off")
            .order_by(col(AlertChoice.look_at))
            .limit(limit)
        )
        return [self._stored(row) for row in await self.session.scalars(query)]

    async def look_again(self, alert: StoredAlert, at: datetime) -> bool:
        """Put the next look off until then; False, and nothing is changed, when somebody else did since it was read."""
        moved = (
            update(AlertChoice)
            .where(
                col(AlertChoice.user_id) == alert.user_id,
                col(AlertChoice.kind) == alert.kind,
                col(AlertChoice.look_at) == alert.look_at,
            )
            .values(look_at=at)
            .returning(col(AlertChoice.user_id))
        )
        return await self.session.scalar(moved, execution_options=_NO_SYNC) is not None

    async def move(self, user_id: int, at: datetime) -> None:
        """Let all that the user chose be looked at then."""
        moved = update(AlertChoice).where(col(AlertChoice.user_id) == user_id).values(look_at=at)
        await self.session.execute(moved, execution_options=_NO_SYNC)

    async def say(self, user_id: int, kind: AlertKind, subjects: Sequence[str], now: datetime) -> dict[str, int]:
        """Mark subjects as said and return those that were not said before, each with the id of its mark."""
        marks = {subject: await self._say(user_id, kind, subject, now) for subject in subjects}
        return {subject: mark for subject, mark in marks.items() if mark is not None}

    async def told(self, user_id: int, kind: AlertKind, now: datetime) -> None:
        """Note that something of this kind is said now; it does not matter whether the kind was chosen."""
        await self.session.execute(
            update(AlertChoice)
            .where(col(AlertChoice.user_id) == user_id, col(AlertChoice.kind) == kind)
            .values(told_at=now),
            execution_options=_NO_SYNC,
        )

    async def _say(self, user_id: int, kind: AlertKind, subject: str, now: datetime) -> int | None:
        row = {"user_id": user_id, "kind": kind, "subject": subject, "said_at": now}
        statement = self.insert(SaidAlert).values(row).on_conflict_do_nothing()
        return await self.session.scalar(statement.returning(col(SaidAlert.id)))

    def _stored(self, row: AlertChoice) -> StoredAlert:
        basis = {} if row.sealed_basis is None else self.cipher.open(row.sealed_basis)
        return StoredAlert(
            row.user_id, row.kind, row.pace, cast("dict[str, JsonValue]", basis), row.told_at, row.look_at
        )
