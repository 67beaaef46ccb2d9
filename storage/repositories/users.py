"""The people Penny knows."""

from sqlalchemy import select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.preferences import Preferences
from storage.tables.users import User


class Users(Repository):
    """Finds and keeps users."""

    async def get(self, user_id: int) -> User | None:
        """Return the user with this id of ours."""
        return await self.session.get(User, user_id)

    async def find(self, team_id: str, user_id: str) -> User | None:
        """Return the user whom Slack knows by these ids."""
        query = select(User).where(col(User.team_id) == team_id, col(User.user_id) == user_id)
        return await self.session.scalar(query)

    async def ensure(self, team_id: str, user_id: str, *, time_zone: str, locale: str, currency: str) -> User:
        """Return the user, created if unknown.

        A known user's locale follows Slack's, and the time zone too unless the user chose another one; the currency
        stays what the user chose.
        """
        now = self.clock()
        row = {
            "team_id": team_id,
            "user_id": user_id,
            "time_zone": time_zone,
            "locale": locale,
            "currency": currency,
            "created_at": now,
            "updated_at": now,
        }
        await self.session.execute(self.insert(User).values(row).on_conflict_do_nothing())
        user = (
            await self.session.scalars(select(User).where(col(User.team_id) == team_id, col(User.user_id) == user_id))
        ).one()
        chosen = await self.session.get(Preferences, user.id, populate_existing=True)
        if chosen is not None and chosen.time_zone is not None:
            chosen.profile_zone, time_zone = time_zone, chosen.time_zone
        if (user.time_zone, user.locale) != (time_zone, locale):
            user.time_zone, user.locale = time_zone, locale
            await self.update(user)
        return user

    async def update(self, user: User) -> None:
        """Write the columns of `user` that were changed since it was read."""
        user.updated_at = self.clock()
        self.session.add(user)
        await self.session.flush()

    async def with_slack_id(self, user_id: str, team_id: str | None) -> list[User]:
        """Return the users with this Slack id, of one workspace or of all."""
        query = select(User).where(col(User.user_id) == user_id)
        if team_id is not None:
            query = query.where(col(User.team_id) == team_id)
        return list(await self.session.scalars(query.order_by(col(User.id))))
