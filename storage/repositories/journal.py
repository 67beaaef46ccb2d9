"""The append-only journal of each conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.conversations import JournalEntry


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One item of a conversation; `delivered_generation` None means the remote thread does not hold it."""

    id: int
    turn_id: int | None
    item: dict[str, Any]
    slack_ts: str | None
    delivered_generation: int | None
    created_at: datetime


class Journal(Repository):
    """Appends to conversations and reads them back."""

    async def append(
        self,
        conversation_id: int,
        items: Sequence[Mapping[str, Any]],
        *,
        turn_id: int | None,
        slack_ts: str | None = None,
        delivered_generation: int | None = None,
        now: datetime,
    ) -> list[int]:
        """Add the items in their order and return their ids; each names its kind under "type"."""
        entries = [
            JournalEntry(
                conversation_id=conversation_id,
                turn_id=turn_id,
                item_type=str(item["type"]),
                sealed_item=self.cipher.seal(dict(item)),
                slack_ts=slack_ts,
                delivered_generation=delivered_generation,
                created_at=now,
            )
            for item in items
        ]
        self.session.add_all(entries)
        await self.session.flush()
        return [entry.id for entry in entries]

    async def entries(self, conversation_id: int) -> list[StoredEntry]:
        """Return the whole conversation in order."""
        query = (
            select(JournalEntry)
            .where(col(JournalEntry.conversation_id) == conversation_id)
            .order_by(col(JournalEntry.id))
        )
        return [
            StoredEntry(
                row.id,
                row.turn_id,
                cast("dict[str, Any]", self.cipher.open(row.sealed_item)),
                row.slack_ts,
                row.delivered_generation,
                row.created_at,
            )
            for row in await self.session.scalars(query)
        ]

    async def mark_delivered(self, ids: Sequence[int], generation: int) -> None:
        """Note that the remote thread of this generation holds these entries."""
        await self.session.execute(
            update(JournalEntry).where(col(JournalEntry.id).in_(ids)).values(delivered_generation=generation)
        )
