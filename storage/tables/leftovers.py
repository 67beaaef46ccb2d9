"""Remote threads that no conversation is kept in any more: what is still to be deleted at the provider."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class RemoteLeftover(Table, table=True):
    """A thread at a provider that was rebuilt elsewhere, or whose owner is forgotten; nothing says whose it was."""

    table_name: ClassVar = "remote_leftovers"
    __table_args__ = (UniqueConstraint("engine", "endpoint", "remote_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    engine: str
    endpoint: str
    remote_id: str
    created_at: datetime = Field(sa_type=Instant)
