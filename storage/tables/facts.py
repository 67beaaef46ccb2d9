"""What is known about a user: facts the user stated, and notes about what happened elsewhere."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class Fact(Table, table=True):
    """One named value the user stated: known everywhere in private, or within one conversation only."""

    table_name: ClassVar = "facts"
    __table_args__ = (
        Index(
            "fact_of_user",
            "user_id",
            "name",
            unique=True,
            sqlite_where=text("conversation_id IS NULL"),
            postgresql_where=text("conversation_id IS NULL"),
        ),
        Index(
            "fact_of_conversation",
            "conversation_id",
            "user_id",
            "name",
            unique=True,
            sqlite_where=text("conversation_id IS NOT NULL"),
            postgresql_where=text("conversation_id IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    conversation_id: int | None = Field(
        default=None, foreign_key="conversations.id", ondelete="CASCADE", nullable=True, sa_type=Identity
    )
    name: str
    kind: str
    sealed_value: str
    channel: str
    message_ts: str
    said_at: datetime = Field(sa_type=Instant)


class UserNote(Table, table=True):
    """Something that other conversations are to be told; ids are never used twice.

    `fact` names the fact that the text gives away.
    """

    table_name: ClassVar = "user_notes"
    __table_args__ = (Index("note_of_user", "user_id", "id"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    conversation_id: int | None = Field(
        default=None, foreign_key="conversations.id", ondelete="CASCADE", nullable=True, sa_type=Identity
    )
    sealed_text: str
    fact: str | None = Field(default=None, nullable=True)
    created_at: datetime = Field(sa_type=Instant)
