"""Forms whose time is over."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.jobs.forms import ExpireForms
from storage.database import Database
from storage.repositories.tool_calls import StoredCall
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
def forms(database: Database, told: Told) -> ExpireForms:
    return ExpireForms(database, told)


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
    database: Database, clock: FakeClock, forms: ExpireForms, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await forms.tick(clock())
    assert await status_of(database, "conversation:1", "c1") == "expired"
    assert told.call_ids == ["c1"]


async def test_the_conversation_gets_the_expired_call_s_output(
    database: Database, clock: FakeClock, forms: ExpireForms
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await forms.tick(clock())
    async with database.unit() as unit:
        (entry,) = await unit.journal.entries(1)
    assert entry.item["call_id"] == "c1"
    assert '"status":"expired"' in entry.item["output"]
    assert (entry.turn_id, entry.delivered_generation) == (None, None)


async def test_a_form_of_a_command_expires_without_a_conversation(
    database: Database, clock: FakeClock, forms: ExpireForms
) -> None:
    await ask(database, clock, "user:1", "c1")
    clock.advance(WEEK)
    await forms.tick(clock())
    assert await status_of(database, "user:1", "c1") == "expired"
    async with database.unit() as unit:
        assert await unit.journal.entries(1) == []


async def test_a_form_is_left_alone_before_its_time(
    database: Database, clock: FakeClock, forms: ExpireForms, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK - timedelta(seconds=1))
    await forms.tick(clock())
    assert await status_of(database, "conversation:1", "c1") == "open"
    assert told.call_ids == []


async def test_an_expired_form_is_told_once(
    database: Database, clock: FakeClock, forms: ExpireForms, told: Told
) -> None:
    await ask(database, clock, "conversation:1", "c1")
    clock.advance(WEEK)
    await forms.tick(clock())
    await forms.tick(clock())
    assert told.call_ids == ["c1"]
