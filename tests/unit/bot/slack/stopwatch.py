"""A clock in seconds for whatever waits."""

import asyncio


class Stopwatch:
    """Sleeping moves it and takes no time."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)
