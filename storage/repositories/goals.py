"""What users save for."""

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import col

from storage.errors import StaleRowError
from storage.repositories.base import Repository
from storage.tables.goals import Goal


class Goals(Repository):
    """Keeps goals. A goal read here is locked until the unit ends, so that changes build on each other."""

    async def add(self, goal: Goal) -> Goal:
        """Keep a new goal and return it with its id; one that comes back keeps the time at which it was first made."""
        goal.updated_at = self.clock()
        goal.created_at = goal.created_at or goal.updated_at
        self.session.add(goal)
        await self.session.flush()
        return goal

    async def of_user(self, user_id: int, include_archived: bool = False) -> list[Goal]:
        """Return the user's goals, oldest first."""
        query = select(Goal).where(col(Goal.user_id) == user_id).order_by(col(Goal.id))
        if not include_archived:
            query = query.where(col(Goal.status) != "archived")
        return list(await self.session.scalars(query))

    async def find(self, user_id: int, goal_id: int) -> Goal | None:
        """Return the user's goal of this id; None when there is none."""
        query = select(Goal).where(col(Goal.user_id) == user_id, col(Goal.id) == goal_id).with_for_update()
        return await self.session.scalar(query)

    async def find_by_name(self, user_id: int, name: str) -> Goal | None:
        """Return the newest goal of this name in any case; an archived one only when there is no other."""
        query = select(Goal).where(col(Goal.user_id) == user_id).order_by(col(Goal.id)).with_for_update()
        wanted = name.strip().casefold()
        named = [g for g in await self.session.scalars(query) if g.name.strip().casefold() == wanted]
        return max(named, key=lambda goal: (goal.status != "archived", goal.id), default=None)

    async def update(self, goal: Goal) -> None:
        """Write what was changed in `goal`; StaleRowError when somebody else changed it since it was read."""
        goal.updated_at = self.clock()
        self.session.add(goal)
        try:
            await self.session.flush()
        except StaleDataError:
            raise StaleRowError from None

    async def delete(self, goal: Goal) -> None:
        """Delete a goal, with all that was put into it and its check-ins."""
        await self.session.delete(goal)
        await self.session.flush()
