"""What Penny says unasked: check-ins that come due, notices that wait, and when a user wants to hear nothing."""

from datetime import date, datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import JSON, BigInteger, Column, Index, String
from sqlmodel import Field

from storage.money import Money
from storage.tables.base import Identity, Instant, Table

CheckInKind = Literal["goal", "weekly_summary", "reminder"]


class CheckIn(Table, table=True):
    """Something to be said at a local time, once or again and again.

    `cron` holds what `zone`'s clock has to show: a list of alternatives, each a mapping of named cron fields;
    `sealed_text` is a reminder's own words. `occurs_at` is the occurrence that comes next, `next_fire_at` when it may
    be said: the same instant, or later because of quiet hours or a pause.
    """

    table_name: ClassVar = "check_ins"

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    kind: CheckInKind = Field(sa_type=String)
    goal_id: int | None = Field(
        default=None, foreign_key="goals.id", ondelete="CASCADE", index=True, nullable=True, sa_type=Identity
    )
    sealed_text: str
    cron: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    zone: str
    occurs_at: datetime = Field(sa_type=Instant)
    next_fire_at: datetime = Field(index=True, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)


class QuietTimes(Table, table=True):
    """When a user wants to hear nothing unasked.

    Quiet hours begin and end at minutes after local midnight, and may reach over it; both None: there are none.
    """

    table_name: ClassVar = "quiet_times"

    user_id: int = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    starts: int | None = None
    ends: int | None = None
    paused_until: datetime | None = Field(default=None, sa_type=Instant, nullable=True)


class HeldNotice(Table, table=True):
    """A turn that is to be queued at `due_at`, since its user wanted to hear nothing before."""

    table_name: ClassVar = "held_notices"

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    event_id: str = Field(unique=True)
    conversation: str
    sealed_payload: str
    due_at: datetime = Field(index=True, sa_type=Instant)


class Contribution(Table, table=True):
    """What was put into a goal, or taken out of it, on a day; in minor units of `currency`."""

    table_name: ClassVar = "contributions"
    __table_args__ = (Index("contribution_of_goal", "goal_id", "day"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    goal_id: int = Field(foreign_key="goals.id", ondelete="CASCADE", sa_type=Identity)
    amount_minor: int = Field(sa_type=BigInteger)
    currency: str
    day: date
    created_at: datetime = Field(sa_type=Instant)

    @property
    def amount(self) -> Money:
        """What was put in; negative for what was taken out."""
        return Money.from_minor(self.amount_minor, self.currency)
