"""The most that users want to spend on a category in a month."""

from sqlalchemy import delete, select
from sqlmodel import col

from storage.money import Money
from storage.repositories.base import Repository
from storage.tables.ledger import CategoryLimit


class CategoryLimits(Repository):
    """Keeps limits; of each category and currency there is one."""

    async def of_user(self, user_id: int, currency: str) -> dict[str, Money]:
        """Return the user's limits in a currency by category, in the order in which they were first set."""
        query = (
            select(CategoryLimit)
            .where(col(CategoryLimit.user_id) == user_id, col(CategoryLimit.currency) == currency)
            .order_by(col(CategoryLimit.id))
            .execution_options(populate_existing=True)
        )
        return {
            row.category: Money.from_minor(row.amount_minor, row.currency) for row in await self.session.scalars(query)
        }

    async def set(self, user_id: int, category: str, limit: Money) -> None:
        """Keep a limit, in place of an earlier one."""
        key = {"user_id": user_id, "category": category, "currency": limit.currency}
        values = {"amount_minor": limit.minor, "updated_at": self.clock()}
        insert = self.insert(CategoryLimit).values(key | values)
        await self.session.execute(insert.on_conflict_do_update(index_elements=list(key), set_=values))

    async def remove(self, user_id: int, category: str, currency: str) -> None:
        """Let the category go without a limit."""
        await self.session.execute(
            delete(CategoryLimit).where(
                col(CategoryLimit.user_id) == user_id,
                col(CategoryLimit.category) == category,
                col(CategoryLimit.currency) == currency,
            )
        )
