"""kill -9 around an answer that only its owner sees: it is given, and shared, once all the same."""

import asyncio

import pytest

from bot.blocks.channels import SHARE
from tests.world import ALEX, CHANNEL, TURN_SECONDS, World

ANSWER = "Of $5,432.10 a month"


@pytest.mark.slow
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral"])
async def test_a_private_answer_is_announced_once_although_penny_was_killed_over_it(
    outside: World, method: str
) -> None:
    penny = await outside.spawn()
    thread = await outside.workspace.say(ALEX, CHANNEL, "<@U0PENNY> plan my budget")
    await outside.workspace.wait_for(lambda: outside.workspace.bot_messages(CHANNEL, thread), TURN_SECONDS)
    view = await outside.open_form(thread, channel=CHANNEL)
    gate = outside.workspace.hold(method)
    await outside.fill(view, monthly_income="5,432.10")
    await asyncio.wait_for(gate.reached(), TURN_SECONDS)
    penny.kill()
    await penny.wait()
    gate.release()

    await outside.enter()
    await outside.settled()
    assert str(outside.said(thread, CHANNEL)).count("Only <@") == 1
    assert ANSWER in outside.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"]
    assert ANSWER not in str(outside.workspace.messages(CHANNEL, thread))


@pytest.mark.slow
async def test_an_answer_is_shared_once_although_penny_was_killed_over_it(outside: World) -> None:
    await outside.enter()
    thread = await outside.say("<@U0PENNY> plan my budget", channel=CHANNEL)
    await outside.fill(await outside.open_form(thread, channel=CHANNEL), monthly_income="5,432.10")
    await outside.settled()
    await outside.leave()

    penny = await outside.spawn()
    placeholder = outside.workspace.bot_messages(CHANNEL, thread)[-1]
    gate = outside.workspace.hold("chat.postMessage")
    await outside.workspace.click(ALEX, CHANNEL, placeholder["ts"], SHARE)
    await asyncio.wait_for(gate.reached(), TURN_SECONDS)
    penny.kill()
    await penny.wait()
    gate.release()

    await outside.enter()
    await outside.settled()
    said = outside.said(thread, CHANNEL)
    assert sum(ANSWER in text for text in said) == 1
    assert "shared this answer below" in str(said)
