import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, GoalParameters, make_goal, open_desk, tool
from tools.toolkit.errors import ToolError
from tools.toolkit.executor import scope_of
from tools.toolkit.outcome import Completed, Failed, NeedsInput, ToolResult
from tools.toolkit.tool import GatherContext, ToolCall, ToolContext

HOUSE = json.dumps({"target": "60k", "monthly_savings": "$1,200"})


async def look_around(params: GoalParameters, context: GatherContext) -> str:
    await context.progress(f"Looking at {context.format.money(params.target)}")
    return "found"


async def use(params: GoalParameters, context: ToolContext) -> ToolResult:
    made = await make_goal(params, context)
    return made.model_copy(update={"summary": f"{made.summary}: {context.gathered_as(str)}"})


async def desk_with(database: Database, clock: FakeClock, gather: Any, **settings: Any) -> Desk:
    return await open_desk(database, clock, (tool("look", GoalParameters, use, gather=gather, **settings),))


async def test_what_a_tool_gathered_is_there_when_it_runs(database: Database, clock: FakeClock) -> None:
    desk = await desk_with(database, clock, look_around)
    outcome = await desk.run("look", HOUSE)
    assert isinstance(outcome, Completed)
    assert outcome.result["summary"] == "Goal of $60,000.00: found"


async def test_the_user_is_told_what_is_done_and_what_is_being_gathered(database: Database, clock: FakeClock) -> None:
    desk, told = await desk_with(database, clock, look_around), list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    await desk.executor.execute(ToolCall("call_1", "look", HOUSE), desk.private, progress=tell)
    assert told == ["Working", "Looking at $60,000.00"]


async def test_the_user_is_told_that_a_tool_is_at_work_once_it_has_all_it_needs(
    database: Database, clock: FakeClock
) -> None:
    desk, told = await open_desk(database, clock, (tool("make_goal", GoalParameters, make_goal),)), list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    asked = await desk.executor.execute(ToolCall("call_1", "make_goal", "{}"), desk.private, progress=tell)
    assert isinstance(asked, NeedsInput)
    assert told == []
    answers = {"target": "5k", "monthly_savings": "800"}
    assert isinstance(await desk.executor.answer("call_1", answers, desk.private, progress=tell), Completed)
    assert told == ["Working"]


async def test_nothing_is_gathered_while_something_is_missing_and_then_with_the_answers(
    database: Database, clock: FakeClock
) -> None:
    gathered_for = list[str]()

    async def gather(params: GoalParameters, context: GatherContext) -> str:
        gathered_for.append(context.format.money(params.target))
        return "found"

    desk = await desk_with(database, clock, gather)
    assert isinstance(await desk.run("look", '{"monthly_savings": "800"}'), NeedsInput)
    assert gathered_for == []
    assert isinstance(await desk.executor.answer("call_1", {"target": "5k"}, desk.private), Completed)
    assert gathered_for == ["$5,000.00"]


async def test_a_call_that_ended_gathers_nothing_again(database: Database, clock: FakeClock) -> None:
    desk = await desk_with(database, clock, look_around)
    first, told = await desk.run("look", HOUSE), list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    assert await desk.executor.execute(ToolCall("call_1", "look", HOUSE), desk.private, progress=tell) == first
    assert told == []


async def test_the_database_is_free_while_a_tool_gathers(database: Database, clock: FakeClock) -> None:
    async def read_meanwhile(params: GoalParameters, context: GatherContext) -> str:
        async with asyncio.timeout(5), database.unit() as unit:
            return f"{len(await unit.goals.of_user(context.caller.user.id))} goals"

    desk = await desk_with(database, clock, read_meanwhile)
    outcome: Any = await desk.run("look", HOUSE)
    assert outcome.result["summary"].endswith("0 goals")


@pytest.mark.parametrize(
    ("code", "error"), [("refused", ToolError("No such thing.")), ("internal_error", RuntimeError("secret"))]
)
async def test_what_goes_wrong_while_gathering_is_the_outcome_of_the_call(
    database: Database, clock: FakeClock, code: str, error: Exception
) -> None:
    async def fail(params: GoalParameters, context: GatherContext) -> str:
        raise error

    desk = await desk_with(database, clock, fail)
    outcome = await desk.run("look", HOUSE)
    assert isinstance(outcome, Failed)
    assert (outcome.tool, outcome.code) == ("look", code)
    assert await desk.goals() == []


async def test_gathering_ends_at_the_time_limit_of_the_tool(database: Database, clock: FakeClock) -> None:
    async def hang(params: GoalParameters, context: GatherContext) -> str:
        await asyncio.Event().wait()
        return ""

    desk = await desk_with(database, clock, hang, time_limit=timedelta(milliseconds=20))
    outcome: Any = await desk.run("look", HOUSE)
    assert outcome.code == "timed_out"


async def test_what_was_gathered_for_other_values_is_not_shown_for_these(database: Database, clock: FakeClock) -> None:
    async def answer_meanwhile(params: GoalParameters, context: GatherContext) -> str:
        async with database.unit() as unit:
            await unit.tool_calls.save_answers(scope_of(context.caller), "call_1", {"monthly_income": "5,000"})
        return "found"

    desk = await desk_with(database, clock, answer_meanwhile)
    await desk.run("look", '{"monthly_savings": "800"}')
    outcome: Any = await desk.executor.answer("call_1", {"target": "5k"}, desk.private)
    assert (outcome.status, outcome.code) == ("failed", "refused")
    assert await desk.goals() == []
