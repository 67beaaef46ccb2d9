"""Accounts, transactions, limits and rules of categories, and the changes that can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _accounts()
    _transactions()
    _categories()
    _changes()


def _of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("sealed_name", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        _of("accounts", "user_id", "users"),
    )
    op.create_index("ix_accounts_user_id", "accounts", ["user_id"])


def _transactions() -> None:
    op.create_table(
        "transactions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("sealed_description", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String()),
        sa.Column("statement_id", _ID),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_transactions"),
        sa.UniqueConstraint("account_id", "fingerprint", name="uq_transactions_account_id"),
        _of("transactions", "user_id", "users"),
        _of("transactions", "account_id", "accounts"),
        sqlite_autoincrement=True,
    )
    sums = ["user_id", "currency", "day", "category", "amount_minor"]
    op.create_index("transaction_sums", "transactions", sums)
    op.create_index("transaction_of_user", "transactions", ["user_id", "day", "id"])
    op.create_index("transaction_of_statement", "transactions", ["statement_id"])


def _categories() -> None:
    op.create_table(
        "category_limits",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_category_limits"),
        sa.UniqueConstraint("user_id", "category", "currency", name="uq_category_limits_user_id"),
        _of("category_limits", "user_id", "users"),
    )
    op.create_table(
        "category_rules",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("sealed_words", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_category_rules"),
        sa.UniqueConstraint("user_id", "fingerprint", name="uq_category_rules_user_id"),
        _of("category_rules", "user_id", "users"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sealed_payload", sa.String(), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("undone_at", _INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        _of("changes", "user_id", "users"),
        sqlite_autoincrement=True,
    )
    op.create_index("change_of_user", "changes", ["user_id", "id"])
