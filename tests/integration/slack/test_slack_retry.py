""" "Try again": who may press it, and what becomes of that."""

from typing import Any

import pytest

from bot.assistant.turn import Retry
from bot.blocks.endings import RETRY, failed_contents
from tests.integration.slack.penny import ALEX, CHANNEL, DM, SAM, Penny

APOLOGY = "I'm sorry. (Reference P-0007)"


def failed(penny: Penny, thread: str, channel: str) -> str:
    """Let Penny have failed at an answer for Alex; return its ts."""
    (content,) = failed_contents("Let me see.", APOLOGY, 7, ALEX)
    fields: dict[str, Any] = {"text": content.text, "blocks": list(content.blocks)}
    place = penny.workspace.directory.channel(channel)
    return penny.workspace.backend.posts.by_bot(place, fields, thread)["ts"]


@pytest.mark.parametrize("channel", [DM, CHANNEL])
async def test_the_button_becomes_a_turn_and_gives_way_to_a_word(penny: Penny, channel: str) -> None:
    thread = await penny.converse(channel)
    ts = failed(penny, thread, channel)
    await penny.workspace.click(ALEX, channel, ts, RETRY)
    (turn,) = await penny.turns()
    assert turn.input == Retry(turn=7)
    assert (turn.speaker.user_id, turn.place.channel_id, turn.place.thread_ts) == (ALEX, channel, thread)
    assert turn.place.private is (channel == DM)
    message = penny.workspace.bot_messages(channel, thread)[-1]
    assert message["text"] == f"Let me see.\n\n{APOLOGY}\n\nTrying again…"
    assert [block["type"] for block in message["blocks"]] == ["markdown", "context"]


async def test_a_second_delivery_of_the_click_is_the_same_turn(penny: Penny) -> None:
    ts = failed(penny, await penny.converse(), DM)
    await penny.workspace.click(ALEX, DM, ts, RETRY)
    (click,) = [d for d in penny.workspace.deliveries if d.kind == "interactive"]
    await penny.workspace.backend.hub.dispatch(click.kind, click.name, click.payload, attempt=1).answer
    assert len(await penny.turns()) == 1


async def test_a_second_click_on_a_button_that_is_still_seen_is_the_same_turn(penny: Penny) -> None:
    ts = failed(penny, await penny.converse(), DM)
    penny.workspace.fail_next("chat.update", "message_not_found")
    await penny.workspace.click(ALEX, DM, ts, RETRY)
    await penny.workspace.click(ALEX, DM, ts, RETRY)
    assert len(await penny.turns()) == 1


async def test_the_button_is_for_the_one_who_asked(penny: Penny) -> None:
    ts = failed(penny, await penny.converse(CHANNEL), CHANNEL)
    await penny.workspace.click(SAM, CHANNEL, ts, RETRY)
    view = penny.workspace.view(SAM)
    assert view is not None
    assert view["title"]["text"] == "Not for you"
    assert await penny.turns() == []


async def test_a_press_asks_nothing_that_runs_to_stop(penny: Penny) -> None:
    thread = await penny.converse()
    await penny.workspace.say(ALEX, DM, "How long?", thread_ts=thread)
    assert len(await penny.turns()) == 1
    await penny.workspace.click(ALEX, DM, failed(penny, thread, DM), RETRY)
    assert await penny.halted() == {}
    await penny.workspace.say(ALEX, DM, "And 900?", thread_ts=thread)
    assert list((await penny.halted()).values()) == ["overtaken"]
