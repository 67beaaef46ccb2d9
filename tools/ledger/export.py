"""The ledger as CSV, for spreadsheets and for whoever moves on."""

import csv
import io
from collections.abc import AsyncIterator, Sequence

from storage.repositories.transactions import StoredTransaction
from storage.unit import UnitOfWork
from tools.ledger.words import label_of

COLUMNS = ("date", "account", "description", "category", "amount", "currency", "source")

_PAGE = 1_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell as a formula: a description is none (OWASP, CSV injection)."""


async def csv_of(unit: UnitOfWork, user_id: int) -> AsyncIterator[str]:
    """Yield the user's transactions as CSV (RFC 4180), the newest first: the heading, then some lines at a time."""
    yield _written([COLUMNS])
    accounts = {account.id: account.name for account in await unit.accounts.of_user(user_id)}
    before: StoredTransaction | None = None
    while page := await unit.transactions.page(user_id, limit=_PAGE, before=before):
        yield _written([_row(one, accounts[one.account_id]) for one in page])
        before = page[-1]


def _row(one: StoredTransaction, account: str) -> tuple[str, ...]:
    return (
        one.day.isoformat(),
        _text(account),
        _text(one.description),
        label_of(one.category),
        str(one.amount.amount),
        one.amount.currency,
        one.source,
    )


def _text(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words


def _written(rows: Sequence[Sequence[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
