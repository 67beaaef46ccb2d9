"""What was spent and earned: accounts, transactions, the limits of categories and the rules that guess them."""

from datetime import date, datetime
from typing import ClassVar, Literal

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import Identity, Instant, Table

TransactionSource = Literal["said", "statement"]
"""How a transaction became known: the user told of it, or a statement of the bank did."""


class Account(Table, table=True):
    """Where money is kept; all its transactions count in its currency."""

    table_name: ClassVar = "accounts"

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", index=True, sa_type=Identity)
    sealed_name: str
    currency: str
    created_at: datetime = Field(sa_type=Instant)


class Transaction(Table, table=True):
    """Money that came in (a positive amount) or went out (a negative one), in minor units of `currency`.

    `day` is the local date at the bank, or where the user lives. `fingerprint` tells the transaction from all others
    of its account, so that the same line of a statement is kept once; what the user told of has none. `statement_id`
    is the statement that brought it. `version` counts its changes from 1.
    """

    table_name: ClassVar = "transactions"
    __table_args__ = (
        UniqueConstraint("account_id", "fingerprint"),
        # It holds all that a sum needs, so that the sums of a month read nothing else.
        Index("transaction_sums", "user_id", "currency", "day", "category", "amount_minor"),
        Index("transaction_of_user", "user_id", "day", "id"),
        Index("transaction_of_statement", "statement_id"),
        # An id that was used once may still be named by a change that can be undone.
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    account_id: int = Field(foreign_key="accounts.id", ondelete="CASCADE", sa_type=Identity)
    day: date
    amount_minor: int = Field(sa_type=BigInteger)
    currency: str
    category: str
    sealed_description: str
    source: TransactionSource = Field(sa_type=String)
    fingerprint: str | None = Field(default=None, nullable=True)
    statement_id: int | None = Field(default=None, sa_type=Identity, nullable=True)
    version: int = 1
    created_at: datetime = Field(sa_type=Instant)


class CategoryLimit(Table, table=True):
    """The most that is to be spent on a category in a month, in minor units of `currency`."""

    table_name: ClassVar = "category_limits"
    __table_args__ = (UniqueConstraint("user_id", "category", "currency"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    category: str
    currency: str
    amount_minor: int = Field(sa_type=BigInteger)
    updated_at: datetime = Field(sa_type=Instant)


class CategoryRule(Table, table=True):
    """A correction that is to last: what carries these words belongs to the category.

    `fingerprint` is that of the words, so that each has one rule.
    """

    table_name: ClassVar = "category_rules"
    __table_args__ = (UniqueConstraint("user_id", "fingerprint"),)

    id: int = Field(default=None, primary_key=True, sa_type=Identity)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", sa_type=Identity)
    fingerprint: str
    sealed_words: str
    category: str
    updated_at: datetime = Field(sa_type=Instant)
