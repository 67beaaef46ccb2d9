"""Threads in which Penny keeps quiet, and conversations in them whose answers are for one person's eyes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("discreet", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "slack_threads",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("external", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("muted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("aside_ts", sa.String(), nullable=False),
        sa.Column("heard_ts", sa.String(), nullable=False),
        sa.Column("hinted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("introduced_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("titled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "thread_ts", name="pk_slack_threads"),
    )
