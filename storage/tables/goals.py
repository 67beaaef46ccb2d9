"""What users save for."""

from datetime import date, datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import BigInteger, Column, Integer, String
from sqlmodel import Field

from storage.money import Money
from storage.tables.base import Identity, Instant, Table

GoalStatus = Literal["active", "reached", "archived"]

_VERSION = Column("version", Integer, nullable=False)


class Goal(Table, table=True):
    """A sum to be saved, how much of it is there, and what is put aside for it each month.

    Amounts are in minor units of `currency`. `version` makes sure that of two changes based on the same
    row only one succeeds.
    """

    table_name: ClassVar = "goals"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _VERSION}

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    name: str
    target_minor: int = Field(sa_type=BigInteger)
    saved_minor: int = Field(default=0, sa_type=BigInteger)
    monthly_minor: int | None = Field(default=None, sa_type=BigInteger, nullable=True)
    currency: str
    deadline: date | None = None
    status: GoalStatus = Field(default="active", sa_type=String)
    version: int = Field(default=1, sa_column=_VERSION)
    created_at: datetime = Field(default=None, sa_type=Instant)
    updated_at: datetime = Field(default=None, sa_type=Instant)

    @property
    def target(self) -> Money:
        """How much is to be saved."""
        return Money.from_minor(self.target_minor, self.currency)

    @property
    def saved(self) -> Money:
        """How much is there already."""
        return Money.from_minor(self.saved_minor, self.currency)

    @property
    def monthly(self) -> Money | None:
        """How much is put aside each month, if that is known."""
        return None if self.monthly_minor is None else Money.from_minor(self.monthly_minor, self.currency)
