"""Opening Penny's direct messages: what she suggests to say, and what she knows of where the user looks."""

from typing import Any

import pytest

from bot.slack.prompts import PROMPTS
from tests.world import ALEX, CHANNEL, DM, SAM, World

NOT_UNDERSTOOD = "I'm not sure"


async def suggested(world: World) -> dict[str, Any]:
    """Open the direct messages and return what is suggested there."""
    await world.workspace.open_dm(ALEX)
    await world.settled()
    return world.workspace.backend.sessions.prompts[DM, None]


def titles(offered: dict[str, Any]) -> list[str]:
    return [prompt["title"] for prompt in offered["prompts"]]


async def test_who_comes_for_the_first_time_is_offered_ways_to_begin(world: World) -> None:
    offered = await suggested(world)
    assert offered["title"] == "What shall we look at?"
    assert offered["prompts"] == list(PROMPTS)


async def test_who_comes_again_is_offered_to_go_on(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    await world.say("at most 400 a month for groceries")
    offered = await suggested(world)
    assert offered["title"] == "Where shall we go on?"
    assert titles(offered) == ["What's left this month?", "How is Car doing?", "Log an expense", "What can you do?"]


async def test_every_suggestion_leads_to_an_answer(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    await world.say("I spent 45 on groceries")
    await world.say("at most 400 a month for groceries")
    for prompt in (await suggested(world))["prompts"]:
        thread = await world.say(prompt["message"])
        assert NOT_UNDERSTOOD not in world.said(thread)[-1]


@pytest.mark.parametrize("prompt", [prompt["message"] for prompt in PROMPTS])
async def test_every_way_to_begin_leads_somewhere(world: World, prompt: str) -> None:
    thread = await world.say(prompt)
    assert world.said(thread)
    assert NOT_UNDERSTOOD not in world.said(thread)[-1]


async def test_a_slack_that_takes_no_suggestions_is_no_trouble(world: World) -> None:
    world.workspace.fail_next("assistant.threads.setSuggestedPrompts", "unknown_method")
    await world.workspace.open_dm(ALEX)
    await world.settled()
    assert await world.say("hello")


async def test_the_model_is_told_which_channel_the_user_has_open_and_not_what_is_written_there(world: World) -> None:
    await world.say("hello")
    await world.workspace.say(SAM, CHANNEL, "my secret is 4711")
    await world.workspace.look_at(ALEX, CHANNEL)
    await world.say("what do you think?")
    assert f"has the Slack channel <#{CHANNEL}> open. You do not see what is written there." in world.told()
    assert "4711" not in world.told()


async def test_what_the_two_talked_about_in_that_thread_is_told(world: World) -> None:
    thread = await world.say("<@U0PENNY> how long to save 12,000 at 500 a month?", channel=CHANNEL)
    await world.workspace.look_at(ALEX, CHANNEL, thread)
    await world.say("what was that about?")
    assert "There the two of you talked last about this. The user wrote: how long to save 12,000" in world.told()


async def test_nobody_is_told_of_what_somebody_else_talked_about_there(world: World) -> None:
    thread = await world.say("<@U0PENNY> how long to save 12,000 at 500 a month?", channel=CHANNEL, user=SAM)
    await world.say("hello")
    await world.workspace.look_at(ALEX, CHANNEL, thread)
    await world.say("what was that about?")
    assert "12,000" not in world.told()


async def test_it_is_told_once_and_no_more_when_the_user_looks_at_nothing(world: World) -> None:
    thread = await world.say("hello")
    await world.workspace.look_at(ALEX, CHANNEL)
    await world.say("thanks", thread_ts=thread)
    await world.say("thanks again", thread_ts=thread)
    assert str(world.model.bodies()).count("has the Slack channel") == 1
    await world.workspace.look_at(ALEX, None)
    await world.say("hello")
    assert str(world.model.bodies()).count("has the Slack channel") == 1


async def test_in_a_channel_nothing_of_it_is_told(world: World) -> None:
    await world.say("hello")
    await world.workspace.look_at(ALEX, CHANNEL)
    await world.say("<@U0PENNY> hello", channel=CHANNEL)
    assert "has the Slack channel" not in world.told()
