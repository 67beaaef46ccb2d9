"""What was put into goals over time."""

from datetime import date

from sqlalchemy import delete, select
from sqlmodel import col

from storage.money import Money
from storage.repositories.base import Repository
from storage.tables.check_ins import Contribution


class Contributions(Repository):
    """Keeps contributions to goals."""

    async def add(self, goal_id: int, amount: Money, day: date) -> int:
        """Keep what was put in on a day (negative: taken out), and return its id."""
        row = Contribution(
            goal_id=goal_id, amount_minor=amount.minor, currency=amount.currency, day=day, created_at=self.clock()
        )
        self.session.add(row)
        await self.session.flush()
        return row.id

    async def of_goal(self, goal_id: int) -> list[Contribution]:
        """Return what was put into a goal, by days."""
        query = (
            select(Contribution)
            .where(col(Contribution.goal_id) == goal_id)
            .order_by(col(Contribution.day), col(Contribution.id))
        )
        return list(await self.session.scalars(query))

    async def remove(self, contribution_id: int) -> bool:
        """Delete one; False when it is gone already."""
        gone = delete(Contribution).where(col(Contribution.id) == contribution_id).returning(col(Contribution.id))
        return await self.session.scalar(gone) is not None
