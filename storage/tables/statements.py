"""Files that users sent, and the statements that were taken over from them."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class Upload(Table, table=True):
    """A file as it was sent, compressed and sealed, until it is imported or its time is over.

    `origin` is Slack's id of it, so that a message that comes twice brings it once; `size` is in bytes.
    """

    table_name: ClassVar = "uploads"
    __table_args__ = (UniqueConstraint("user_id", "origin"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    origin: str
    sealed_name: str
    size: int
    sealed_content: str
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(index=True, sa_type=Instant)


class Statement(Table, table=True):
    """A statement that was imported: its transactions name it, and all of them can be taken back at once."""

    table_name: ClassVar = "statements"
    __table_args__: ClassVar = {"sqlite_autoincrement": True}

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    account_id: int = Field(foreign_key="accounts.id", ondelete="CASCADE", index=True, sa_type=Identity)
    sealed_name: str
    first_day: date
    last_day: date
    created_at: datetime = Field(sa_type=Instant)
