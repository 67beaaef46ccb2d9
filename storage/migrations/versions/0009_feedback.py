"""What people thought of an answer, kept with its turn."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("turn_id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("rating", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("sealed_comment", sa.String()),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "user_id", name="pk_feedback"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_feedback_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_feedback_user_id", "feedback", ["user_id"])
