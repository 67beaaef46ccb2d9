"""How people want Penny to be."""

from datetime import datetime
from typing import TypedDict, Unpack

from storage.repositories.base import Repository
from storage.tables.preferences import ChannelResults, Preferences


class PreferenceChanges(TypedDict, total=False):
    """What may be changed of a person's preferences; what is not named stays as it is."""

    time_zone: str | None
    profile_zone: str | None
    channel_results: ChannelResults
    set_up_at: datetime
    home_seen_at: datetime
    home_expanded: str


class PreferencesOfUsers(Repository):
    """Finds and changes preferences."""

    async def of_user(self, user_id: int) -> Preferences:
        """Return the user's preferences; those of a user who has chosen nothing are the defaults."""
        found = await self.session.get(Preferences, user_id, populate_existing=True)
        return found or Preferences(user_id=user_id)

    async def change(self, user_id: int, **changes: Unpack[PreferenceChanges]) -> None:
        """Keep what is named; two who change different things at a time both succeed."""
        row = Preferences(user_id=user_id).model_dump() | dict(changes)
        statement = self.insert(Preferences).values(row)
        await self.session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=dict(changes)))
