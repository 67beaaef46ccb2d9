"""Keeps Home tabs up to date."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from weakref import WeakValueDictionary

from bot.assistant.turn import Speaker

Publish = Callable[[Speaker], Awaitable[None]]
"""Gathers what a person's Home tab shows, and publishes it."""

_log = logging.getLogger(__name__)


class HomeTabs:
    """Publishes one person's tab at a time, so that what is newer is never replaced by what is older.

    `renew` publishes only for those who look at their Home tab; `show` is for whoever opened it just now.
    """

    def __init__(self, show: Publish, renew: Publish) -> None:
        self._show = show
        self._renew = renew
        self._locks: WeakValueDictionary[Speaker, asyncio.Lock] = WeakValueDictionary()
        self._waiting: set[Speaker] = set()
        self._running: set[asyncio.Task[None]] = set()

    async def show(self, speaker: Speaker) -> None:
        """Publish the tab that somebody has opened. Raises SlackApiError."""
        async with self._lock(speaker):
            await self._show(speaker)

    def soon(self, speaker: Speaker) -> None:
        """Bring the tab up to date in the background; several changes in a row are one publication."""
        if speaker in self._waiting:
            return
        self._waiting.add(speaker)
        task = asyncio.create_task(self._refresh(speaker), name="home")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def idle(self) -> None:
        """Return when all tabs are up to date."""
        while self._running:
            await asyncio.wait(self._running)

    async def stop(self, grace: timedelta) -> None:
        """Let what is under way end within `grace`; what does not is shown at the next visit."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _refresh(self, speaker: Speaker) -> None:
        try:
            async with self._lock(speaker):
                # What changes from here on may come too late for this publication.
                self._waiting.discard(speaker)
                await self._renew(speaker)
        except Exception:
            # The change itself is done and kept; the tab shows it at the next visit.
            _log.exception("a Home tab could not be brought up to date", extra={"user": speaker.user_id})

    def _lock(self, speaker: Speaker) -> asyncio.Lock:
        return self._locks.setdefault(speaker, asyncio.Lock())
