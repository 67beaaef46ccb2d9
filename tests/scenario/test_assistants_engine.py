"""Penny on the Assistants protocol, end to end: threads and runs behind the same Slack side."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.world import DM, World

QUESTION = "How long will it take me to save for a house?"
ANSWER = "Saving $1,200 a month you reach $60,000 in 50 months (4 years 2 months)"


@pytest.fixture
async def world(tmp_path: Path, clock: FakeClock) -> AsyncIterator[World]:
    world = World(tmp_path, clock=clock, model_clock=clock, variables={"ASSISTANT_ENGINE": "assistants"})
    await world.open()
    await world.enter()
    yield world
    await world.close()


async def test_the_house_question_is_answered_from_the_form(world: World) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    [form, answer] = world.workspace.bot_messages(DM, thread)
    assert "Savings goal: $60,000" in form["text"]
    assert ANSWER in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}
    assert _statuses(world) == ["completed"]


async def test_the_house_question_is_answered_from_words(world: World) -> None:
    thread = await world.say(QUESTION)
    await world.say("60k", thread_ts=thread)
    await world.say("1,200 a month", thread_ts=thread)
    assert ANSWER in world.said(thread)[-1]


async def test_a_form_that_is_filled_after_its_run_expired_is_answered_all_the_same(
    world: World, clock: FakeClock
) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    clock.advance(timedelta(minutes=11))
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    assert ANSWER in world.said(thread)[-1]
    assert _statuses(world) == ["expired", "completed"]


async def test_what_a_form_was_filled_with_is_known_in_the_next_turn(world: World) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    await world.fill(view, goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    await world.say("what if I save 1,500?", thread_ts=thread)
    assert "Saving $1,500 a month you reach $60,000 in 40 months" in world.said(thread)[-1]


async def test_after_a_change_of_mind_the_waiting_run_is_cancelled(world: World) -> None:
    thread = await world.say(QUESTION)
    await world.say("Forget the house, make me a budget for $5,000", thread_ts=thread)
    form, budget = world.said(thread)
    assert "Closed, as you went on" in form
    assert "$2,500" in budget
    assert _statuses(world) == ["cancelled", "completed"]


def _statuses(world: World) -> list[str]:
    """How the runs of the only thread ended, in their order."""
    [thread] = world.model.assistants.threads.all()
    return [run.status for run in thread.runs]
