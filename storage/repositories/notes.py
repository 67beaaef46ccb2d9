"""Notes about a user that other conversations are to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, true
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.facts import UserNote


@dataclass(frozen=True, slots=True)
class StoredNote:
    """What was learned, and when."""

    id: int
    text: str
    created_at: datetime


class Notes(Repository):
    """Adds notes and finds those that a conversation has not been told."""

    async def add(
        self, user_id: int, text: str, *, conversation_id: int | None = None, fact: str | None = None, now: datetime
    ) -> int:
        """Keep a note and return its id.

        `conversation_id` is where it was learned and is known already; `fact` names the fact it gives away.
        """
        note = UserNote(
            user_id=user_id,
            conversation_id=conversation_id,
            sealed_text=self.cipher.seal(text),
            fact=fact,
            created_at=now,
        )
        self.session.add(note)
        await self.session.flush()
        return note.id

    async def forget(self, user_id: int, fact: str) -> None:
        """Delete the notes that give away a fact which the user wants forgotten."""
        of_fact = (col(UserNote.user_id) == user_id, col(UserNote.fact) == fact)
        await self.session.execute(delete(UserNote).where(*of_fact))

    async def delete_before(self, before: datetime) -> None:
        """Delete all notes that were made before then."""
        await self.session.execute(delete(UserNote).where(col(UserNote.created_at) < before))

    async def after(self, user_id: int, after_id: int, *, excluding_conversation: int | None) -> list[StoredNote]:
        """Return the notes newer than `after_id`, oldest first, but not those of one conversation."""
        query = select(UserNote).where(col(UserNote.user_id) == user_id, col(UserNote.id) > after_id)
        if excluding_conversation is not None:
            query = query.where(_not_learned_in(excluding_conversation))
        return self._opened(await self.session.scalars(query.order_by(col(UserNote.id))))

    async def recent(
        self, user_id: int, since: datetime, limit: int, *, excluding_conversation: int | None
    ) -> list[StoredNote]:
        """Return the user's latest notes since then, at most `limit`, oldest first."""
        query = (
            select(UserNote)
            .where(col(UserNote.user_id) == user_id, col(UserNote.created_at) >= since)
            .where(_not_learned_in(excluding_conversation))
            .order_by(col(UserNote.id).desc())
            .limit(limit)
        )
        return self._opened(await self.session.scalars(query))[::-1]

    async def latest_id(self, user_id: int) -> int:
        """Return the id of the user's newest note, 0 when there is none."""
        query = select(func.max(col(UserNote.id))).where(col(UserNote.user_id) == user_id)
        return await self.session.scalar(query) or 0

    def _opened(self, rows: Iterable[UserNote]) -> list[StoredNote]:
        return [StoredNote(row.id, str(self.cipher.open(row.sealed_text)), row.created_at) for row in rows]


def _not_learned_in(conversation_id: int | None) -> ColumnElement[bool]:
    if conversation_id is None:
        return true()
    return or_(col(UserNote.conversation_id).is_(None), col(UserNote.conversation_id) != conversation_id)
