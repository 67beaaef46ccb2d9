"""What users spent and earned."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, tuple_, update
from sqlmodel import col

from storage.errors import StaleRowError
from storage.money import Money
from storage.repositories.accounts import StoredAccount
from storage.repositories.base import Repository
from storage.tables.ledger import Transaction, TransactionSource

_BATCH = 5_000
"""Rows that are sealed and inserted at a time: the event loop breathes in between."""

_MOST_PARAMETERS = 10_000
"""Values in one list of a query; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class NewTransaction:
    """A transaction to be kept: negative when money went out, in minor units of its account's currency.

    `reference` is what tells it from every other transaction of its account, such as a bank's id of it or its line
    and how often that line was there before; None for one that no statement brought.
    """

    day: date
    amount_minor: int
    category: str
    description: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class StoredTransaction:
    """A transaction with its description in clear."""

    id: int
    account_id: int
    day: date
    amount: Money
    category: str
    description: str
    source: TransactionSource
    statement_id: int | None
    fingerprint: str | None
    version: int


class Transactions(Repository):
    """Keeps transactions and finds them."""

    async def add(
        self, user_id: int, account: StoredAccount, new: NewTransaction, source: TransactionSource = "said"
    ) -> StoredTransaction:
        """Keep one transaction and return it with its id."""
        row = Transaction(**self._row(user_id, account, new, source, None))
        self.session.add(row)
        await self.session.flush()
        return self._stored(row)

    async def add_many(
        self,
        user_id: int,
        account: StoredAccount,
        new: Sequence[NewTransaction],
        *,
        statement_id: int | None = None,
    ) -> int:
        """Keep the transactions of a statement that the account does not have yet; return how many those were."""
        before = await self._count(account.id)
        insert = self.insert(Transaction).on_conflict_do_nothing()
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            rows = await asyncio.to_thread(self._rows, user_id, account, batch, statement_id)
            await self.session.execute(insert, rows)
        return await self._count(account.id) - before

    async def known(self, account_id: int, references: Sequence[str]) -> set[str]:
        """Return those of the references that transactions of the account have already."""
        marks = {self.cipher.fingerprint(reference): reference for reference in references}
        found = set[str]()
        listed = list(marks)
        for start in range(0, len(listed), _MOST_PARAMETERS):
            query = select(col(Transaction.fingerprint)).where(
                col(Transaction.account_id) == account_id,
                col(Transaction.fingerprint).in_(listed[start : start + _MOST_PARAMETERS]),
            )
            found.update(marks[mark] for mark in await self.session.scalars(query) if mark is not None)
        return found

    async def find(self, user_id: int, transaction_id: int) -> StoredTransaction | None:
        """Return a transaction of the user, locked until the unit ends; None when there is none of that id."""
        query = select(Transaction).where(_one(user_id, transaction_id)).with_for_update()
        row = await self.session.scalar(query, execution_options={"populate_existing": True})
        return None if row is None else self._stored(row)

    async def page(
        self,
        user_id: int,
        *,
        limit: int,
        first: date | None = None,
        last: date | None = None,
        category: str | None = None,
        before: StoredTransaction | None = None,
    ) -> list[StoredTransaction]:
        """Return at most `limit` transactions of the days from `first` to `last`, the newest first.

        `before` is the last one of the page before.
        """
        query = select(Transaction).where(col(Transaction.user_id) == user_id)
        if first is not None:
            query = query.where(col(Transaction.day) >= first)
        if last is not None:
            query = query.where(col(Transaction.day) <= last)
        if category is not None:
            query = query.where(col(Transaction.category) == category)
        if before is not None:
            query = query.where(tuple_(col(Transaction.day), col(Transaction.id)) < (before.day, before.id))
        newest = query.order_by(col(Transaction.day).desc(), col(Transaction.id).desc()).limit(limit)
        return [self._stored(row) for row in await self.session.scalars(newest)]

    async def change(
        self, before: StoredTransaction, *, day: date, amount_minor: int, category: str, description: str
    ) -> StoredTransaction:
        """Write new values over those of `before`; StaleRowError when it was changed since it was read."""
        values = {
            "day": day,
            "amount_minor": amount_minor,
            "category": category,
            "sealed_description": self.cipher.seal(description),
            "version": before.version + 1,
        }
        query = update(Transaction).where(*_unchanged(before)).values(values).returning(Transaction)
        row = await self.session.scalar(query, execution_options={"populate_existing": True})
        if row is None:
            raise StaleRowError
        return self._stored(row)

    async def delete(self, transaction: StoredTransaction) -> None:
        """Delete a transaction; StaleRowError when it was changed since it was read."""
        query = delete(Transaction).where(*_unchanged(transaction)).returning(col(Transaction.id))
        if await self.session.scalar(query) is None:
            raise StaleRowError

    async def restore(self, user_id: int, deleted: StoredTransaction) -> bool:
        """Keep a deleted transaction again, under its old id; False where a statement brought it back meanwhile."""
        row = {
            "id": deleted.id,
            "user_id": user_id,
            "account_id": deleted.account_id,
            "day": deleted.day,
            "amount_minor": deleted.amount.minor,
            "currency": deleted.amount.currency,
            "category": deleted.category,
            "sealed_description": self.cipher.seal(deleted.description),
            "source": deleted.source,
            "fingerprint": deleted.fingerprint,
            "statement_id": deleted.statement_id,
            "version": deleted.version + 1,
            "created_at": self.clock(),
        }
        insert = self.insert(Transaction).values(row).on_conflict_do_nothing().returning(col(Transaction.id))
        return await self.session.scalar(insert) is not None

    async def delete_statement(self, user_id: int, statement_id: int) -> int:
        """Delete what a statement brought; return how many transactions that were."""
        of_statement = (col(Transaction.user_id) == user_id, col(Transaction.statement_id) == statement_id)
        count = await self.session.scalar(select(func.count()).select_from(Transaction).where(*of_statement))
        await self.session.execute(delete(Transaction).where(*of_statement))
        return count or 0

    async def any_of(self, user_id: int) -> bool:
        """Return whether the user has any transaction."""
        query = select(col(Transaction.id)).where(col(Transaction.user_id) == user_id).limit(1)
        return await self.session.scalar(query) is not None

    async def _count(self, account_id: int) -> int:
        query = select(func.count()).select_from(Transaction).where(col(Transaction.account_id) == account_id)
        return await self.session.scalar(query) or 0

    def _rows(
        self, user_id: int, account: StoredAccount, new: Iterable[NewTransaction], statement_id: int | None
    ) -> list[dict[str, Any]]:
        return [self._row(user_id, account, one, "statement", statement_id) for one in new]

    def _row(
        self,
        user_id: int,
        account: StoredAccount,
        new: NewTransaction,
        source: TransactionSource,
        statement_id: int | None,
    ) -> dict[str, Any]:
        return {
            "user_id": user_id,
            "account_id": account.id,
            "day": new.day,
            "amount_minor": new.amount_minor,
            "currency": account.currency,
            "category": new.category,
            "sealed_description": self.cipher.seal(new.description),
            "source": source,
            "fingerprint": None if new.reference is None else self.cipher.fingerprint(new.reference),
            "statement_id": statement_id,
            "version": 1,
            "created_at": self.clock(),
        }

    def _stored(self, row: Transaction) -> StoredTransaction:
        return StoredTransaction(
            id=row.id,
            account_id=row.account_id,
            day=row.day,
            amount=Money.from_minor(row.amount_minor, row.currency),
            category=row.category,
            description=str(self.cipher.open(row.sealed_description)),
            source=row.source,
            statement_id=row.statement_id,
            fingerprint=row.fingerprint,
            version=row.version,
        )


def _one(user_id: int, transaction_id: int) -> ColumnElement[bool]:
    return (col(Transaction.user_id) == user_id) & (col(Transaction.id) == transaction_id)


def _unchanged(transaction: StoredTransaction) -> tuple[ColumnElement[bool], ...]:
    return (col(Transaction.id) == transaction.id, col(Transaction.version) == transaction.version)
