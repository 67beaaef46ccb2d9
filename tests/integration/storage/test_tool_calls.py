from datetime import timedelta

import pytest

from storage.database import Database
from storage.errors import CallClosedError
from storage.repositories.tool_calls import StoredCall
from storage.tables import Goal, User
from storage.unit import UnitOfWork
from tests.clock import FakeClock

SCOPE = "conversation:1"
WEEK = timedelta(days=7)


async def open_call(unit: UnitOfWork, user: User, call_id: str, clock: FakeClock) -> None:
    await unit.tool_calls.open(SCOPE, call_id, "create_goal", '{"name":null}', user.id, 1, clock(), clock() + WEEK)


async def record(unit: UnitOfWork, user: User, call_id: str, clock: FakeClock) -> None:
    await unit.tool_calls.record(
        SCOPE,
        call_id,
        tool="create_goal",
        arguments='{"name":"House"}',
        user_id=user.id,
        turn_id=2,
        status="done",
        outcome={"status": "completed"},
        now=clock(),
    )


async def test_an_open_call_keeps_what_the_user_answered_and_where_it_asks(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await open_call(unit, user, "call 1", clock)
        await unit.tool_calls.save_answers(SCOPE, "call 1", {"name": "House", "target": None})
        await unit.tool_calls.place_form(SCOPE, ["call 1"], "D1", "1.5")
    async with storage.unit() as unit:
        [call] = await unit.tool_calls.open_of(SCOPE)
    assert call == StoredCall(
        scope=SCOPE,
        call_id="call 1",
        tool="create_goal",
        user_id=user.id,
        turn_id=1,
        status="open",
        arguments='{"name":null}',
        answers={"name": "House", "target": None},
        outcome=None,
        form_channel="D1",
        form_ts="1.5",
        expires_at=clock() + WEEK,
    )


async def test_a_call_that_ran_at_once_is_recorded_with_its_outcome(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await record(unit, user, "call 1", clock)
        found = await unit.tool_calls.find(SCOPE, "call 1")
    assert found is not None
    assert (found.status, found.outcome, found.answers) == ("done", {"status": "completed"}, {})


async def test_an_open_call_is_ended_by_its_record(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        await open_call(unit, user, "call 1", clock)
        assert await unit.tool_calls.find(SCOPE, "call 1") is not None
        await record(unit, user, "call 1", clock)
        found = await unit.tool_calls.find(SCOPE, "call 1")
        assert await unit.tool_calls.open_of(SCOPE) == []
    assert found is not None
    assert (found.status, found.turn_id) == ("done", 2)


async def test_a_second_end_of_a_call_undoes_what_its_tool_wrote(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await record(unit, user, "call 1", clock)

    async def run_again() -> None:
        async with storage.unit() as unit:
            await unit.goals.add(Goal(user_id=user.id, name="House", target_minor=100, currency="USD"))
            await record(unit, user, "call 1", clock)

    with pytest.raises(CallClosedError):
        await run_again()
    async with storage.unit() as unit:
        assert await unit.goals.of_user(user.id) == []


async def test_answers_for_a_call_that_has_ended_change_nothing(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await record(unit, user, "call 1", clock)
        await unit.tool_calls.save_answers(SCOPE, "call 1", {"name": "Car"})
        await open_call(unit, user, "call 1", clock)
        found = await unit.tool_calls.find(SCOPE, "call 1")
    assert found is not None
    assert (found.status, found.answers) == ("done", {})


async def test_open_calls_come_in_the_order_in_which_they_were_made(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await open_call(unit, user, "b", clock)
        await open_call(unit, user, "a", clock)
    async with storage.unit() as unit:
        assert [call.call_id for call in await unit.tool_calls.open_of(SCOPE)] == ["b", "a"]
        assert await unit.tool_calls.open_of("conversation:2") == []


async def test_only_open_calls_expire_and_only_when_their_time_is_over(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await open_call(unit, user, "open", clock)
        await open_call(unit, user, "answered", clock)
        await record(unit, user, "answered", clock)
        assert await unit.tool_calls.expired(clock(), 10) == []
        clock.advance(WEEK)
        assert [call.call_id for call in await unit.tool_calls.expired(clock(), 10)] == ["open"]
        assert await unit.tool_calls.expired(clock(), 0) == []


async def test_the_newest_call_of_some_tools_that_came_to_a_result_is_found(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        for call_id in ("call 1", "call 2"):
            await record(unit, user, call_id, clock)
        await open_call(unit, user, "call 3", clock)
        last = await unit.tool_calls.last_done(user.id, ("list_goals", "create_goal"))
        other = await unit.tool_calls.last_done(user.id, ("list_goals",))
    assert last is not None
    assert last.call_id == "call 2"
    assert other is None
