"""What users look at in Slack while they have Penny open."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.alerts import ViewedPlace


class ViewedPlaces(Repository):
    """Keeps the newest place of each user; what Slack tells late does not replace what is newer."""

    async def see(self, user_id: int, channel_id: str, message_ts: str, seen_at: datetime) -> None:
        """Keep what the user has open since then; `message_ts` is "" for a channel as a whole."""
        values = {"channel_id": channel_id, "message_ts": message_ts, "seen_at": seen_at}
        insert = self.insert(ViewedPlace).values({"user_id": user_id} | values)
        newer = col(ViewedPlace.seen_at) < seen_at
        await self.session.execute(insert.on_conflict_do_update(index_elements=["user_id"], set_=values, where=newer))

    async def leave(self, user_id: int, left_at: datetime) -> None:
        """Forget what the user had open: it is nothing that Penny knows now."""
        mine = (col(ViewedPlace.user_id) == user_id, col(ViewedPlace.seen_at) < left_at)
        await self.session.execute(delete(ViewedPlace).where(*mine), execution_options={"synchronize_session": False})

    async def of_user(self, user_id: int, since: datetime) -> ViewedPlace | None:
        """Return what the user has open, unless it was last told of before `since`."""
        found = await self.session.get(ViewedPlace, user_id, populate_existing=True)
        return found if found is not None and found.seen_at >= since else None
