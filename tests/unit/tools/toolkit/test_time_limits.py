import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, GoalParameters, NameParameters, make_goal, open_desk, tool
from tools.toolkit.outcome import ToolResult
from tools.toolkit.time_limit import TIMED_OUT
from tools.toolkit.tool import ToolContext

HOUSE = '{"target": "60k", "monthly_savings": "800"}'
SHORT = timedelta(milliseconds=20)


async def hang_after_writing(params: GoalParameters, context: ToolContext) -> ToolResult:
    result = await make_goal(params, context)
    await asyncio.Event().wait()
    return result


async def run_out_of_time_itself(params: NameParameters, context: ToolContext) -> ToolResult:
    raise TimeoutError("secret words of the user")


async def desk_with(database: Database, clock: FakeClock, run: Any, parameters: Any = GoalParameters) -> Desk:
    return await open_desk(database, clock, (tool("slow", parameters, run, time_limit=SHORT),))


async def test_a_tool_that_hangs_is_stopped_and_nothing_it_wrote_is_kept(
    database: Database, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    desk = await desk_with(database, clock, hang_after_writing)
    with caplog.at_level(logging.WARNING):
        outcome = await desk.run("slow", HOUSE)
    assert (outcome.status, outcome.code, outcome.message) == ("failed", "timed_out", TIMED_OUT)
    assert await desk.goals() == []
    assert caplog.messages == ["call call_1 took too long and was stopped"]


async def test_a_call_that_was_stopped_is_not_run_again(database: Database, clock: FakeClock) -> None:
    desk = await desk_with(database, clock, hang_after_writing)
    outcome = await desk.run("slow", HOUSE)
    again = await open_desk(database, clock, (tool("slow", GoalParameters, make_goal),))
    assert await again.run("slow", HOUSE) == outcome
    assert await desk.goals() == []


async def test_an_answered_form_whose_tool_hangs_is_over_too(database: Database, clock: FakeClock) -> None:
    desk = await desk_with(database, clock, hang_after_writing)
    await desk.run("slow", '{"target": "60k"}')
    outcome: Any = await desk.executor.answer("call_1", {"monthly_savings": "800"}, desk.private)
    assert (outcome.tool, outcome.code) == ("slow", "timed_out")
    assert await desk.executor.section("call_1", desk.private) is None


async def test_a_time_limit_of_the_tool_s_own_is_a_failure_like_any_other(database: Database, clock: FakeClock) -> None:
    desk = await desk_with(database, clock, run_out_of_time_itself, NameParameters)
    outcome = await desk.run("slow", '{"name": "Moon"}')
    assert (outcome.code, "secret" in outcome.message) == ("internal_error", False)


async def test_other_calls_go_on_after_one_hung(database: Database, clock: FakeClock) -> None:
    tools = (
        tool("slow", GoalParameters, hang_after_writing, time_limit=SHORT),
        tool("make_goal", GoalParameters, make_goal),
    )
    desk = await open_desk(database, clock, tools)
    await desk.run("slow", HOUSE)
    assert (await desk.run("make_goal", HOUSE, "call_2")).status == "completed"
    assert len(await desk.goals()) == 1
