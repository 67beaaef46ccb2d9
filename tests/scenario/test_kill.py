"""kill -9 in the middle of a turn: after a restart exactly one answer and one effect."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

import pytest

from bot.keyring import cipher_for
from storage.database import Database
from storage.tables.goals import Goal
from tests.world import ALEX, DM, TURN_SECONDS, World

REQUEST = "Create a goal: $12,000 for a car"


class Gate(Protocol):
    async def reached(self) -> None: ...
    def release(self) -> None: ...


STAGES: dict[str, Callable[[World], Gate]] = {
    "acked": lambda world: world.model.faults.gate("response.created"),
    "tool call streaming": lambda world: world.model.faults.gate("response.function_call_arguments.delta"),
    "tool call kept by the model": lambda world: world.model.faults.gate("committed"),
    "tool done but not told": lambda world: world.model.faults.gate("response.created", skip=1),
    "answer streaming": lambda world: world.model.faults.gate("response.output_text.delta"),
    "answer kept by the model": lambda world: world.model.faults.gate("committed", skip=1),
    "answer begun in Slack": lambda world: world.workspace.hold("chat.startStream"),
    "answer posted": lambda world: world.workspace.hold("chat.stopStream"),
}


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES.keys())
async def test_a_killed_turn_ends_with_one_answer_and_one_goal(outside: World, stage: Callable[[World], Gate]) -> None:
    gate = stage(outside)
    penny = await outside.spawn()
    thread = await outside.workspace.say(ALEX, DM, REQUEST)
    await asyncio.wait_for(gate.reached(), TURN_SECONDS)
    penny.kill()
    await penny.wait()
    gate.release()

    penny = await outside.spawn()
    await outside.workspace.wait_for(lambda: _finished(outside, thread), TURN_SECONDS)
    penny.terminate()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0

    [answer] = outside.workspace.bot_messages(DM, thread)
    assert answer["text"].count("Your goal is set up") == 1
    goals, open_turns = await _stored(outside)
    assert [goal.name for goal in goals] == ["Car"]
    assert open_turns == 0


@pytest.mark.slow
async def test_a_form_outlives_the_process_that_asked(outside: World) -> None:
    penny = await outside.spawn()
    thread = await outside.workspace.say(ALEX, DM, "How long will it take me to save for a house?")
    await outside.workspace.wait_for(lambda: outside.workspace.bot_messages(DM, thread), TURN_SECONDS)
    penny.kill()
    await penny.wait()

    await outside.enter()
    view = await outside.open_form(thread)
    assert await outside.fill(view, goal_amount="60k", monthly_savings="1200") == {"ok": True}
    await outside.settled()
    assert "50 months" in outside.said(thread)[-1]


@pytest.mark.slow
async def test_a_second_process_on_the_same_database_is_refused(outside: World) -> None:
    await outside.enter()
    second = await asyncio.create_subprocess_exec(
        *outside.command, env=outside.environment, stderr=asyncio.subprocess.PIPE
    )
    _, said = await asyncio.wait_for(second.communicate(), TURN_SECONDS)
    assert second.returncode == 1
    assert said.decode().startswith("penny: ")
    assert "is in use by process" in said.decode()


def _finished(world: World, thread: str) -> list[dict[str, Any]]:
    messages = world.workspace.bot_messages(DM, thread)
    return [m for m in messages if not m.get("streaming") and "is set up" in m["text"]]


async def _stored(world: World) -> tuple[list[Goal], int]:
    database = Database(world.settings.database_url, cipher_for(world.settings))
    async with database.unit() as unit:
        user = await unit.users.find("T0PENNY", ALEX)
        assert user
        goals = await unit.goals.of_user(user.id)
        waiting = await unit.turns.waiting()
    await database.close()
    return list(goals), waiting
