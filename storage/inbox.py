"""The way in: turns that are put at the same time share one commit."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from storage.clock import Clock
from storage.crypto import Cipher
from storage.errors import TransactionConflictError
from storage.repositories.turns import NewTurn, queued_row
from storage.unit import UnitOfWork

# Keeps a statement well below SQLite's limit of 32,766 variables.
_LARGEST_BATCH = 500
_CONFLICT_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Waiting:
    row: dict[str, Any]
    result: asyncio.Future[bool]


def _nobody() -> None:
    pass


class Inbox:
    """Queues turns durably; `on_put` is called after each commit that queued something new.

    A commit costs the disk about the same for one turn as for a hundred (group commit): what arrives while
    one is under way waits for it and goes into the next.
    """

    def __init__(
        self, unit: Callable[[], AbstractAsyncContextManager[UnitOfWork]], cipher: Cipher, clock: Clock
    ) -> None:
        self._unit = unit
        self._cipher = cipher
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None
        self.on_put: Callable[[], None] = _nobody

    async def put(self, turn: NewTurn) -> bool:
        """Return once the turn is safe: True when it is new, False when its event or message was known."""
        row = queued_row(turn, self._cipher, self._clock())
        result: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(row, result))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all(), name="inbox")
        return await result

    def wake(self) -> None:
        """Let the worker look at the turns now: one of them has changed on another way than through here."""
        self.on_put()

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:_LARGEST_BATCH], self._waiting[_LARGEST_BATCH:]
                await self._settle(batch)
        finally:
            self._writer = None

    async def _settle(self, batch: Sequence[_Waiting]) -> None:
        try:
            fresh = await self._commit([waiting.row for waiting in batch])
        except Exception as error:
            for waiting in batch:
                if not waiting.result.done():
                    waiting.result.set_exception(error)
            return
        if fresh:
            self.on_put()
        for waiting in batch:
            event_id = waiting.row["event_id"]
            if not waiting.result.done():
                waiting.result.set_result(event_id in fresh)
            # Of two deliveries in one batch only the first one is new.
            fresh.discard(event_id)

    async def _commit(self, rows: Sequence[dict[str, Any]], tries: int = _CONFLICT_TRIES) -> set[str]:
        try:
            async with self._unit() as unit:
                return await unit.turns.put_rows(rows)
        except TransactionConflictError:
            # Two replicas that queue the same events in another order may deadlock on PostgreSQL.
            if tries == 1:
                raise
            return await self._commit(rows, tries - 1)
