"""The balance ahead and the budget from payday to payday: bills and paydays written into forms, with their days."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.world import DM, World, errors_by_field


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A world in which it is always noon on November 21, 2026."""
    world = World(tmp_path, FakeClock())
    await world.open()
    await world.enter()
    yield world
    await world.close()


async def test_the_form_asks_for_the_days_of_bills_and_the_answer_has_a_table_and_a_chart(world: World) -> None:
    thread = await world.say("Will my balance go below zero?")
    [question] = world.said(thread)
    assert "How much is in your account now?" in question
    assert "Which bills do you have, and when are they due?" in question

    view = await world.open_form(thread)
    wrong = await world.fill(view, balance="2,000", income="Pay 2,500 on the last day of the month", bills="Rent 1,200")
    assert "On which day is it?" in errors_by_field(wrong)["bills"]
    right = "Rent 1,200 on the 1st\nInsurance 600 a year on March 3"
    assert await world.fill(view, balance="2,000", income="Pay 2,500 on the last day of the month", bills=right) == {
        "ok": True
    }
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "Your balance never falls below today's $2,000 in the next 12 months" in answer["text"]
    assert {"data_table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_bills_told_once_are_used_again_and_moved_in_a_what_if(world: World) -> None:
    thread = await world.say(
        "Can I pay my bills? There is 100 in the account, salary 2,000 on the 10th, rent 1,200 on the 9th"
    )
    assert "goes below zero" in world.said(thread)[-1]
    assert "Move rent from the 9th to the 10th of the month" in world.said(thread)[-1]

    await world.say("What if I pay the rent on the 11th?", thread_ts=thread)
    assert "never falls below today's $100" in world.said(thread)[-1]

    later = await world.say("Make me a budget until payday")
    assert "What pay do you get, and when?" not in world.said(later)[-1]
    assert "is kept for rent" in world.said(later)[-1]
    assert "as you told me" in str(world.workspace.bot_messages(DM, later)[-1]["blocks"])


async def test_the_method_chosen_in_the_form_asks_for_what_it_takes(world: World) -> None:
    thread = await world.say("Make me a budget until payday")
    view = await world.open_form(thread)

    wrong = errors_by_field(await world.fill(view, paydays="2,000 every 2 weeks", bills="Rent 900"))
    assert "From which date on?" in wrong["paydays"]
    assert "On which day is it?" in wrong["bills"]
    assert await world.fill(view, paydays="1,000 on the 1st and 15th", bills="none") == {"ok": True}
    await world.settled()

    assert "Nothing is due before, which leaves all of it: $1,000 to spend" in world.said(thread)[-1]
