"""What Penny may say unasked, what she has said already, and what users look at."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "alert_choices",
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("sealed_basis", sa.String()),
        sa.Column("told_at", _INSTANT),
        sa.Column("look_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", name="pk_alert_choices"),
        _of_user("alert_choices"),
    )
    op.create_index("ix_alert_choices_look_at", "alert_choices", ["look_at"])
    op.create_table(
        "said_alerts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("said_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_said_alerts"),
        sa.UniqueConstraint("user_id", "kind", "subject", name="uq_said_alerts_user_id"),
        _of_user("said_alerts"),
    )
    op.create_table(
        "viewed_places",
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("message_ts", sa.String(), nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_viewed_places"),
        _of_user("viewed_places"),
    )


def _of_user(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id", ondelete="CASCADE")
