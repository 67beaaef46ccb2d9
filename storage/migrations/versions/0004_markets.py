"""Prices that users want to be told of."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "price_watches",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("armed", sa.Boolean(), nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("fired_at", _INSTANT, nullable=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_price_watches"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_price_watches_user_id", ondelete="CASCADE"),
    )
    op.create_index("watch_of_user", "price_watches", ["user_id", "symbol", "direction", "level"], unique=True)
    op.create_index("ix_price_watches_symbol", "price_watches", ["symbol"])
