"""What users own and owe, and what that came to on the days on which it changed."""

from datetime import date, datetime
from typing import ClassVar, Literal

from sqlalchemy import BigInteger, String
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

WorthSide = Literal["asset", "debt"]
"""Something owned, or something owed."""


class WorthItem(Table, table=True):
    """Something the user owns or owes, and what it is worth now, in minor units of its own currency."""

    table_name: ClassVar = "net_worth_items"
    # An id that was used once may still be named by a change that can be undone.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    side: WorthSide = Field(sa_type=String)
    sealed_name: str
    amount_minor: int = Field(sa_type=BigInteger)
    currency: str
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)


class WorthDay(Table, table=True):
    """All that the user owned and owed in one currency at the end of a day on which that changed, where they live."""

    table_name: ClassVar = "net_worth_days"

    user_id: int = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    day: date = Field(primary_key=True)
    currency: str = Field(primary_key=True)
    assets_minor: int = Field(sa_type=BigInteger)
    debts_minor: int = Field(sa_type=BigInteger)
