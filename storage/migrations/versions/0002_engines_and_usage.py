"""Turns that stop another one, what the remote thread is known to hold, and the tokens that requests took."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _turns()
    _conversations()
    _usage()


def _turns() -> None:
    # The defaults are the database's own: for the rows that are there, and for a replica not yet replaced.
    op.add_column("turns", sa.Column("interrupts", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("turns", sa.Column("stop_requested", sa.Boolean(), server_default=sa.false(), nullable=False))


def _conversations() -> None:
    op.add_column("conversations", sa.Column("mirrored", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
    op.add_column("conversations", sa.Column("thread_seen", _ID, server_default=sa.text("0"), nullable=False))


def _usage() -> None:
    op.create_table(
        "usage",
        sa.Column("turn_id", _ID, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("conversation_id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("reasoning_tokens", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "round", name="pk_usage"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_usage_user_id", ondelete="CASCADE"),
    )
    op.create_index("usage_of_user", "usage", ["user_id", "created_at"])
    op.create_index("usage_of_team", "usage", ["team_id", "created_at"])
