"""The title of a thread in Slack's list of sessions: what it is about, given once."""

import logging

from bot.assistant.turn import Place
from bot.blocks.text import SESSION_TITLE, shorten
from bot.slack.services import Services
from bot.slack.status import ThreadStatus
from storage.errors import StorageError

_log = logging.getLogger(__name__)


class ThreadTitle:
    """Gives a thread its title, by the first turn that knows what it is about; a title that is there stays."""

    def __init__(self, services: Services, place: Place, status: ThreadStatus) -> None:
        self._services = services
        self._place = place
        self._thread = (place.team_id, place.channel_id, place.thread_ts)
        self._status = status
        self._wanted = ""

    def want(self, title: str) -> None:
        """Take the title for the thread, unless this turn has one already."""
        self._wanted = self._wanted or title.strip()

    async def give(self) -> None:
        """Give the thread what is wanted, unless it has a title; where that fails, a later turn tries again."""
        if not self._wanted:
            return
        try:
            await self._give(shorten(self._wanted, SESSION_TITLE))
        except StorageError:
            # The answer is there already: a title is not worth an apology.
            _log.exception("a thread has no title", extra={"channel": self._place.channel_id})

    async def _give(self, title: str) -> None:
        async with self._services.database.unit() as unit:
            if (await unit.threads.get(*self._thread)).titled:
                return
        if await self._status.rename(title):
            async with self._services.database.unit() as unit:
                await unit.threads.note_title(*self._thread)
