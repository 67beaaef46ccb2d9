"""What people thought of answers."""

from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import String
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

Rating = Literal["good", "bad"]

Reason = Literal["figures", "question", "unclear", "other"]
"""What was wrong: the figures, that another question was answered, how it was said, or something else."""


class Feedback(Table, table=True):
    """What one person thought of the answer to one turn, as they said last, `rated_at`."""

    table_name: ClassVar = "feedback"

    turn_id: int = Field(primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", primary_key=True, index=True, sa_type=Identity)
    rating: Rating = Field(sa_type=String)
    reason: Reason | None = Field(default=None, sa_type=String, nullable=True)
    sealed_comment: str | None = None
    rated_at: datetime = Field(sa_type=Instant)
