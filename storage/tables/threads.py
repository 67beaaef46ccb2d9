"""What is known of threads, beside the conversations in them."""

from typing import ClassVar

from sqlalchemy import false
from sqlmodel import Field

from storage.tables.base import Identity, Table


class SlackThread(Table, table=True):
    """A thread in which people and Penny write.

    People of another workspace read along in an `external` one. In a `muted` one Penny answers only who mentions her.
    `aside_ts` is Slack's id of the last message that people wrote to each other, `heard_ts` that of the last one to
    Penny since there was any; "" where there is none. `hinted` says that somebody was told why Penny keeps out of it,
    `introduced_by` which turn said how to go on with her here, `titled` that Slack was given a title for it.
    """

    table_name: ClassVar = "slack_threads"

    team_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    thread_ts: str = Field(primary_key=True)
    external: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    muted: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    aside_ts: str = ""
    heard_ts: str = ""
    hinted: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    introduced_by: int | None = Field(default=None, sa_type=Identity, nullable=True)
    titled: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
