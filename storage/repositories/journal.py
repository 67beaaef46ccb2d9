"""The append-only journal of each conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.conversations import Conversation, JournalEntry
from storage.tables.users import User

_BATCH = 500


class Overheard(NamedTuple):
    """What somebody else wrote in a Slack thread: its place in the journal, Slack's id of the person, the words."""

    entry_id: int
    user_id: str
    text: str


class EntryPlace(NamedTuple):
    """An entry and the conversation it belongs to."""

    id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One item of a conversation.

    `delivered_generation` None means that no remote thread was told it yet, a negative one that none ever will be.
    """

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

    async def oldest(self, after_id: int, before: datetime, limit: int) -> list[EntryPlace]:
        """Return the oldest entries behind the entry `after_id`, in order, as far as they were made before then."""
        query = (
            select(col(JournalEntry.id), col(JournalEntry.conversation_id), col(JournalEntry.created_at))
            .where(col(JournalEntry.id) > after_id)
            .order_by(col(JournalEntry.id))
            .limit(limit)
        )
        rows = (await self.session.execute(query)).all()
        return [EntryPlace(number, conversation) for number, conversation, made in rows if made < before]

    async def delete(self, ids: Sequence[int]) -> None:
        """Delete entries."""
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            await self.session.execute(delete(JournalEntry).where(col(JournalEntry.id).in_(batch)))

    async def mark_delivered(self, ids: Sequence[int], generation: int) -> None:
        """Note that the remote thread of this generation holds these entries."""
        await self.session.execute(
            update(JournalEntry).where(col(JournalEntry.id).in_(ids)).values(delivered_generation=generation)
        )

    async def said_by_others(
        self, team_id: str, channel_id: str, thread_ts: str, *, conversation_id: int, after_id: int, limit: int
    ) -> list[Overheard]:
        """Return the newest messages, in order, of the thread's other conversations after the entry `after_id`.

        What a provider refused, and what was filled into forms, is not among them.
        """
        query = (
            select(col(JournalEntry.id), col(User.user_id), col(JournalEntry.sealed_item))
            .join(Conversation, col(Conversation.id) == col(JournalEntry.conversation_id))
            .join(User, col(User.id) == col(Conversation.user_id))
            .where(
                col(Conversation.team_id) == team_id,
                col(Conversation.channel_id) == channel_id,
                col(Conversation.thread_ts) == thread_ts,
                col(Conversation.id) != conversation_id,
                col(JournalEntry.id) > after_id,
                col(JournalEntry.item_type) == "user_message",
                # What was filled into a form is in the journal too, but nobody else could read it.
                col(JournalEntry.slack_ts).is_not(None),
                func.coalesce(col(JournalEntry.delivered_generation), 0) >= 0,
            )
            .order_by(col(JournalEntry.id).desc())
            .limit(limit)
        )
        newest = (await self.session.execute(query)).all()
        return [
            Overheard(number, user_id, str(cast("dict[str, Any]", self.cipher.open(sealed))["text"]))
            for number, user_id, sealed in reversed(newest)
        ]
