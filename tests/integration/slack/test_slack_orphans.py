"""Empty streams in a thread: ours are removed, nobody else's is."""

import asyncio
from typing import Any

import pytest

from bot.assistant.turn import Message, Speaker, TurnRequest
from bot.slack.identity import conversation_key
from storage.repositories.turns import NewTurn
from tests.integration.slack.stage import CHANNEL, Stage

SAM = "U0SAM"

pytestmark = pytest.mark.parametrize("stage", [CHANNEL], indirect=True)


async def sam_asks(stage: Stage) -> None:
    """Let Sam wait for an answer in the same thread."""
    sam = Speaker(team_id="T0PENNY", user_id=SAM)
    request = TurnRequest(speaker=sam, place=stage.place, input=Message(text="And for me?", ts="1.0"))
    key = conversation_key(sam, stage.place)
    await stage.services.database.inbox.put(NewTurn("Ev2", key, request.model_dump(mode="json")))


async def stream_for_sam(stage: Stage) -> str:
    started: Any = await stage.services.client.chat_startStream(
        channel=stage.channel, thread_ts=stage.thread, recipient_user_id=SAM, recipient_team_id="T0PENNY"
    )
    return started["ts"]


async def test_while_somebody_else_is_answered_an_empty_stream_may_be_theirs(stage: Stage) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.startStream", reply.append("It takes 4"))
    again = await stage.attempt()
    theirs = await stream_for_sam(stage)
    await sam_asks(stage)
    await again.finish("It takes 4 years.", [])
    await stage.services.client.chat_appendStream(channel=stage.channel, ts=theirs, markdown_text="For you, Sam: 5.")
    assert [text for text in stage.texts if text] == ["For you, Sam: 5.", "It takes 4 years."]


async def test_once_nobody_else_is_answered_an_empty_stream_is_ours(stage: Stage) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.startStream", reply.append("It takes 4"))
    await (await stage.attempt()).finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_stream_that_was_written_to_since_it_was_seen_empty_stays(stage: Stage) -> None:
    await stage.attempt()
    again = await stage.attempt()
    theirs = await stream_for_sam(stage)
    gate = stage.workspace.hold("conversations.replies")
    finish = asyncio.create_task(again.finish("It takes 4 years.", []))
    await gate.reached()
    await stage.services.client.chat_stopStream(channel=stage.channel, ts=theirs, markdown_text="For you, Sam: 5.")
    gate.release()
    await finish
    assert stage.texts == ["For you, Sam: 5.", "It takes 4 years."]


async def test_a_stream_that_was_opened_since_is_left_to_its_owner(stage: Stage) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.startStream", reply.append("It takes 4"))
    again = await stage.attempt()
    gate = stage.workspace.hold("conversations.replies")
    finish = asyncio.create_task(again.finish("It takes 4 years.", []))
    await gate.reached()
    theirs = await stream_for_sam(stage)
    gate.release()
    await finish
    await stage.services.client.chat_appendStream(channel=stage.channel, ts=theirs, markdown_text="For you, Sam: 5.")
    assert stage.texts == ["For you, Sam: 5.", "It takes 4 years."]
