"""Slack or the model fails in the middle of a turn: the answer arrives once, or one kind sentence does."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FakeClock
from tests.world import ALEX, DM, World

BUDGET = "Make a budget for $5,432.10"
ANSWER = "$2,716.05 to needs"
APOLOGY = re.compile(r"I'm sorry, something went wrong on my side and I couldn't finish this\. .*\(Reference P-\d{4}\)")
GOAL = "Create a goal: $12,000 for a car"


async def test_where_slack_does_not_know_streaming_the_answer_is_posted_and_edited(world: World) -> None:
    world.workspace.refuse("chat.startStream", "unknown_method")
    await _is_answered_once(world)
    assert len(world.workspace.calls("chat.postMessage")) == 1
    assert world.workspace.calls("chat.update")
    await _is_answered_once(world)
    assert len(world.workspace.calls("chat.startStream")) == 1, "Penny does not ask again"


async def test_a_stream_that_outlives_slacks_five_minutes_is_carried_on_by_editing(tmp_path: Path) -> None:
    slack_clock = FakeClock()
    world = World(tmp_path, slack_clock=slack_clock)
    await world.open()
    await world.enter()
    gate = world.model.gate("response.output_text.delta", skip=3)
    thread = await world.workspace.say(ALEX, DM, BUDGET)
    await world.workspace.wait_for(lambda: world.workspace.calls("chat.appendStream"))
    slack_clock.advance(timedelta(minutes=6))
    gate.release()
    await world.settled()
    [answer] = world.workspace.bot_messages(DM, thread)
    await world.close()
    assert answer["text"].count(ANSWER) == 1
    assert "table" in {block["type"] for block in answer["blocks"]}


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream", "chat.stopStream"])
@pytest.mark.parametrize(
    "failure",
    [
        {"retry_after": 0},
        {"status": 503},
        {"status": 503, "after_effect": True},
        {"error": "internal_error", "after_effect": True},
    ],
    ids=["rate limit", "503", "503 after its effect", "internal error after its effect"],
)
async def test_a_failure_of_slacks_in_a_streamed_answer_is_not_seen(
    world: World, method: str, failure: dict[str, Any]
) -> None:
    world.workspace.fail_next(method, **failure)
    await _is_answered_once(world)


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
@pytest.mark.parametrize(
    "failure",
    [{"retry_after": 0}, {"status": 503, "after_effect": True}, {"error": "internal_error", "after_effect": True}],
    ids=["rate limit", "503 after its effect", "internal error after its effect"],
)
async def test_a_failure_of_slacks_in_a_posted_answer_is_not_seen(
    world: World, method: str, failure: dict[str, Any]
) -> None:
    world.workspace.refuse("chat.startStream", "unknown_method")
    world.workspace.fail_next(method, **failure)
    await _is_answered_once(world)


async def test_a_form_whose_arrival_is_uncertain_is_asked_once(world: World) -> None:
    world.workspace.fail_next("chat.postMessage", status=503, after_effect=True)
    thread = await world.say("How long will it take me to save for a house?")
    assert len(world.said(thread)) == 1
    await world.fill(await world.open_form(thread), goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    assert "50 months" in world.said(thread)[-1]


async def test_a_status_that_slack_refuses_holds_nothing_up(world: World) -> None:
    world.workspace.refuse("assistant.threads.setStatus", "missing_scope")
    await _is_answered_once(world)


PASSING: dict[str, Callable[[World], object]] = {
    "429 with Retry-After": lambda world: world.model.fail_next(429, "rate_limit_exceeded", 0),
    "500": lambda world: world.model.fail_next(500, "server_error", 0),
    "500 after its work": lambda world: world.model.fail_next(500, "server_error", 0, after_commit=True),
    "503 three times": lambda world: [world.model.fail_next(503, None, 0) for _ in range(3)],
    "stream cut at its beginning": lambda world: world.model.cut_next_stream("response.created"),
    "stream cut in a tool call": lambda world: world.model.cut_next_stream("response.function_call_arguments.delta"),
    "stream cut before its end": lambda world: world.model.cut_next_stream("response.output_item.done"),
    "stream that reports an error": lambda world: world.model.end_next_stream("error"),
    "stream that reports a failure": lambda world: world.model.end_next_stream("response.failed"),
}


@pytest.mark.parametrize("fail", PASSING.values(), ids=PASSING.keys())
async def test_a_failure_of_the_models_that_passes_is_not_seen(world: World, fail: Callable[[World], object]) -> None:
    fail(world)
    await _is_answered_once(world)


async def test_an_answer_that_is_cut_in_the_middle_is_not_shown_twice(world: World) -> None:
    gate = world.model.gate("request", skip=1)
    thread = await world.workspace.say(ALEX, DM, BUDGET)
    await gate.reached()
    world.model.cut_next_stream("response.output_text.delta")
    gate.release()
    await world.settled()
    [answer] = world.said(thread)
    assert answer.count(ANSWER) == 1


async def test_a_call_that_is_no_json_is_told_to_the_model_and_the_next_message_works(world: World) -> None:
    world.model.break_next_arguments()
    thread = await world.say(BUDGET)
    assert "not valid JSON" in world.told()
    assert len(world.said(thread)) == 1
    await world.say(BUDGET, thread_ts=thread)
    assert ANSWER in world.said(thread)[-1]


LASTING: dict[str, Callable[[World], object]] = {
    "wrong key": lambda world: world.model.fail_next(401, "invalid_api_key"),
    "no quota": lambda world: world.model.fail_next(429, "insufficient_quota"),
    "refused words": lambda world: world.model.fail_next(400, "invalid_prompt"),
    "a wait too long for a chat": lambda world: world.model.fail_next(429, "rate_limit_exceeded", 3600),
    "one failure after the other": lambda world: [world.model.fail_next(500, "server_error", 0) for _ in range(4)],
}


@pytest.mark.parametrize("fail", LASTING.values(), ids=LASTING.keys())
async def test_a_failure_that_lasts_is_told_in_one_kind_sentence_and_the_next_message_works(
    world: World, fail: Callable[[World], object]
) -> None:
    fail(world)
    thread = await world.say(BUDGET)
    [apology] = world.said(thread)
    assert APOLOGY.fullmatch(apology)
    assert world.workspace.status(DM, thread) == ""
    await world.say(BUDGET, thread_ts=thread)
    assert world.said(thread)[-1].count(ANSWER) == 1
    assert len(world.said(thread)) == 2


@pytest.mark.parametrize(
    ("status", "code", "advice"),
    [(401, "invalid_api_key", "try again in a few minutes"), (400, "invalid_prompt", "other words may help")],
)
async def test_other_words_are_asked_for_only_where_the_words_were_refused(
    world: World, status: int, code: str, advice: str
) -> None:
    world.model.fail_next(status, code)
    [apology] = world.said(await world.say(BUDGET))
    assert advice in apology


async def test_a_message_that_comes_again_while_its_tool_has_run_does_nothing_twice(world: World) -> None:
    gate = world.model.gate("request", skip=1)
    thread = await world.workspace.say(ALEX, DM, GOAL)
    await gate.reached()
    [message] = [d for d in world.workspace.deliveries if d.kind == "events_api"]
    world.workspace.backend.hub.dispatch(message.kind, message.name, message.payload, attempt=1)
    await world.workspace.wait_for(lambda: all(delivery.acked for delivery in world.workspace.deliveries))
    gate.release()
    await world.settled()
    [answer] = world.said(thread)
    assert answer.count("is set up") == 1
    [listed] = world.said(await world.say("What are my goals?"))
    assert "You have one goal" in listed


async def test_penny_works_again_when_slack_has_closed_her_socket(world: World) -> None:
    world.workspace.backend.hub.refresh()
    await asyncio.wait_for(_is_answered_once(world), 60)


async def _is_answered_once(world: World) -> None:
    thread = await world.say(BUDGET)
    [answer] = world.workspace.bot_messages(DM, thread)
    assert answer["text"].count(ANSWER) == 1
    written = [block["text"] for block in answer["blocks"] if block["type"] == "markdown"]
    assert "".join(written).count(ANSWER) == 1
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}
    assert not answer.get("streaming")
