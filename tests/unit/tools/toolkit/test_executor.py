import asyncio
import json
import logging
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.errors import DatabaseUnavailableError
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, GoalParameters, NameParameters, make_goal, open_desk, tool
from tools.toolkit.outcome import Completed, Failed, ToolResult
from tools.toolkit.tool import ToolContext

HOUSE = json.dumps({"target": "60k", "monthly_savings": "$1,200 a month"})


async def test_a_call_with_all_it_needs_runs_and_says_what_came_of_it(desk: Desk) -> None:
    outcome = await desk.run("make_goal", HOUSE)
    assert isinstance(outcome, Completed)
    assert outcome.result["summary"] == "Goal of $60,000.00"
    assert outcome.display.title == "Make goal"
    assert await desk.goals() == ["Goal of $60,000.00"]


async def test_the_same_call_twice_writes_once_and_returns_the_same_outcome(desk: Desk) -> None:
    first = await desk.run("make_goal", HOUSE)
    assert await desk.run("make_goal", HOUSE) == first
    assert len(await desk.goals()) == 1


async def test_the_same_call_many_times_at_once_writes_once(desk: Desk) -> None:
    outcomes = await asyncio.gather(*(desk.run("make_goal", HOUSE) for _ in range(10)))
    assert [outcome == outcomes[0] for outcome in outcomes] == [True] * 10
    assert len(await desk.goals()) == 1


async def test_a_call_of_another_id_is_another_call(desk: Desk) -> None:
    await desk.run("make_goal", HOUSE, "call_1")
    await desk.run("make_goal", HOUSE, "call_2")
    assert len(await desk.goals()) == 2


async def test_the_same_id_in_another_conversation_is_another_call(desk: Desk) -> None:
    await desk.run("make_goal", HOUSE, caller=await desk.in_channel("1.0"))
    await desk.run("make_goal", HOUSE, caller=await desk.in_channel("2.0"))
    assert len(await desk.goals()) == 2


async def test_a_refusal_keeps_nothing_and_says_why(desk: Desk) -> None:
    outcome = await desk.run("refuse", '{"name": "Moon"}')
    assert outcome == Failed(tool="refuse", code="refused", message="That goal is too far away.")
    assert await desk.goals() == []
    assert await desk.run("refuse", '{"name": "Moon"}') == outcome


async def test_a_tool_that_breaks_off_keeps_nothing_and_stays_broken_off(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        outcome = await desk.run("break_off", '{"name": "Moon"}')
    assert (outcome.status, outcome.code) == ("failed", "internal_error")
    assert await desk.goals() == []
    assert await desk.run("break_off", '{"name": "Moon"}') == outcome
    assert "call_1" in caplog.text
    assert "secret" not in caplog.text
    assert "Moon" not in caplog.text


async def test_a_crash_after_writing_leaves_the_call_to_be_made_again(database: Database, clock: FakeClock) -> None:
    crashes = iter([asyncio.CancelledError()])

    async def crash_once(params: GoalParameters, context: ToolContext) -> ToolResult:
        result = await make_goal(params, context)
        for crash in crashes:
            raise crash
        return result

    desk = await open_desk(database, clock, (tool("make_goal", GoalParameters, crash_once),))
    with pytest.raises(asyncio.CancelledError):
        await desk.run("make_goal", HOUSE)
    assert await desk.goals() == []
    assert (await desk.run("make_goal", HOUSE)).status == "completed"
    assert len(await desk.goals()) == 1


async def test_a_database_that_fails_is_no_outcome_and_the_call_may_be_made_again(
    database: Database, clock: FakeClock
) -> None:
    failures = iter([DatabaseUnavailableError("disk full")])

    async def fail_once(params: GoalParameters, context: ToolContext) -> ToolResult:
        for failure in failures:
            raise failure
        return await make_goal(params, context)

    desk = await open_desk(database, clock, (tool("make_goal", GoalParameters, fail_once),))
    with pytest.raises(DatabaseUnavailableError):
        await desk.run("make_goal", HOUSE)
    assert (await desk.run("make_goal", HOUSE)).status == "completed"


async def test_an_unknown_tool_is_answered_with_the_nearest_names(desk: Desk) -> None:
    outcome = await desk.run("make_goals", "{}")
    assert outcome.code == "unknown_tool"
    assert "make_goal" in outcome.message
    assert await desk.run("make_goals", "{}") == outcome


@pytest.mark.parametrize(
    "arguments",
    [
        "{",
        '{"target": "60k", "monthly_savings": "1,2',
        "[]",
        "null",
        '"text"',
        '{"target": NaN}',
        '{"target": 1e9999999999999999999}',
        '{"target": "60k", "target": "90k", "monthly_savings": "800"}',
        '{"target": "\\ud800"}',
        f'{{"target": "{"9" * 1_000_000}"}}',
        "[" * 100_000,
    ],
    ids=["open", "cut", "array", "null", "string", "nan", "huge", "twice", "half a character", "1 MB", "deep"],
)
async def test_malformed_arguments_are_for_the_model_to_correct(desk: Desk, arguments: str) -> None:
    outcome = await desk.run("make_goal", arguments)
    assert (outcome.status, outcome.code) == ("failed", "invalid_arguments")
    assert await desk.goals() == []


async def test_the_name_of_an_unknown_tool_is_not_repeated_at_any_length(desk: Desk) -> None:
    outcome = await desk.run("make_goal" * 10_000, "{}")
    assert len(outcome.message) < 300


async def test_of_many_unknown_parameters_a_few_are_named(desk: Desk) -> None:
    outcome = await desk.run("make_goal", json.dumps({f"{'x' * 1000}{number}": 1 for number in range(40)}))
    assert len(outcome.model_dump_json()) < 2_000


async def test_unknown_parameters_are_named(desk: Desk) -> None:
    outcome = await desk.run("make_goal", '{"goal": "60k"}')
    assert [error.field for error in outcome.errors] == ["goal"]
    assert "target" in outcome.errors[0].message


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("abc", "can't read that"),
        ("-5", "above $0"),
        ("0", "above $0"),
        ("1e999", "can't read that"),
        (True, "Please write an amount"),
        (["5"], "Please write an amount"),
    ],
)
async def test_invalid_values_from_the_model_are_errors_at_their_fields(desk: Desk, target: Any, message: str) -> None:
    outcome = await desk.run("make_goal", json.dumps({"target": target, "monthly_savings": "100"}))
    assert outcome.code == "invalid_arguments"
    assert [error.field for error in outcome.errors] == ["target"]
    assert message in outcome.errors[0].message


async def test_json_numbers_are_exact(desk: Desk) -> None:
    outcome = await desk.run("make_goal", '{"target": 1234.10, "monthly_savings": 100}')
    assert outcome.result["summary"] == "Goal of $1,234.10"


async def test_the_day_is_the_users_day(database: Database, clock: FakeClock) -> None:
    clock.advance(timedelta(hours=15))

    async def today(params: NameParameters, context: ToolContext) -> ToolResult:
        return ToolResult(summary=params.name, as_of=context.today)

    desk = await open_desk(database, clock, (tool("day", NameParameters, today),))
    outcome = await desk.run("day", '{"name": "x"}')
    assert outcome.result["as_of"] == "2026-11-21"
