"""Transactions as the undo log keeps them."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from pydantic import JsonValue

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from storage.tables.ledger import TransactionSource


def snapshot(transaction: StoredTransaction) -> dict[str, JsonValue]:
    """Return all that is needed to bring the transaction back as it is."""
    return {
        "id": transaction.id,
        "account_id": transaction.account_id,
        "day": transaction.day.isoformat(),
        "amount_minor": transaction.amount.minor,
        "currency": transaction.amount.currency,
        "category": transaction.category,
        "description": transaction.description,
        "source": transaction.source,
        "statement_id": transaction.statement_id,
        "fingerprint": transaction.fingerprint,
        "version": transaction.version,
    }


def from_snapshot(kept: Mapping[str, JsonValue]) -> StoredTransaction:
    """Return the transaction as it was."""
    return StoredTransaction(
        id=cast("int", kept["id"]),
        account_id=cast("int", kept["account_id"]),
        day=date.fromisoformat(str(kept["day"])),
        amount=Money.from_minor(cast("int", kept["amount_minor"]), str(kept["currency"])),
        category=str(kept["category"]),
        description=str(kept["description"]),
        source=cast("TransactionSource", kept["source"]),
        statement_id=cast("int | None", kept["statement_id"]),
        fingerprint=cast("str | None", kept["fingerprint"]),
        version=cast("int", kept["version"]),
    )


def is_same(one: StoredTransaction, other: StoredTransaction) -> bool:
    """Tell whether two states of a transaction say the same, however often it was changed in between."""
    return _said(one) == _said(other)


def _said(transaction: StoredTransaction) -> tuple[object, ...]:
    return (transaction.id, transaction.day, transaction.amount, transaction.category, transaction.description)
