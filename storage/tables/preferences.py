"""How each person wants Penny to be, wherever they meet her."""

from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import String
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

ChannelResults = Literal["ask", "private", "public"]
"""Who sees what a person is answered in a channel.

"ask": everybody, but for what rests on something private, which its owner may then share; "private": the owner alone,
until they share it; "public": everybody.
"""


class Preferences(Table, table=True):
    """One person's choices.

    `time_zone` is an IANA name that stands in for the one in Slack's profile, which is `profile_zone` meanwhile; both
    None: the profile is followed. `set_up_at` is when
    the person went through the set-up, or put it aside. `home_seen_at` is when they first opened the Home tab: nobody
    else's is kept up to date. `home_expanded` is the part of the Home tab that is shown in full; "" shows all in short.
    """

    table_name: ClassVar = "preferences"

    user_id: int = Field(primary_key=True, foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    time_zone: str | None = Field(default=None, nullable=True)
    profile_zone: str | None = Field(default=None, nullable=True)
    channel_results: ChannelResults = Field(default="ask", sa_type=String)
    set_up_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    home_seen_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True)
    home_expanded: str = ""
