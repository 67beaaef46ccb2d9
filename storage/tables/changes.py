"""What tools changed, kept so that the user can have it undone."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class Change(Table, table=True):
    """One change that can be undone once; its payload is whatever undoing its `kind` needs."""

    table_name: ClassVar = "changes"
    __table_args__ = (Index("change_of_user", "user_id", "id"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    kind: str
    sealed_payload: str
    created_at: datetime = Field(sa_type=Instant)
    undone_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
