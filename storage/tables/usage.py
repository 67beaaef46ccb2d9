"""What the model took: the tokens of each request."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table


class RequestUsage(Table, table=True):
    """The tokens of one request to the model, known by its turn and its number within the turn, from 1.

    Cached tokens are among the input tokens, reasoning tokens among the output tokens.
    """

    table_name: ClassVar = "usage"
    __table_args__ = (
        Index("usage_of_user", "user_id", "created_at"),
        Index("usage_of_team", "team_id", "created_at"),
    )

    turn_id: int = Field(primary_key=True, sa_type=Identity)
    round: int = Field(primary_key=True)
    conversation_id: int = Field(sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    team_id: str
    engine: str
    model: str
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    reasoning_tokens: int
    created_at: datetime = Field(sa_type=Instant)
