"""Keeps to Slack's rates (docs.slack.dev/apis/web-api/rate-limits): how often a growing answer may be shown."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.errors import error_code, may_have_worked, retry_after

Sleep = Callable[[float], Awaitable[None]]
Monotonic = Callable[[], float]

STREAMS_PER_MINUTE = 20
"""chat.startStream and chat.stopStream are Tier 2."""
APPENDS_PER_MINUTE = 100
"""chat.appendStream is Tier 4."""
UPDATES_PER_MINUTE = 50
"""chat.update is Tier 3."""
SESSIONS_PER_MINUTE = 25
"""agents.sessions.setStatus is Tier 3, and a session that begins also ends."""
APPEND_SECONDS = 0.4
"""Between two pieces of one streamed answer: quick enough to read along, and few enough calls."""
UPDATE_SECONDS = 1.2
"""Between two edits of one message."""

_MOST_REFUSALS = 5
_PAUSES = (1.0, 2.0)
"""Seconds before a call of which nobody knows whether it worked is made again."""


class Allowance:
    """A token bucket: the calls of one method that Slack still takes from this workspace."""

    def __init__(self, per_minute: int, monotonic: Monotonic = time.monotonic) -> None:
        self._size = float(per_minute)
        self._left = self._size
        self._monotonic = monotonic
        self._filled_at = monotonic()

    def take(self) -> float:
        """Take one call and return 0, or return after how many seconds there will be one."""
        now = self._monotonic()
        rate = self._size / 60
        self._left = min(self._size, self._left + (now - self._filled_at) * rate)
        self._filled_at = now
        if self._left < 1:
            return (1 - self._left) / rate
        self._left -= 1
        return 0.0


class Pace:
    """The rates that all answers of one workspace share, with the clock they are measured by.

    `can_stream`, `can_show_tasks` and `has_sessions` turn false once Slack has said that it knows no streaming, no
    tasks in it, or no sessions, there.
    """

    def __init__(self, monotonic: Monotonic = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self.monotonic = monotonic
        self.sleep = sleep
        self.appends = Allowance(APPENDS_PER_MINUTE, monotonic)
        self.updates = Allowance(UPDATES_PER_MINUTE, monotonic)
        self.streams = Allowance(STREAMS_PER_MINUTE, monotonic)
        self.sessions = Allowance(SESSIONS_PER_MINUTE, monotonic)
        self.can_stream = True
        self.can_show_tasks = True
        self.has_sessions = True

    async def patiently(self, call: Callable[[], Awaitable[Any]]) -> Any:
        """Make a call that must succeed, as often as Slack only asks to wait. Raises SlackApiError."""
        for _ in range(_MOST_REFUSALS):
            try:
                return await call()
            except SlackApiError as error:
                if error_code(error) != "ratelimited":
                    raise
                await self.sleep(retry_after(error))
        return await call()

    async def persistently(self, call: Callable[[], Awaitable[Any]]) -> Any:
        """Make a call that does nothing twice, again when nobody knows whether it worked. Raises SlackApiError."""
        for pause in _PAUSES:
            try:
                return await call()
            except SlackApiError as error:
                if not may_have_worked(error):
                    raise
            except (aiohttp.ClientError, TimeoutError):
                pass
            await self.sleep(pause)
        return await call()
