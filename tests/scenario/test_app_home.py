"""The App Home and the first look at the DM."""

from typing import Any

import pytest

from bot.blocks.form import OPEN
from bot.slack.events.app_home_opened import PROMPTS
from tests.world import ALEX, CHANNEL, DM, SAM, World


async def test_at_the_first_visit_home_says_how_to_begin(world: World) -> None:
    home = await _home(world)
    assert "No goals yet" in home
    assert "Nothing yet. Tell me things like" in home
    assert "`/budget`" in home
    assert world.model.bodies() == [], "no model is asked"


async def test_home_shows_goals_with_their_progress_and_facts_with_their_day(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("Create a goal: $12,000 for a car by May 2028")
    await world.say("I put $3,600 into my car goal")
    home = await _home(world)
    assert "*Car*" in home
    assert "███░░░░░░░ $3,600 of $12,000" in home
    assert "2028" in home
    assert "Monthly income: *$5,432*" in home
    assert "you told me on" in home


async def test_home_shows_a_question_that_waits_and_answers_it_from_there(world: World) -> None:
    thread = await world.say("How long will it take me to save for a house?")
    assert "*Savings timeline*" in await _home(world)
    home = world.workspace.home(ALEX)
    assert home
    await world.workspace.click_in_view(ALEX, home["id"], OPEN)
    view = world.workspace.view(ALEX)
    assert view
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    assert "50 months" in world.said(thread)[-1]
    assert "Waiting for you" not in await _home(world)


async def test_home_shows_what_is_new_at_every_visit(world: World) -> None:
    assert "No goals yet" in await _home(world)
    await world.say("Create a goal: $12,000 for a car")
    assert "*Car*" in await _home(world)


async def test_what_is_forgotten_and_put_away_is_gone_from_home(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("Create a goal: $12,000 for a car")
    await world.say("Forget my income")
    await world.say("Archive my car goal")
    home = await _home(world)
    assert "5,432" not in home
    assert "*Car*" not in home


async def test_nobody_sees_the_home_of_somebody_else(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("Create a goal: $12,000 for a car")
    home = await _home(world, SAM)
    assert "5,432" not in home
    assert "car" not in home


async def test_what_people_write_is_shown_as_they_wrote_it(world: World) -> None:
    await world.say("Create a goal: $12,000 for <!channel> & *co*")
    home = await _home(world)
    assert "<!channel>" not in home


async def test_a_fact_said_in_a_channel_stays_there(world: World) -> None:
    await world.say("<@U0PENNY> I make $5,432 a month", channel=CHANNEL)
    assert "5,432" not in await _home(world)


async def test_opening_the_dm_offers_ways_to_begin(world: World) -> None:
    await world.workspace.open_dm(ALEX)
    await world.settled()
    offered = world.workspace.backend.sessions.prompts[DM, None]
    assert offered["prompts"] == list(PROMPTS)
    assert world.workspace.bot_messages(DM) == [], "nobody is greeted unasked"


@pytest.mark.parametrize("prompt", [prompt["message"] for prompt in PROMPTS])
async def test_every_way_to_begin_is_understood(world: World, prompt: str) -> None:
    [answer] = world.said(await world.say(prompt))
    assert "not sure" not in answer


async def _home(world: World, user: str = ALEX) -> str:
    """Look at Home and return the text of its blocks."""
    await world.workspace.open_home(user)
    await world.settled()
    home = world.workspace.home(user)
    assert home
    return "\n".join(_texts(home["blocks"]))


def _texts(blocks: list[dict[str, Any]]) -> list[str]:
    sections = [block["text"]["text"] for block in blocks if "text" in block]
    return sections + [element["text"] for block in blocks for element in block.get("elements", [])]
