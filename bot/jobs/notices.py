"""Lets go of the notices that were held while their users wanted to hear nothing."""

from datetime import datetime

from storage.database import Database
from tools.memory.quiet import next_allowed

_BATCH = 100


class ReleaseNotices:
    """Queues held notices once their time has come."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tick(self, now: datetime) -> None:
        """Queue what may be said by now; each leaves the held ones and enters the inbox in one step."""
        async with self._database.unit() as unit:
            due = await unit.held_notices.due(now, _BATCH)
            for notice in due:
                user = await unit.users.get(notice.user_id)
                quiet = await unit.quiet_times.of_user(notice.user_id)
                allowed = next_allowed(now, quiet, user.time_zone) if user else now
                if allowed > now:
                    await unit.held_notices.move(notice.user_id, allowed)
                elif await unit.held_notices.release(notice):
                    await unit.turns.put(notice.turn, now)
        if due:
            self._database.inbox.wake()
