"""Tool calls: their arguments, what the user answered, and the outcome that makes a repetition harmless."""

from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

CallStatus = Literal["open", "done", "failed", "declined", "superseded", "expired"]

EndedStatus = Literal["done", "failed", "declined", "superseded", "expired"]
"""The states in which a call stays."""

_OPEN = text("status = 'open'")


class ToolCallRecord(Table, table=True):
    """One call of one tool, known by its `scope` ("conversation:7" or "user:3") and call id.

    An open call waits for the user's answers until `expires_at`; `form_channel` and `form_ts` say in which
    Slack message it asks for them.
    """

    table_name: ClassVar = "tool_calls"
    __table_args__ = (
        UniqueConstraint("scope", "call_id"),
        Index("call_open", "expires_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    scope: str
    call_id: str
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    turn_id: int | None = Field(default=None, sa_type=Identity, nullable=True)
    tool: str
    sealed_arguments: str
    status: CallStatus = Field(sa_type=String)
    sealed_outcome: str | None = None
    sealed_answers: str | None = None
    form_channel: str | None = None
    form_ts: str | None = None
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    closed_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
