"""Streaming, through slack_sdk's own helper and methods."""

from datetime import timedelta

import pytest
from slack_sdk.models.messages.chunk import MarkdownTextChunk, TaskUpdateChunk
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack.workspace import SlackWorkspace
from tests.clock import FakeClock
from tests.integration.slack_server.answers import answer, refused

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"


@pytest.fixture
async def thread(workspace: SlackWorkspace) -> str:
    return await workspace.say(ALEX, DM, "How long?")


async def test_the_clients_own_stream_helper_works_unchanged(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    stream = await client.chat_stream(channel=DM, thread_ts=thread, buffer_size=1)
    await stream.append(markdown_text="**50** ")
    await stream.append(markdown_text="months")
    (growing,) = workspace.bot_messages(DM, thread)
    assert (growing["text"], growing["streaming"]) == ("**50** months", True)
    await stream.stop(markdown_text=".", blocks=[{"type": "divider"}])
    (done,) = workspace.bot_messages(DM, thread)
    assert (done["text"], done["streaming"]) == ("**50** months.", False)
    assert [block["type"] for block in done["blocks"]] == ["markdown", "divider"]


async def test_chunks_of_the_clients_own_classes_are_taken(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    task = TaskUpdateChunk(id="1", title="Compute", status="in_progress")
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, chunks=[task])))["ts"]
    done = TaskUpdateChunk(id="1", title="Compute", status="complete")
    await client.chat_appendStream(channel=DM, ts=ts, chunks=[done, MarkdownTextChunk(text="Ready")])
    (message,) = workspace.bot_messages(DM, thread)
    assert [block["type"] for block in message["blocks"]] == ["task_card", "markdown"]
    assert message["blocks"][0]["status"] == "complete"


async def test_in_a_channel_the_recipient_must_be_named(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, CHANNEL, "hi")
    error = await refused(client.chat_startStream(channel=CHANNEL, thread_ts=ts))
    assert error == "missing_recipient_user_id"
    await client.chat_startStream(channel=CHANNEL, thread_ts=ts, recipient_user_id=ALEX, recipient_team_id="T0PENNY")


async def test_a_stopped_stream_takes_no_more(client: AsyncWebClient, thread: str) -> None:
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    await client.chat_stopStream(channel=DM, ts=ts)
    error = await refused(client.chat_appendStream(channel=DM, ts=ts, markdown_text="b"))
    assert error == "message_not_in_streaming_state"


async def test_a_stream_that_has_died_goes_on_with_updates(
    client: AsyncWebClient, workspace: SlackWorkspace, clock: FakeClock, thread: str
) -> None:
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    assert await refused(client.chat_update(channel=DM, ts=ts, text="ab")) == "streaming_state_conflict"
    clock.advance(timedelta(minutes=5))
    error = await refused(client.chat_stopStream(channel=DM, ts=ts, markdown_text="b"))
    assert error == "message_not_in_streaming_state"
    await client.chat_update(channel=DM, ts=ts, text="ab")
    (message,) = workspace.bot_messages(DM, thread)
    assert (message["text"], message["streaming"], message["blocks"]) == ("ab", False, [])


async def test_wrong_blocks_at_the_end_leave_the_stream_open(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    call = client.chat_stopStream(channel=DM, ts=ts, markdown_text="b", blocks=[{"type": "alert"}])
    assert await refused(call) == "invalid_blocks"
    await client.chat_stopStream(channel=DM, ts=ts, markdown_text="b")
    assert workspace.bot_messages(DM, thread)[0]["text"] == "ab"


async def test_the_stop_button_ends_the_stream(client: AsyncWebClient, workspace: SlackWorkspace, thread: str) -> None:
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    await workspace.stop(ALEX, DM, thread)
    assert await refused(client.chat_appendStream(channel=DM, ts=ts, markdown_text="b")) == "stopped_by_user"
    assert workspace.deliveries[-1].payload["event"]["streaming_message_ts"] == [ts]


async def test_a_stream_keeps_its_session_at_work_until_it_ends(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    assert workspace.session(DM, thread) == "processing"
    await client.chat_stopStream(channel=DM, ts=ts)
    assert workspace.session(DM, thread) == "active"
    ts = (await answer(client.chat_startStream(channel=DM, thread_ts=thread, markdown_text="a")))["ts"]
    await client.chat_stopStream(channel=DM, ts=ts, session_status="suspended")
    assert workspace.session(DM, thread) == "suspended"


async def test_leaving_a_stopped_session_is_up_to_the_app(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    await client.agents_sessions_setStatus(channel_id=DM, thread_ts=thread, status="processing")
    await workspace.stop(ALEX, DM, thread, deliveries=2)
    assert workspace.session(DM, thread) == "processing"
    assert [d.payload["event"]["streaming_message_ts"] for d in workspace.deliveries[-2:]] == [[], []]
    assert len({d.payload["event_id"] for d in workspace.deliveries[-2:]}) == 1
    await client.agents_sessions_setStatus(channel_id=DM, thread_ts=thread, status="active")
    assert workspace.session(DM, thread) == "active"


async def test_where_streaming_is_not_available_it_is_an_unknown_method(
    client: AsyncWebClient, workspace: SlackWorkspace, thread: str
) -> None:
    workspace.refuse("chat.startStream", "unknown_method")
    assert await refused(client.chat_startStream(channel=DM, thread_ts=thread)) == "unknown_method"


async def test_a_status_disappears_with_the_answer_and_with_time(
    client: AsyncWebClient, workspace: SlackWorkspace, clock: FakeClock, thread: str
) -> None:
    await client.assistant_threads_setStatus(channel_id=DM, thread_ts=thread, status="is thinking")
    assert workspace.status(DM, thread) == "is thinking"
    await client.chat_postMessage(channel=DM, thread_ts=thread, text="done")
    assert workspace.status(DM, thread) == ""
    await client.assistant_threads_setStatus(channel_id=DM, thread_ts=thread, status="is thinking")
    clock.advance(timedelta(minutes=2))
    assert workspace.status(DM, thread) == ""
