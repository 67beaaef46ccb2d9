"""Turns that tests can watch and hold."""

import asyncio

from storage.repositories.turns import ClaimedTurn

PATIENCE = 5.0


class Runs:
    """Records the turns that are taken; those named in `held` wait until they are let go."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.most_at_once = 0
        self.held: dict[str, asyncio.Event] = {}
        self.failing: dict[str, Exception] = {}
        self.cancelled = asyncio.Event()
        self._changed = asyncio.Condition()

    def hold(self, event_id: str) -> asyncio.Event:
        return self.held.setdefault(event_id, asyncio.Event())

    async def __call__(self, turn: ClaimedTurn) -> None:
        self.begun.append(turn.event_id)
        self.most_at_once = max(self.most_at_once, len(self.begun) - len(self.ended))
        await self._tell()
        if turn.event_id in self.failing:
            raise self.failing[turn.event_id]
        if turn.event_id in self.held:
            await self._wait(self.held[turn.event_id])
        self.ended.append(turn.event_id)

    async def _wait(self, gate: asyncio.Event) -> None:
        try:
            await gate.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until_begun(self, count: int) -> None:
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: len(self.begun) >= count), PATIENCE)
