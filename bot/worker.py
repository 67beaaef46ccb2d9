"""TurnWorker: takes turns out of the inbox, one at a time in each conversation, many conversations at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from storage.clock import Clock, utc_now
from storage.database import Database
from storage.errors import StorageError
from storage.repositories.turns import ClaimedTurn, HaltReason
from storage.tables.turns import EndStatus

TakeTurn = Callable[[ClaimedTurn, Halt], Awaitable[EndStatus]]
"""Takes a turn to its end, or to the safe point at which it heeds the halt; returns how it ended."""

Farewell = Callable[[ClaimedTurn], Awaitable[None]]

_LONGER_EACH_TIME = 4

_log = logging.getLogger(__name__)


async def _nothing(_: ClaimedTurn) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Running:
    task: asyncio.Task[None]
    halt: Halt


class TurnWorker:
    """Runs claimed turns and keeps their leases alive while it does.

    New turns and ends of turns wake it; the `poll` only finds what another process left behind. A running turn is
    asked to halt when a newer message of its conversation waits, or when the user pressed Stop. A turn whose lease
    was lost is cancelled, because somebody else runs it now. `run` raises TurnFailedError for a turn that is over;
    after any other error it is tried again, and `give_up` is called once it was tried `max_attempts` times.
    """

    def __init__(
        self,
        database: Database,
        run: TakeTurn,
        *,
        owner: str,
        clock: Clock = utc_now,
        lease: timedelta = timedelta(seconds=30),
        concurrency: int = 32,
        max_attempts: int = 5,
        give_up: Farewell = _nothing,
        poll: timedelta = timedelta(seconds=1),
    ) -> None:
        self._database = database
        self._run = run
        self._owner = owner
        self._clock = clock
        self._lease = lease
        self._concurrency = concurrency
        self._max_attempts = max_attempts
        self._give_up = give_up
        self._poll = poll
        self._running: dict[int, _Running] = {}
        self._farewells: set[asyncio.Task[None]] = set()
        self._work = asyncio.Event()
        self._change = asyncio.Event()
        self._stopping = False
        self._serving: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take over what a killed process left running, then begin to take turns. Raises StorageError."""
        if self._database.is_sqlite:
            # One process owns an SQLite file, so whatever runs there is nobody's any more.
            async with self._database.unit() as unit:
                taken = await unit.turns.take_over(self._clock())
            _log.info("turns taken over", extra={"count": taken})
        self._database.inbox.on_put = self._work.set
        self._stopping = False
        self._serving = asyncio.create_task(self._serve(), name="turns")
        self._beating = asyncio.create_task(self._beat(), name="leases")

    async def stop(self, grace: timedelta) -> None:
        """Claim nothing more, let the running turns end within `grace`, and hand back those that did not."""
        self._stopping = True
        self._work.set()
        if self._serving is not None:
            await self._serving
        tasks = [*(running.task for running in self._running.values()), *self._farewells]
        if tasks:
            # Leases are renewed meanwhile: a turn that is about to end must not be taken by somebody else.
            _, late = await asyncio.wait(tasks, timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.wait([self._beating])
        async with self._database.unit() as unit:
            await unit.turns.hand_back(self._owner)

    async def idle(self) -> None:
        """Return when every turn has ended; the end of another process's turn is seen at the next poll."""
        while True:
            self._change.clear()
            async with self._database.unit() as unit:
                open_turns = await unit.turns.waiting()
            if not (open_turns or self._running or self._farewells):
                return
            await self._within_poll(self._change)

    async def _serve(self) -> None:
        recover = True
        while not self._stopping:
            self._work.clear()
            try:
                claimed = await self._claim(recover=recover)
            except Exception:
                # Whatever it is, the next look at the inbox may succeed; without it nobody is answered.
                _log.exception("no turns can be claimed")
                claimed = False
            recover = False if claimed else not await self._within_poll(self._work)

    async def _within_poll(self, event: asyncio.Event) -> bool:
        """Wait for the event; False when it did not come within the poll's interval."""
        try:
            async with asyncio.timeout(self._poll.total_seconds()):
                await event.wait()
        except TimeoutError:
            return False
        return True

    async def _claim(self, *, recover: bool) -> bool:
        """Begin the turns that are free; False when there are none."""
        now, free = self._clock(), self._concurrency - len(self._running)
        spent: list[ClaimedTurn] = []
        claimed: list[ClaimedTurn] = []
        halts: Mapping[int, HaltReason] = {}
        async with self._database.unit() as unit:
            if recover:
                spent = await unit.turns.exhausted(now, self._max_attempts)
            if free:
                lease_until = now + self._lease
                claimed = await unit.turns.claim(self._owner, now, lease_until, free, self._max_attempts)
            if claimed or self._running:
                halts = await unit.turns.to_halt(self._owner)
        for turn in claimed:
            self._begin(turn)
        for turn_id, reason in halts.items():
            if running := self._running.get(turn_id):
                running.halt.ask(reason)
        for turn in spent:
            self._part(turn)
        return bool(claimed)

    def _begin(self, turn: ClaimedTurn) -> None:
        if stalled := self._running.pop(turn.id, None):
            # This process was held up for longer than its lease; the attempt that counts is the new one.
            stalled.task.cancel()
        halt = Halt()
        task = asyncio.create_task(self._take(turn, halt), name=f"turn {turn.id}")
        self._running[turn.id] = _Running(task, halt)
        task.add_done_callback(lambda ended: self._forget(turn.id, ended))
        task.add_done_callback(self._announce)

    def _forget(self, turn_id: int, task: asyncio.Task[None]) -> None:
        running = self._running.get(turn_id)
        if running is not None and running.task is task:
            del self._running[turn_id]

    def _part(self, turn: ClaimedTurn) -> None:
        task = asyncio.create_task(self._say_farewell(turn), name=f"turn {turn.id} given up")
        self._farewells.add(task)
        task.add_done_callback(self._farewells.discard)
        task.add_done_callback(self._announce)

    def _announce(self, _: asyncio.Task[None]) -> None:
        # The conversation's next turn may be free now, and so may be a place to run it.
        self._work.set()
        self._change.set()

    async def _take(self, turn: ClaimedTurn, halt: Halt) -> None:
        try:
            status = await self._run(turn, halt)
        except TurnFailedError as error:
            await self._end(turn, "failed", error.code)
        except Exception:
            # Nobody could be told. When the lease has run out the turn is tried again, a bounded number of times.
            _log.exception("a turn broke off", extra={"turn": turn.id, "attempts": turn.attempts})
            await self._put_off(turn)
        else:
            await self._end(turn, status, None)

    async def _put_off(self, turn: ClaimedTurn) -> None:
        """Let more time pass after each attempt that came to nothing, so that an outage of an hour is outlived."""
        pause = 2 * self._lease * _LONGER_EACH_TIME ** (turn.attempts - 1)
        try:
            async with self._database.unit() as unit:
                await unit.turns.heartbeat(self._owner, [turn.id], self._clock() + pause)
        except StorageError:
            _log.exception("a turn is not put off", extra={"turn": turn.id})

    async def _end(self, turn: ClaimedTurn, status: EndStatus, error: str | None) -> None:
        try:
            async with self._database.unit() as unit:
                ended = await unit.turns.finish(turn.id, self._owner, turn.attempts, status, error, now=self._clock())
        except StorageError:
            # The lease runs out, and the next attempt finds everything done.
            _log.exception("the end of a turn is not stored", extra={"turn": turn.id})
            return
        if not ended:
            _log.warning("another worker has the turn", extra={"turn": turn.id, "attempts": turn.attempts})

    async def _say_farewell(self, turn: ClaimedTurn) -> None:
        try:
            await self._give_up(turn)
        except Exception:
            _log.exception("nobody was told of a turn given up", extra={"turn": turn.id})

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            await self._renew_leases()

    async def _renew_leases(self) -> None:
        ids = list(self._running)
        if not ids:
            return
        try:
            async with self._database.unit() as unit:
                mine = await unit.turns.heartbeat(self._owner, ids, self._clock() + self._lease)
        except Exception:
            # Whatever it is, the next beat may succeed; without it every turn would be taken twice.
            _log.exception("leases are not renewed", extra={"turns": ids})
            return
        for turn_id in set(ids) - mine:
            if running := self._running.get(turn_id):
                _log.warning("a lease was lost", extra={"turn": turn_id})
                running.task.cancel()
