"""The people Penny knows, one row for each person in each workspace."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class User(Table, table=True):
    """A person in a workspace.

    `time_zone` is an IANA name, `locale` a CLDR one ("en_US"), `currency` an ISO-4217 code.
    """

    table_name: ClassVar = "users"
    __table_args__ = (UniqueConstraint("team_id", "user_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    team_id: str
    user_id: str
    time_zone: str
    locale: str
    currency: str
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
