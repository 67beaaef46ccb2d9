"""Conversations and the append-only journal from which each of them can be rebuilt."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import JSON, Index, UniqueConstraint, false, text
from sqlalchemy.ext.mutable import MutableDict
from sqlmodel import Column, Field

from storage.tables.base import Identity, Instant, Table


class Conversation(Table, table=True):
    """One user's conversation in one Slack thread, and the assistant thread it is mapped to.

    `remote_id` is the provider's id of that thread (None before the first run), `generation` counts how often
    it was rebuilt, `details` is its metadata, `notes_seen` the last user note it was told. `mirrored` is the metadata
    that the remote thread is known to hold, `thread_seen` the last journal entry of others in the Slack thread it was
    told. A `discreet` one knows something that the others in its thread do not.
    """

    table_name: ClassVar = "conversations"
    __table_args__ = (UniqueConstraint("team_id", "channel_id", "thread_ts", "user_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    team_id: str
    channel_id: str
    thread_ts: str
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    engine: str
    endpoint: str
    remote_id: str | None = None
    generation: int = 0
    details: dict[str, str] = Field(
        default_factory=dict, sa_column=Column(MutableDict.as_mutable(JSON()), nullable=False)
    )
    notes_seen: int = Field(default=0, sa_type=Identity)
    mirrored: dict[str, str] = Field(
        default_factory=dict,
        sa_column=Column(MutableDict.as_mutable(JSON()), nullable=False, server_default=text("'{}'")),
    )
    thread_seen: int = Field(default=0, sa_type=Identity, sa_column_kwargs={"server_default": text("0")})
    discreet: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)


class JournalEntry(Table, table=True):
    """One item of a conversation: a message, a note, a tool call or its output.

    `delivered_generation` is the generation of the remote thread that holds the item; None: not told yet; negative:
    never to be told.
    """

    table_name: ClassVar = "journal_entries"
    __table_args__ = (Index("entry_of_conversation", "conversation_id", "id"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    conversation_id: int = Field(foreign_key="conversations.id", ondelete="CASCADE", sa_type=Identity)
    turn_id: int | None = Field(default=None, sa_type=Identity, nullable=True)
    item_type: str
    sealed_item: str
    slack_ts: str | None = None
    delivered_generation: int | None = None
    created_at: datetime = Field(sa_type=Instant)
