"""What users spent and earned, added up."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.ledger import Transaction


class CategorySum(NamedTuple):
    """What came in and what went out (zero or negative) in one category, in minor units, and in how many parts."""

    category: str
    received_minor: int
    spent_minor: int
    parts: int


class Spending(Repository):
    """Adds transactions up; never two currencies."""

    async def sums(self, user_id: int, currency: str, first: date, last: date) -> list[CategorySum]:
        """Return what each category received and spent in one currency from `first` to `last`, both included."""
        amount = col(Transaction.amount_minor)
        query = (
            select(
                col(Transaction.category),
                func.sum(amount).filter(amount > 0),
                func.sum(amount).filter(amount < 0),
                func.count(),
            )
            .where(
                col(Transaction.user_id) == user_id,
                col(Transaction.currency) == currency,
                col(Transaction.day) >= first,
                col(Transaction.day) <= last,
            )
            .group_by(col(Transaction.category))
            .order_by(col(Transaction.category))
        )
        rows = await self.session.execute(query)
        return [CategorySum(name, int(gained or 0), int(spent or 0), count) for name, gained, spent, count in rows]
