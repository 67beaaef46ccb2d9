"""What Penny may say by herself, what she has said already, and what a user looks at in Slack."""

from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import String, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

AlertKind = Literal["over_pace", "low_point", "goal_milestones", "price_alerts"]
"""A limit that is nearly or all used up; a balance that gets low; a part of a goal that is saved; a watched price."""

AlertPace = Literal["each", "weekly", "off"]
"""How often one kind is said: each time, at most once in seven days, never."""


class AlertChoice(Table, table=True):
    """What a user chose to be told of. Only price alerts, which watches ask for, are said without a choice.

    `sealed_basis` is what a kind goes by beside what is known anyway: for the low point, the balance that the user
    named. `told_at` is when something of this kind was said last, `look_at` when it is to be looked at again.
    """

    table_name: ClassVar = "alert_choices"

    user_id: int = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    kind: AlertKind = Field(primary_key=True, sa_type=String)
    pace: AlertPace = Field(sa_type=String)
    sealed_basis: str | None = Field(default=None, nullable=True)
    told_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    look_at: datetime = Field(index=True, sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)


class SaidAlert(Table, table=True):
    """Something that is said once: `subject` names it within its kind ("groceries:USD:2026-11-01:80")."""

    table_name: ClassVar = "said_alerts"
    __table_args__ = (UniqueConstraint("user_id", "kind", "subject"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    kind: AlertKind = Field(sa_type=String)
    subject: str
    said_at: datetime = Field(sa_type=Instant)


class ViewedPlace(Table, table=True):
    """The channel, or the message in it, that a user has open beside Penny since `seen_at`, Slack's time of it."""

    table_name: ClassVar = "viewed_places"

    user_id: int = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    channel_id: str
    message_ts: str
    seen_at: datetime = Field(sa_type=Instant)
