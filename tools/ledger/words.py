"""What transactions, days and limits are called in sentences."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.planning.categories import CATEGORIES

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

PRIVATE = "What you spend and earn is private: ask me in our direct messages, and I answer there."

OFFER = "Shall I tell you by myself when spending on {label} nears the limit, or goes over it?"


def label_of(category: str) -> str:
    """Return the category's label; a name that is none any more stands for itself."""
    known = CATEGORIES.get(category)
    return known.label if known else category


def named(transaction: StoredTransaction, formatter: "Formatter") -> str:
    """Return the transaction in words: "$4.50 for coffee (Eating out) on November 20, 2026"."""
    amount = formatter.money_short(_size(transaction.amount))
    link = "from" if transaction.amount.minor > 0 else "for"
    what = f" {link} {transaction.description}" if transaction.description else ""
    return f"{amount}{what} ({label_of(transaction.category)}) on {formatter.long(transaction.day)}"


def on_day(day: date, today: date, formatter: "Formatter") -> str:
    """Return "today", "yesterday" or "on November 3, 2026"."""
    if day == today:
        return "today"
    return "yesterday" if day == today - timedelta(days=1) else f"on {formatter.long(day)}"


def _size(amount: Money) -> Money:
    return -amount if amount.minor < 0 else amount
