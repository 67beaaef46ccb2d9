"""What comes up while a tool gathers is asked before it runs."""

from typing import Any

import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, GoalParameters, make_goal, open_desk, tool
from tools.toolkit.outcome import Completed, NeedsInput, ToolResult
from tools.toolkit.tool import GatherContext, OpenQuestions, ToolContext

HOUSE = '{"target": "60k", "monthly_savings": "1,200"}'
WHY = "The papers say two things."


async def look_for_doubt(params: GoalParameters, context: GatherContext) -> object:
    return "settled" if params.timing == "begin" else OpenQuestions({"timing": WHY})


async def use(params: GoalParameters, context: ToolContext) -> ToolResult:
    made = await make_goal(params, context)
    return made.model_copy(update={"summary": context.gathered_as(str)})


@pytest.fixture
async def desk(database: Database, clock: FakeClock) -> Desk:
    return await open_desk(database, clock, (tool("doubt", GoalParameters, use, gather=look_for_doubt),))


async def test_what_gathering_leaves_open_is_asked_with_the_reason(desk: Desk) -> None:
    outcome: Any = await desk.run("doubt", HOUSE)
    assert isinstance(outcome, NeedsInput)
    assert [(field.name, field.problem) for field in outcome.section.asked] == [("timing", WHY)]
    assert await desk.goals() == []


async def test_the_answer_settles_it_and_the_tool_runs(desk: Desk) -> None:
    await desk.run("doubt", HOUSE)
    outcome = await desk.executor.answer("call_1", {"timing": "begin"}, desk.private)
    assert isinstance(outcome, Completed)
    assert outcome.result["summary"] == "settled"


async def test_an_answer_that_settles_nothing_is_asked_again(desk: Desk) -> None:
    await desk.run("doubt", HOUSE)
    assert isinstance(await desk.executor.answer("call_1", {"timing": "end"}, desk.private), NeedsInput)


async def test_gathering_may_look_into_the_database(database: Database, clock: FakeClock) -> None:
    async def count(params: GoalParameters, context: GatherContext) -> str:
        async with context.begin() as unit:
            return f"{len(await unit.goals.of_user(context.caller.user.id))} goals"

    desk = await open_desk(database, clock, (tool("doubt", GoalParameters, use, gather=count),))
    outcome: Any = await desk.run("doubt", HOUSE)
    assert outcome.result["summary"] == "0 goals"
