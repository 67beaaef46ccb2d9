"""What users own and owe, and what that came to from day to day."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "net_worth_items",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("sealed_name", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_net_worth_items"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_net_worth_items_user_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_net_worth_items_user_id", "net_worth_items", ["user_id"])
    op.create_table(
        "net_worth_days",
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("assets_minor", sa.BigInteger(), nullable=False),
        sa.Column("debts_minor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "day", "currency", name="pk_net_worth_days"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_net_worth_days_user_id", ondelete="CASCADE"),
    )
