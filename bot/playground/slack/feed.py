"""Tells who watches the workspace of every change: pages through queues, tests through conditions."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

from bot.playground.slack.directory import Json

T = TypeVar("T")


class Feed:
    """A broadcast of changes. Publishing never waits for a subscriber."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Json]] = set()
        self._waiters: list[asyncio.Future[None]] = []

    def publish(self, change: Json) -> None:
        """Send a change to every subscriber and let the waiting conditions look again."""
        for queue in self._queues:
            queue.put_nowait(change)
        self.touch()

    def touch(self) -> None:
        """Let the waiting conditions look again, after a change no page is interested in."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    @contextmanager
    def subscribe(self) -> Generator[asyncio.Queue[Json]]:
        """Yield a queue that receives every change published from now on."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """Return what `predicate` returns as soon as it is true; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.append(waiter)
                await waiter
            return found
