"""How often and after which pauses a failed request to the provider is repeated within a turn."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.assistant.engine import RunFailed

Wait = Callable[[float], Awaitable[None]]
"""Waits for a number of seconds."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses double from `first_seconds`, shortened by up to half at random, so that turns do not retry in step.

    A pause that the provider asks for is kept, unless it is longer than `longest_seconds`: nobody waits that
    long in a chat, so the turn fails instead.
    """

    attempts: int = 4
    first_seconds: float = 1.0
    longest_seconds: float = 30.0
    wait: Wait = asyncio.sleep

    async def before_retry(self, failure: RunFailed, failures: int) -> bool:
        """Wait before the next attempt after `failures` failed ones; False when there should be none."""
        if not failure.retryable or failures >= self.attempts:
            return False
        pause = self._own_pause(failures) if failure.retry_after is None else failure.retry_after
        if pause > self.longest_seconds:
            return False
        await self.wait(pause)
        return True

    def _own_pause(self, failures: int) -> float:
        return self.first_seconds * 2 ** (failures - 1) * random.uniform(0.5, 1.0)  # noqa: S311
