"""Works on runs in the background: a run goes on whether or not its client listens."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.playground.openai.assistants.progress import Change, Progress
from bot.playground.openai.assistants.runs import Run, RunEnd
from bot.playground.openai.assistants.threads import Thread
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.fault import EndStream
from bot.playground.openai.faults import Faults, StreamWatch
from bot.playground.openai.model import Model
from bot.playground.openai.usage import TokenCounter
from storage.clock import Clock

Told = tuple[str, dict[str, Any]]
"""An event's name and data."""


@dataclass
class Leg:
    """One stretch of a run, from a request to the next point where the run waits or ends.

    `feed` holds what happened; an EndStream in it ends the stream, though not the run, and None the leg.
    """

    run: Run
    progress: Progress
    watch: StreamWatch
    feed: asyncio.Queue[Told | EndStream | None] = field(default_factory=asyncio.Queue[Told | EndStream | None])
    task: "asyncio.Task[None] | None" = None

    async def events(self) -> AsyncIterator[Told | EndStream]:
        """Yield what happens, to the end of the leg. Raises what the planner raised."""
        while (told := await self.feed.get()) is not None:
            yield told
        await self.finished()

    async def finished(self) -> None:
        """Wait until the leg is over. Raises what the planner raised."""
        if self.task is not None:
            await asyncio.wait([self.task])
            self.task.result()


class RunWorker:
    """Begins runs, goes on with them, cancels them and lets them expire.

    `delta_delay` is the pause before each delta, in seconds.
    """

    def __init__(self, model: Model, counter: TokenCounter, faults: Faults, clock: Clock, delta_delay: float) -> None:
        self._model = model
        self._counter = counter
        self._faults = faults
        self._clock = clock
        self._delta_delay = delta_delay
        self._legs: dict[str, Leg] = {}

    def begin(self, thread: Thread, run: Run, watch: StreamWatch) -> Leg:
        """Put a new run to work."""
        progress = self._progress(thread, run)
        return self._start(Leg(run, progress, watch), progress.first())

    def submit(self, thread: Thread, run: Run, outputs: Sequence[tuple[str, str]], watch: StreamWatch) -> Leg:
        """Take the outputs of all calls of a run and go on; InvalidRequestError when they are not what is needed."""
        if run.status != "requires_action":
            raise InvalidRequestError(f'Runs in status "{run.status}" do not accept tool outputs.')
        expected = [call.id for call in run.pending]
        given = [call_id for call_id, _ in outputs]
        if sorted(expected) != sorted(given):
            raise InvalidRequestError(f"Expected tool outputs for call_ids {expected}, got {given}")
        for call in run.pending:
            call.output = dict(outputs)[call.id]
        run.steps[-1].end("completed", int(self._clock().timestamp()))
        run.become("queued")
        progress = self._progress(thread, run)
        return self._start(Leg(run, progress, watch), progress.after_outputs())

    def cancel(self, thread: Thread, run: Run) -> None:
        """Have a run cancelled; InvalidRequestError when it is over or being cancelled already."""
        if not run.active or run.status == "cancelling":
            raise InvalidRequestError(f"Cannot cancel run with status '{run.status}'.")
        told = run.become("cancelling")
        leg = self._legs.get(run.id)
        if leg is None or leg.task is None:
            progress = self._progress(thread, run)
            self._start(Leg(run, progress, StreamWatch(self._faults, None)), progress.ending("cancelled"))
            return
        leg.feed.put_nowait(("thread.run.cancelling", told))
        leg.task.cancel()

    def look(self, thread: Thread) -> None:
        """Let the run expire whose time is over, as it happens whenever somebody looks at its thread."""
        run = thread.active_run
        if run is None or self._clock().timestamp() < run.expires_at:
            return
        leg = self._legs.get(run.id)
        for event, change in self._progress(thread, run).ending("expired"):
            data = change()
            if leg is not None:
                leg.feed.put_nowait((event, data))
        if leg is not None and leg.task is not None:
            leg.task.cancel()

    async def settled(self) -> None:
        """Wait until no run is worked on."""
        tasks = [leg.task for leg in self._legs.values() if leg.task is not None]
        if tasks:
            await asyncio.wait(tasks)

    async def stop(self) -> None:
        """Leave all runs as they are."""
        tasks = [leg.task for leg in self._legs.values() if leg.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _progress(self, thread: Thread, run: Run) -> Progress:
        return Progress(thread, run, self._model, self._counter, self._clock)

    def _start(self, leg: Leg, changes: Iterator[Change]) -> Leg:
        self._legs[leg.run.id] = leg
        leg.task = asyncio.create_task(self._work(leg, changes))
        return leg

    async def _work(self, leg: Leg, changes: Iterator[Change]) -> None:
        try:
            with suppress(asyncio.CancelledError):
                await self._make(leg, changes)
            if leg.run.status == "cancelling":
                await self._make(leg, leg.progress.ending("cancelled"))
        finally:
            leg.feed.put_nowait(None)
            if self._legs.get(leg.run.id) is leg:
                del self._legs[leg.run.id]

    async def _make(self, leg: Leg, changes: Iterator[Change]) -> None:
        for event, change in changes:
            if self._delta_delay and event.endswith(".delta"):
                await asyncio.sleep(self._delta_delay)
            await self._faults.pass_gates(event)
            leg.feed.put_nowait((event, change()))
            ending = leg.watch.ending_after(event)
            if ending is not None and ending.ends_run:
                await self._make(leg, _unplanned(leg.progress, ending))
                return
            if ending is not None:
                leg.feed.put_nowait(ending)


def _unplanned(progress: Progress, ending: EndStream) -> Iterator[Change]:
    ends: dict[str | None, RunEnd] = {
        "thread.run.failed": "failed",
        "thread.run.incomplete": "incomplete",
        "thread.run.expired": "expired",
        "thread.run.cancelled": "cancelled",
    }
    return progress.ending(ends[ending.event], code=ending.code, reason=ending.reason)
