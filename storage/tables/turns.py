"""The durable inbox: turns to be taken, and the memoised steps of those that were begun."""

from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import Index, String, false, text
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

TurnStatus = Literal["queued", "running", "done", "failed", "superseded"]

EndStatus = Literal["done", "failed", "superseded"]
"""The states in which a turn stays."""

_OPEN = text("status IN ('queued', 'running')")
_RUNNING = text("status = 'running'")


class Turn(Table, table=True):
    """One thing a user did that Penny has to answer.

    Turns of one `conversation` ("team:channel:thread_ts:user") run one at a time, in the order of their ids.
    `attempts` counts how often the turn was claimed; `owner` is the worker that runs it until `lease_until`.
    A turn that `interrupts` asks the running turn of its conversation to stop; `stop_requested` is the Stop button.
    """

    table_name: ClassVar = "turns"
    __table_args__ = (
        Index("turn_open", "conversation", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("turn_one_running", "conversation", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    event_id: str = Field(unique=True)
    message_key: str | None = Field(default=None, unique=True)
    conversation: str
    sealed_payload: str
    status: TurnStatus = Field(default="queued", sa_type=String)
    attempts: int = 0
    owner: str | None = None
    lease_until: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    created_at: datetime = Field(sa_type=Instant)
    started_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    finished_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    error: str | None = None
    interrupts: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    stop_requested: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Step(Table, table=True):
    """The result of something a turn did once and must not do again, such as a post to Slack."""

    table_name: ClassVar = "steps"

    turn_id: int = Field(foreign_key="turns.id", ondelete="CASCADE", primary_key=True, sa_type=Identity)
    key: str = Field(primary_key=True)
    sealed_result: str
