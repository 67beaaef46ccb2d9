"""Check-ins, quiet times, notices that wait, and what was put into goals."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _check_ins()
    _quiet_times()
    _held_notices()
    _contributions()


def _of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("goal_id", _ID),
        sa.Column("sealed_text", sa.String(), nullable=False),
        sa.Column("cron", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("occurs_at", _INSTANT, nullable=False),
        sa.Column("next_fire_at", _INSTANT, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
        _of("check_ins", "user_id", "users"),
        _of("check_ins", "goal_id", "goals"),
    )
    for column in ("user_id", "goal_id", "next_fire_at"):
        op.create_index(f"ix_check_ins_{column}", "check_ins", [column])


def _quiet_times() -> None:
    op.create_table(
        "quiet_times",
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("starts", sa.Integer()),
        sa.Column("ends", sa.Integer()),
        sa.Column("paused_until", _INSTANT),
        sa.PrimaryKeyConstraint("user_id", name="pk_quiet_times"),
        _of("quiet_times", "user_id", "users"),
    )


def _held_notices() -> None:
    op.create_table(
        "held_notices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("sealed_payload", sa.String(), nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_held_notices"),
        sa.UniqueConstraint("event_id", name="uq_held_notices_event_id"),
        _of("held_notices", "user_id", "users"),
    )
    for column in ("user_id", "due_at"):
        op.create_index(f"ix_held_notices_{column}", "held_notices", [column])


def _contributions() -> None:
    op.create_table(
        "contributions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("goal_id", _ID, nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contributions"),
        _of("contributions", "goal_id", "goals"),
    )
    op.create_index("contribution_of_goal", "contributions", ["goal_id", "day"])
