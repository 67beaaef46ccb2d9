"""Changes that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import JsonValue
from sqlalchemy import select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.changes import Change


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change: what undoing it needs, when it was made, and when it was undone."""

    id: int
    kind: str
    payload: dict[str, JsonValue]
    created_at: datetime
    undone_at: datetime | None


class Changes(Repository):
    """Remembers what was changed and how to take it back. Ids are never used twice."""

    async def add(self, user_id: int, kind: str, payload: Mapping[str, JsonValue]) -> int:
        """Keep what undoing the change will need and return the change's id."""
        row = Change(
            user_id=user_id, kind=kind, sealed_payload=self.cipher.seal(dict(payload)), created_at=self.clock()
        )
        self.session.add(row)
        await self.session.flush()
        return row.id

    async def find(self, user_id: int, change_id: int) -> StoredChange | None:
        """Return a change of the user, locked until the unit ends; None when there is none of that id."""
        query = select(Change).where(col(Change.user_id) == user_id, col(Change.id) == change_id).with_for_update()
        row = await self.session.scalar(query, execution_options={"populate_existing": True})
        return None if row is None else self._stored(row)

    async def latest(self, user_id: int) -> StoredChange | None:
        """Return the user's newest change that was not undone, locked until the unit ends."""
        query = (
            select(Change)
            .where(col(Change.user_id) == user_id, col(Change.undone_at).is_(None))
            .order_by(col(Change.id).desc())
            .limit(1)
            .with_for_update()
        )
        row = await self.session.scalar(query)
        return None if row is None else self._stored(row)

    async def mark_undone(self, change_id: int) -> None:
        """Note that the change was undone now."""
        await self.session.execute(update(Change).where(col(Change.id) == change_id).values(undone_at=self.clock()))

    def _stored(self, row: Change) -> StoredChange:
        payload = cast("dict[str, Any]", self.cipher.open(row.sealed_payload))
        return StoredChange(row.id, row.kind, payload, row.created_at, row.undone_at)
