"""What happens because time has passed."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.scheduler import Scheduler
from storage.database import Database
from storage.repositories.tool_calls import StoredCall
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock

WEEK = timedelta(days=7)


class Told:
    """Records the calls whose readers were told that it is too late."""

    def __init__(self) -> None:
        self.call_ids: list[str] = []

    async def __call__(self, calls: Sequence[StoredCall]) -> None:
        self.call_ids += [call.call_id for call in calls]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def scheduler(database: Database, clock: FakeClock, told: Told) -> Scheduler:
    return Scheduler(database, on_expired=told, clock=clock)


async def ask(database: Database, clock: FakeClock, scope: str, call_id: str) -> None:
    """Leave an open call in `scope`, of the first user's conversation or outside any."""
    now = clock()
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        await unit.conversations.ensure("T1", "D1", "1.0", user.id, engine="e", endpoint="u", now=now)
        await unit.tool_calls.open(scope, call_id, "plan_budget", "{}", user.id, None, now, now + WEEK)


async def status_of(database: Database, scope: str, call_id: str) -> str:
    async with database.unit() as unit:
        call = await unit.tool_calls.find(scope, call_id)
    assert call is not None
    return call.status


async def test_a_form_whose_time_is_over_expires_and_its_reader_is_told(
    database: Database, clock: FakeClock, scheduler: Scheduler, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await scheduler.tick()
    assert await status_of(database, "conversation:1", "c1") == "expired"
    assert told.call_ids == ["c1"]


async def test_the_conversation_gets_the_expired_call_s_output(
    database: Database, clock: FakeClock, scheduler: Scheduler
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await scheduler.tick()
    async with database.unit() as unit:
        (entry,) = await unit.journal.entries(1)
    assert entry.item["call_id"] == "c1"
    assert '"status":"expired"' in entry.item["output"]
    assert (entry.turn_id, entry.delivered_generation) == (None, None)


async def test_a_form_of_a_command_expires_without_a_conversation(
    database: Database, clock: FakeClock, scheduler: Scheduler
) -> None:
    await ask(database, clock, "user:1", "c1")
    clock.advance(WEEK)
    await scheduler.tick()
    assert await status_of(database, "user:1", "c1") == "expired"
    async with database.unit() as unit:
        assert await unit.journal.entries(1) == []


async def test_a_form_is_left_alone_before_its_time(
    database: Database, clock: FakeClock, scheduler: Scheduler, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK - timedelta(seconds=1))
    await scheduler.tick()
    assert await status_of(database, "conversation:1", "c1") == "open"
    assert told.call_ids == []


async def test_an_expired_form_is_told_once(
    database: Database, clock: FakeClock, scheduler: Scheduler, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await scheduler.tick()
    await scheduler.tick()
    assert told.call_ids == ["c1"]


async def test_a_turn_whose_worker_is_gone_is_queued_again(
    database: Database, clock: FakeClock, scheduler: Scheduler
) -> None:
    await database.inbox.put(NewTurn("e1", "T1:D1:1.0:U1", {}))
    async with database.unit() as unit:
        assert await unit.turns.claim("gone", clock(), clock() + timedelta(seconds=30), 1, 5)
    clock.advance(timedelta(seconds=31))
    await scheduler.tick()
    async with database.unit() as unit:
        turn = await unit.turns.get(1)
    assert turn is not None
    assert turn.status == "queued"


async def test_it_can_be_started_and_stopped(scheduler: Scheduler) -> None:
    await scheduler.start()
    await scheduler.stop()
    await scheduler.stop()
