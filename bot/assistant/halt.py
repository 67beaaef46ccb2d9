"""How a running turn is asked to stop, and where it heeds that."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing
from typing import Any, TypeVar

from bot.assistant.errors import HaltedError
from storage.repositories.turns import HaltReason

T = TypeVar("T")

_END = object()


class Halt:
    """Asked from outside, heeded by the turn at its next safe point: never within a transaction."""

    def __init__(self) -> None:
        self.reason: HaltReason | None = None
        self._asked = asyncio.Event()

    def ask(self, reason: HaltReason) -> None:
        """Ask the turn to stop; the first reason counts."""
        self.reason = self.reason or reason
        self._asked.set()

    def check(self) -> None:
        """Be a safe point: raises HaltedError when the turn was asked to stop."""
        if self.reason is not None:
            raise HaltedError

    async def wait(self) -> None:
        """Return when the turn was asked to stop."""
        await self._asked.wait()


async def heeding(source: AsyncGenerator[T, None], halt: Halt) -> AsyncGenerator[T, None]:
    """Yield what `source` yields until the halt is asked; then close it and raise HaltedError.

    The source goes on only when what it yielded was dealt with, and it is never left within a `yield` here.
    """
    queue: asyncio.Queue[object] = asyncio.Queue()
    pumping = asyncio.create_task(_pump(source, queue), name="events")
    watching = asyncio.create_task(_cancel_when_asked(pumping, halt), name="halt")
    try:
        while (event := await queue.get()) is not _END:
            yield event  # pyright: ignore[reportReturnType]
            queue.task_done()
        await asyncio.wait({pumping})
        if pumping.cancelled():
            raise HaltedError
        pumping.result()
    finally:
        watching.cancel()
        pumping.cancel()
        await asyncio.wait({pumping, watching})


async def unless_halted(work: Coroutine[Any, Any, T], halt: Halt) -> T:
    """Return what `work` returns; raises HaltedError, with the work cancelled, when the halt is asked before."""
    working = asyncio.create_task(work, name="work")
    watching = asyncio.create_task(_cancel_when_asked(working, halt), name="halt")
    try:
        await asyncio.wait({working})
        if working.cancelled():
            raise HaltedError
        return working.result()
    finally:
        watching.cancel()
        working.cancel()
        await asyncio.wait({working, watching})


async def _pump(source: AsyncGenerator[T, None], queue: "asyncio.Queue[object]") -> None:
    try:
        async with aclosing(source):
            async for event in source:
                queue.put_nowait(event)
                await queue.join()
    finally:
        queue.put_nowait(_END)


async def _cancel_when_asked(task: "asyncio.Task[T]", halt: Halt) -> None:
    await halt.wait()
    task.cancel()
