"""Turns that tests can watch and hold."""

import asyncio

from bot.assistant.halt import Halt
from storage.repositories.turns import ClaimedTurn, HaltReason
from storage.tables.turns import EndStatus

PATIENCE = 5.0


class Runs:
    """Records the turns that are taken; those named in `held` wait until they are let go or asked to halt."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.most_at_once = 0
        self.held: dict[str, asyncio.Event] = {}
        self.halted: dict[str, HaltReason | None] = {}
        self.failing: dict[str, Exception] = {}
        self.cancelled = asyncio.Event()
        self._changed = asyncio.Condition()

    def hold(self, event_id: str) -> asyncio.Event:
        return self.held.setdefault(event_id, asyncio.Event())

    async def __call__(self, turn: ClaimedTurn, halt: Halt) -> EndStatus:
        self.begun.append(turn.event_id)
        self.most_at_once = max(self.most_at_once, len(self.begun) - len(self.ended))
        await self._tell()
        if turn.event_id in self.failing:
            raise self.failing[turn.event_id]
        if turn.event_id in self.held:
            await self._wait(self.held[turn.event_id], halt)
        self.ended.append(turn.event_id)
        if halt.reason is None:
            return "done"
        self.halted[turn.event_id] = halt.reason
        return "superseded"

    async def _wait(self, gate: asyncio.Event, halt: Halt) -> None:
        waiting = [asyncio.create_task(gate.wait()), asyncio.create_task(halt.wait())]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        finally:
            for task in waiting:
                task.cancel()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until_begun(self, count: int) -> None:
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: len(self.begun) >= count), PATIENCE)
