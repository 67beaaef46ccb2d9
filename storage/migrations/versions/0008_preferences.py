"""How each person wants Penny to be: settings that hold everywhere."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("time_zone", sa.String()),
        sa.Column("profile_zone", sa.String()),
        sa.Column("channel_results", sa.String(), nullable=False),
        sa.Column("set_up_at", _INSTANT),
        sa.Column("home_seen_at", _INSTANT),
        sa.Column("home_expanded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_preferences"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_preferences_user_id", ondelete="CASCADE"),
    )
