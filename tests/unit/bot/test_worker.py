"""The worker on a real SQLite file."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from bot.assistant.errors import TurnFailedError
from bot.worker import TurnWorker
from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn
from tests.clock import FakeClock
from tests.unit.bot.runs import PATIENCE, Runs

Make = Callable[..., Awaitable[TurnWorker]]


@pytest.fixture
def runs() -> Runs:
    return Runs()


@pytest.fixture
async def start(database: Database, runs: Runs, clock: FakeClock) -> AsyncIterator[Make]:
    """Starts workers, by default without any poll, and stops them after the test."""
    workers: list[TurnWorker] = []

    async def make(**settings: object) -> TurnWorker:
        given = {"owner": "worker-1", "clock": clock, "poll": timedelta(hours=1)} | settings
        worker = TurnWorker(database, runs, **given)  # pyright: ignore[reportArgumentType]
        workers.append(worker)
        await worker.start()
        return worker

    yield make
    for worker in workers:
        await worker.stop(timedelta())


async def put(database: Database, event_id: str, conversation: str = "T:C:1:U", *, interrupts: bool = False) -> bool:
    return await database.inbox.put(NewTurn(event_id, conversation, {"text": "hello"}, interrupts=interrupts))


async def status_of(database: Database, turn_id: int) -> tuple[str, str | None]:
    async with database.unit() as unit:
        turn = await unit.turns.get(turn_id)
    assert turn is not None
    return turn.status, turn.error


async def idle(worker: TurnWorker) -> None:
    await asyncio.wait_for(worker.idle(), PATIENCE)


async def test_a_new_turn_wakes_the_worker_without_a_poll(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    await put(database, "e1")
    await idle(worker)
    assert runs.ended == ["e1"]
    assert await status_of(database, 1) == ("done", None)


async def test_a_second_delivery_of_the_same_event_runs_once(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    assert [await put(database, "e1") for _ in range(3)] == [True, False, False]
    await idle(worker)
    assert runs.begun == ["e1"]


async def test_turns_of_one_conversation_run_one_at_a_time_and_in_order(
    database: Database, runs: Runs, start: Make
) -> None:
    worker = await start()
    await asyncio.gather(*[put(database, f"e{number}") for number in range(10)])
    await idle(worker)
    assert runs.ended == [f"e{number}" for number in range(10)]
    assert runs.most_at_once == 1


async def test_conversations_do_not_wait_for_each_other(database: Database, runs: Runs, start: Make) -> None:
    await start()
    first = runs.hold("e1")
    await put(database, "e1", "one")
    await put(database, "e2", "two")
    await runs.until_begun(2)
    assert runs.ended == ["e2"]
    first.set()


async def test_no_more_turns_run_at_once_than_allowed(database: Database, runs: Runs, start: Make) -> None:
    worker = await start(concurrency=2)
    gates = [runs.hold(f"e{number}") for number in range(4)]
    for number in range(4):
        await put(database, f"e{number}", f"conversation {number}")
    await runs.until_begun(2)
    for gate in gates:
        gate.set()
    await idle(worker)
    assert sorted(runs.ended) == ["e0", "e1", "e2", "e3"]
    assert runs.most_at_once == 2


async def test_a_newer_message_halts_the_running_turn_and_is_taken_next(
    database: Database, runs: Runs, start: Make
) -> None:
    worker = await start()
    runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    await put(database, "e2", interrupts=True)
    await idle(worker)
    assert (runs.ended, runs.halted) == (["e1", "e2"], {"e1": "overtaken"})
    assert await status_of(database, 1) == ("superseded", None)
    assert await status_of(database, 2) == ("done", None)


async def test_what_does_not_interrupt_waits_for_the_running_turn(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    gate = runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    await put(database, "e2")
    await put(database, "e3", "another", interrupts=True)
    await runs.until_begun(2)
    gate.set()
    await idle(worker)
    assert runs.halted == {}


async def test_stop_halts_what_runs_and_what_waits(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    runs.hold("e1")
    await put(database, "e1")
    await put(database, "e2")
    await runs.until_begun(1)
    async with database.unit() as unit:
        assert await unit.turns.request_stop("T:C:1:U") == 2
    await put(database, "e3", "another")
    await idle(worker)
    assert runs.halted == {"e1": "stopped", "e2": "stopped"}


async def test_a_failed_turn_is_failed_and_the_next_one_runs(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    runs.failing = {"e1": TurnFailedError("P-0001", "server_error", retryable=True)}
    for event_id in ("e1", "e2"):
        await put(database, event_id)
    await idle(worker)
    assert runs.ended == ["e2"]
    assert await status_of(database, 1) == ("failed", "server_error")


async def test_each_attempt_that_nobody_could_be_told_of_is_followed_by_a_longer_pause(
    database: Database, runs: Runs, clock: FakeClock, start: Make
) -> None:
    worker = await start()
    runs.failing = {"e1": RuntimeError("Slack cannot be reached")}
    await put(database, "e1")
    for attempt, pause in enumerate((60, 240, 960), start=1):
        await runs.until_begun(attempt)
        await asyncio.wait_for(until_leased(database, 1, clock().timestamp() + pause), PATIENCE)
        clock.advance(timedelta(seconds=pause + 1))
        async with database.unit() as unit:
            assert await unit.turns.release_stalled(clock()) == 1
        database.inbox.wake()
    runs.failing = {}
    await idle(worker)
    assert runs.ended == ["e1"]


async def test_what_a_killed_process_left_running_is_taken_over_at_start(
    database: Database, runs: Runs, clock: FakeClock, start: Make
) -> None:
    await put(database, "e1")
    async with database.unit() as unit:
        now = clock()
        assert await unit.turns.claim("killed", now, now + timedelta(seconds=30), 1, 5)
    worker = await start()
    await idle(worker)
    assert runs.ended == ["e1"]


async def test_a_turn_whose_attempts_are_used_up_is_given_up_before_it_runs(
    database: Database, runs: Runs, clock: FakeClock, start: Make
) -> None:
    await put(database, "e1")
    async with database.unit() as unit:
        now = clock()
        assert await unit.turns.claim("killed", now, now + timedelta(seconds=30), 1, 1)
    given_up: list[str] = []

    async def give_up(turn: ClaimedTurn) -> None:
        given_up.append(turn.event_id)

    worker = await start(max_attempts=1, give_up=give_up)
    await idle(worker)
    assert (runs.begun, given_up) == ([], ["e1"])
    assert (await status_of(database, 1))[0] == "failed"


async def test_stopping_lets_running_turns_end(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    gate = runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    stopping = asyncio.create_task(worker.stop(timedelta(seconds=PATIENCE)))
    gate.set()
    await asyncio.wait_for(stopping, PATIENCE)
    assert await status_of(database, 1) == ("done", None)


async def test_stopping_hands_back_turns_that_take_too_long(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    await worker.stop(timedelta())
    assert await status_of(database, 1) == ("queued", None)


async def test_a_stopped_worker_takes_nothing_more(database: Database, runs: Runs, start: Make) -> None:
    worker = await start()
    await worker.stop(timedelta())
    await put(database, "e1")
    assert await status_of(database, 1) == ("queued", None)
    assert runs.begun == []


async def test_a_running_turn_keeps_its_lease(database: Database, runs: Runs, clock: FakeClock, start: Make) -> None:
    lease = timedelta(milliseconds=30)
    worker = await start(lease=lease)
    gate = runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    clock.advance(timedelta(minutes=1))
    renewed = clock() + lease
    await asyncio.wait_for(until_leased(database, 1, renewed.timestamp()), PATIENCE)
    gate.set()
    await idle(worker)
    assert await status_of(database, 1) == ("done", None)


async def until_leased(database: Database, turn_id: int, timestamp: float) -> None:
    """Look at the turn until its lease reaches to `timestamp`; there is no event to wait for."""
    leased = 0.0
    while leased < timestamp:
        async with database.unit() as unit:
            turn = await unit.turns.get(turn_id)
        leased = turn.lease_until.timestamp() if turn and turn.lease_until else 0.0


async def test_a_turn_that_another_worker_took_is_cancelled_here(
    database: Database, runs: Runs, clock: FakeClock, start: Make
) -> None:
    worker = await start(lease=timedelta(milliseconds=30))
    runs.hold("e1")
    await put(database, "e1")
    await runs.until_begun(1)
    async with database.unit() as unit:
        later = clock() + timedelta(minutes=1)
        await unit.turns.release_stalled(later)
        assert await unit.turns.claim("other", later, later + timedelta(minutes=1), 1, 5)
    await asyncio.wait_for(runs.cancelled.wait(), PATIENCE)
    async with database.unit() as unit:
        assert await unit.turns.finish(1, "other", 2, "done", now=clock())
    await idle(worker)
    assert runs.ended == []
