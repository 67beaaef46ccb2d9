"""Prices that users want to be told of."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from sqlalchemy import Index, String
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

WatchDirection = Literal["above", "below"]


class PriceWatch(Table, table=True):
    """A price level of a symbol, and on which side of it the user is told.

    `level` is in major units of `currency`, as text: prices are finer than minor units. An armed watch fires when the
    price is there; then it rests until the price was back on the other side. `seen_at` is the exchange's time of the
    newest price it was judged by: an older one does not count.
    """

    table_name: ClassVar = "price_watches"
    __table_args__ = (Index("watch_of_user", "user_id", "symbol", "direction", "level", unique=True),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    symbol: str = Field(index=True)
    name: str
    currency: str
    level_text: str = Field(sa_column_kwargs={"name": "level"})
    direction: WatchDirection = Field(sa_type=String)
    armed: bool = True
    seen_at: datetime = Field(sa_type=Instant)
    fired_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    created_at: datetime = Field(sa_type=Instant)

    @property
    def level(self) -> Decimal:
        """The price at which the user is told."""
        return Decimal(self.level_text)
