"""Waiting, injected like the clock, so that tests decide when time passes."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

Sleep = Callable[[float], Awaitable[object]]
"""Returns after that many seconds."""

ACK_SECONDS: Final = 3.0
"""How long the app has to acknowledge an envelope."""

RETRY_DELAYS: Final = (0.0, 60.0, 300.0)
"""When an event that was not acknowledged comes again: at once, after a minute, after five."""

_TURNS: Final = 5
"""Turns of the event loop that a woken task needs to come to its next sleep."""


class ManualSleep:
    """A sleep that ends only when a test lets the time pass."""

    def __init__(self) -> None:
        self._now = 0.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    async def __call__(self, seconds: float) -> None:
        """Sleep until `advance` has passed that many seconds; zero returns at once."""
        if seconds <= 0:
            return
        wake = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + seconds, wake))
        await wake

    async def advance(self, seconds: float) -> None:
        """Let time pass, wake everybody whose time has come and let them act."""
        self._now += seconds
        due = [wake for at, wake in self._sleepers if at <= self._now]
        self._sleepers = [(at, wake) for at, wake in self._sleepers if at > self._now]
        for wake in due:
            if not wake.done():
                wake.set_result(None)
        for _ in range(_TURNS):
            await asyncio.sleep(0)
