"""An answer when Slack refuses, is slow, or loses what it was told."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.clock import FakeClock
from tests.integration.slack.stage import CALL, Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT


async def test_a_refused_status_does_not_stop_the_answer(stage: Stage) -> None:
    stage.workspace.refuse("assistant.threads.setStatus", "missing_scope")
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]


async def test_where_streaming_is_unknown_a_message_is_edited(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.append("4 years.")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."
    assert len(stage.workspace.calls("chat.startStream")) == 1


async def test_edits_keep_to_slacks_rate(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("one")
    await stage.workspace.wait_for(lambda: stage.answers)
    started = stage.stopwatch.now
    await reply.append(" two")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    assert stage.stopwatch.now - started >= 1.2
    await reply.finish("one two", [])


async def test_a_stream_that_died_is_carried_on_by_editing(stage: Stage, clock: FakeClock) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    clock.advance(timedelta(minutes=6))
    await reply.append("4 years")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_a_stream_that_died_just_before_the_end_is_edited(stage: Stage, clock: FakeClock) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    clock.advance(timedelta(minutes=6))
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_rate_limit_is_waited_out(stage: Stage) -> None:
    stage.workspace.fail_next("chat.postMessage", retry_after=7)
    reply = await stage.attempt()
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]
    assert stage.stopwatch.now == 7.0


async def test_a_rate_limit_while_streaming_loses_nothing(stage: Stage) -> None:
    stage.workspace.fail_next("chat.appendStream", retry_after=3)
    reply = await stage.attempt()
    await reply.append("It takes 4 years.")
    await stage.shown("It takes 4 years.")
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_piece_whose_arrival_is_uncertain_is_not_shown_twice(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    stage.workspace.fail_next("chat.appendStream", "fatal_error", after_effect=True)
    await reply.append("4 years.")
    await stage.shown("It takes 4 years.")
    await reply.finish("It takes 4 years.", [])
    assert stage.answers[0]["blocks"][0]["text"] == "It takes 4 years."


@pytest.mark.parametrize("failure", [{"error": "fatal_error"}, {"status": 503}])
@pytest.mark.parametrize("after_effect", [True, False])
async def test_a_message_whose_arrival_is_uncertain_is_looked_for_before_it_is_posted_again(
    stage: Stage, failure: dict[str, Any], after_effect: bool
) -> None:
    stage.workspace.fail_next("chat.postMessage", **failure, after_effect=after_effect)
    reply = await stage.attempt()
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_an_edit_that_fails_is_made_again(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    stage.workspace.fail_next("chat.update", "internal_error")
    stage.workspace.fail_next("chat.update", status=503)
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_an_answer_that_slack_never_takes_is_given_up(stage: Stage) -> None:
    stage.workspace.refuse("chat.postMessage", "internal_error")
    reply = await stage.attempt()
    with pytest.raises(SlackApiError):
        await reply.finish("It takes 4 years.", [])
    assert stage.texts == []


@pytest.mark.parametrize("failure", [{"error": "fatal_error"}, {"status": 503}])
async def test_a_stream_whose_beginning_is_uncertain_leaves_nothing_empty(
    stage: Stage, failure: dict[str, Any]
) -> None:
    stage.workspace.fail_next("chat.startStream", **failure, after_effect=True)
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: any(stage.texts))
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_blocks_that_slack_refuses_are_told_in_words(stage: Stage) -> None:
    stage.workspace.fail_next("chat.postMessage", "invalid_blocks")
    reply = await stage.attempt()
    await reply.finish("Here it is.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]] == ["markdown"]
    assert "Wants | 30% | $1,500.00" in answer["blocks"][0]["text"]


async def test_results_that_slack_refuses_below_a_stream_are_told_in_words(stage: Stage) -> None:
    stage.workspace.fail_next("chat.stopStream", "invalid_blocks")
    stage.workspace.fail_next("chat.update", "invalid_blocks")
    reply = await stage.attempt()
    await reply.append("Here it is.")
    await stage.shown("Here it is.")
    await reply.finish("Here it is.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert "Wants | 30% | $1,500.00" in answer["blocks"][0]["text"]


async def test_a_message_that_was_deleted_meanwhile_is_written_again(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.services.client.chat_delete(channel=stage.channel, ts=stage.answers[0]["ts"])
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_form_that_cannot_be_settled_for_want_of_a_connection_does_not_stop_the_turn(stage: Stage) -> None:
    scope = await stage.open_call()
    async with stage.services.database.unit() as unit:
        await unit.tool_calls.place_form(scope, [CALL], stage.channel, stage.thread)
    reply = await stage.attempt()
    stage.services.client.base_url = "http://127.0.0.1:9/api/"
    await reply.settle_form([CALL], "answered", [])


async def test_an_end_of_a_stream_that_slack_never_confirms_is_edited(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    stage.services.client.timeout = 1
    gate = stage.workspace.hold("chat.stopStream")
    finish = asyncio.create_task(reply.finish("It takes 4 years.", [BUDGET_RESULT]))
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await finish
    gate.release()
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_an_answer_stops_growing_when_its_turn_is_cancelled(stage: Stage) -> None:
    gate = stage.workspace.hold("chat.startStream")
    reply = await stage.attempt()

    async def turn() -> None:
        await reply.append("It takes ")
        await asyncio.Event().wait()

    task = asyncio.create_task(turn())
    await gate.reached()
    (growing,) = [task for task in asyncio.all_tasks() if task.get_name() == "answer"]
    task.cancel()
    await asyncio.wait([task, growing], timeout=5)
    assert growing.cancelled()
    gate.release()


async def test_a_profile_that_is_cut_off_is_done_without(stage: Stage) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        stage.services.client.base_url = f"http://{host}:{port}/api/"
        user = await stage.services.people.user(stage.speaker)
    assert user.time_zone == "UTC"


async def test_an_answer_without_a_word_so_far_is_not_begun(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("\n\n")
    assert "answer" not in {task.get_name() for task in asyncio.all_tasks()}
    await reply.append("It takes ")
    await stage.shown("\n\nIt takes ")
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]
