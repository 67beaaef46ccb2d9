""" "Try again": what failed is asked for once more, by the one who asked, and answered once."""

import re
from typing import Any

import pytest

from bot.blocks.endings import RETRY
from tests.world import ALEX, CHANNEL, DM, SAM, World

BUDGET = "Make a budget for $5,432.10"
ANSWER = "$2,716.05 to needs"


def _fails(world: World) -> None:
    for _ in range(4):
        world.model.fail_next(500, "server_error", 0)


def _buttons(message: dict[str, Any]) -> list[str]:
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


async def _failed(world: World, channel: str = DM, text: str = BUDGET) -> tuple[str, str]:
    """Let an answer fail; return the thread and the ts of the apology."""
    _fails(world)
    thread = await world.say(text, channel=channel)
    [apology] = world.workspace.bot_messages(channel, thread)
    assert _buttons(apology) == [RETRY]
    return thread, apology["ts"]


@pytest.mark.parametrize(("channel", "text"), [(DM, BUDGET), (CHANNEL, f"@Penny {BUDGET}")])
async def test_what_failed_is_answered_at_a_press(world: World, channel: str, text: str) -> None:
    thread, ts = await _failed(world, channel, text)
    await world.workspace.click(ALEX, channel, ts, RETRY)
    await world.settled()
    apology, answer = world.workspace.bot_messages(channel, thread)
    assert RETRY not in _buttons(apology)
    assert re.search(r"I'm sorry.*\(Reference P-\d{4}\)\n\nTrying again…$", apology["text"])
    assert answer["text"].count(ANSWER) == 1
    assert str(world.model.bodies()[-2]["input"]).count(BUDGET) <= 1, "the question is told once"


async def test_two_presses_and_a_second_delivery_are_one_answer(world: World) -> None:
    thread, ts = await _failed(world)
    gate = world.model.gate("request")
    await world.workspace.click(ALEX, DM, ts, RETRY)
    await gate.reached()
    click = next(d for d in world.workspace.deliveries if d.kind == "interactive")
    await world.workspace.backend.hub.dispatch(click.kind, click.name, click.payload, attempt=1).answer
    gate.release()
    await world.settled()
    assert [text.count(ANSWER) for text in world.said(thread)] == [0, 1]


async def test_what_fails_again_can_be_tried_again(world: World) -> None:
    thread, ts = await _failed(world)
    _fails(world)
    await world.workspace.click(ALEX, DM, ts, RETRY)
    await world.settled()
    _, second = world.workspace.bot_messages(DM, thread)
    assert _buttons(second) == [RETRY]
    await world.workspace.click(ALEX, DM, second["ts"], RETRY)
    await world.settled()
    assert [text.count(ANSWER) for text in world.said(thread)] == [0, 0, 1]


async def test_the_button_outlives_a_restart(world: World) -> None:
    thread, ts = await _failed(world)
    await world.leave()
    await world.enter()
    await world.workspace.connected()
    await world.workspace.click(ALEX, DM, ts, RETRY)
    await world.settled()
    assert world.said(thread)[-1].count(ANSWER) == 1


async def test_in_a_channel_it_is_for_the_one_who_asked(world: World) -> None:
    thread, ts = await _failed(world, CHANNEL, f"@Penny {BUDGET}")
    await world.workspace.click(SAM, CHANNEL, ts, RETRY)
    await world.settled()
    view = world.workspace.view(SAM)
    assert view is not None
    assert view["title"]["text"] == "Not for you"
    [apology] = world.workspace.bot_messages(CHANNEL, thread)
    assert _buttons(apology) == [RETRY]


async def test_words_that_were_refused_are_not_told_again(world: World) -> None:
    world.model.fail_next(400, "invalid_prompt")
    thread = await world.say(BUDGET)
    [apology] = world.workspace.bot_messages(DM, thread)
    assert _buttons(apology) == []


async def test_a_failure_in_the_middle_of_an_answer_keeps_what_was_shown(world: World) -> None:
    gate = world.model.gate("request", skip=1)
    thread = await world.workspace.say(ALEX, DM, BUDGET)
    await gate.reached()
    world.model.cut_next_stream("response.output_text.delta")
    _fails(world)
    gate.release()
    await world.settled()
    [apology] = world.workspace.bot_messages(DM, thread)
    assert _buttons(apology) == [RETRY]
    await world.workspace.click(ALEX, DM, apology["ts"], RETRY)
    await world.settled()
    assert world.said(thread)[-1].count(ANSWER) == 1
