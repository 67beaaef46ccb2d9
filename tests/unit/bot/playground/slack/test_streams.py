"""Streaming messages."""

from datetime import timedelta

import pytest

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.streams import MARKDOWN_LIMIT, Stream, Streams
from tests.clock import FakeClock

TEXT: Json = {"type": "markdown_text", "text": "Saving "}
TASK: Json = {"type": "task_update", "id": "1", "title": "Compute", "status": "in_progress"}


@pytest.fixture
def stream(clock: FakeClock) -> Stream:
    return Streams(clock).new("timeline")


def test_text_and_tasks_stand_in_the_order_of_their_coming(stream: Stream) -> None:
    grown = stream.grown([TEXT, TASK]).grown([TEXT, TEXT])
    assert [block["type"] for block in grown.blocks()] == ["markdown", "task_card", "markdown"]
    assert grown.text == "Saving Saving Saving "


def test_a_task_changes_where_it_is(stream: Stream) -> None:
    grown = stream.grown([TASK, TEXT]).grown([TASK | {"status": "complete"}])
    task = {"type": "task_card", "task_id": "1", "title": "Compute", "status": "complete"}
    assert grown.blocks() == [task, {"type": "markdown", "text": "Saving "}]


def test_in_plan_mode_all_tasks_stand_together(clock: FakeClock) -> None:
    grown = Streams(clock).new("plan").grown([TEXT, TASK, {"type": "plan_update", "title": "Plan"}])
    assert [(block["type"], block.get("title")) for block in grown.blocks()] == [("plan", "Plan"), ("markdown", None)]


def test_a_refused_chunk_leaves_the_stream_as_it_was(stream: Stream) -> None:
    with pytest.raises(ApiError, match="invalid_chunks"):
        stream.grown([TEXT, {"type": "task_update", "id": "1"}])
    assert stream.text == ""


def test_more_text_than_slack_takes_is_refused(stream: Stream) -> None:
    full = stream.grown([{"type": "markdown_text", "text": "x" * MARKDOWN_LIMIT}])
    with pytest.raises(ApiError, match="msg_too_long"):
        full.grown([TEXT])


def test_a_stream_dies_five_minutes_after_it_started(clock: FakeClock) -> None:
    streams = Streams(clock)
    streams.keep("D0ALEX", "1.0", streams.new("timeline"))
    clock.advance(timedelta(minutes=4, seconds=59))
    assert streams.live("D0ALEX", "1.0")
    clock.advance(timedelta(seconds=1))
    with pytest.raises(ApiError, match="message_not_in_streaming_state"):
        streams.live("D0ALEX", "1.0")
