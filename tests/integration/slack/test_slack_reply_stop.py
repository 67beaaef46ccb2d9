"""An answer that is stopped: it ends where it is, says so once, and leaves nothing behind."""

from datetime import timedelta

import pytest

from tests.clock import FakeClock
from tests.integration.slack.stage import ALEX, Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT

STOPPED = "It takes \n\nStopped here."


async def test_a_stream_is_ended_where_it_is(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await reply.stop()
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]] == ["markdown", "context"]
    assert answer["blocks"][0]["text"] == "It takes "
    assert (answer["streaming"], stage.status, stage.session) == (False, "", "active")
    assert stage.texts == [STOPPED]


async def test_a_stream_that_slack_has_stopped_itself_says_so_too(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.workspace.stop(ALEX, stage.channel, stage.thread)
    await reply.stop()
    assert stage.texts == [STOPPED]
    assert stage.session == "active"


async def test_a_message_that_is_edited_is_ended_where_it_is(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.stop()
    assert stage.texts == [STOPPED]
    assert "…" not in str(stage.answers[0]["blocks"])


async def test_where_nothing_was_begun_only_the_status_goes(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await stage.workspace.wait_for(lambda: stage.status)
    assert stage.session == "processing"
    await reply.stop()
    assert stage.answers == []
    assert (stage.status, stage.session) == ("", "active")


async def test_a_stream_without_a_word_in_it_is_removed(stage: Stage) -> None:
    stage.workspace.refuse("chat.appendStream", "ratelimited")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.appendStream"))
    await reply.stop()
    assert stage.answers == []


async def test_a_stop_that_comes_while_the_stream_is_opened_waits_for_it(stage: Stage) -> None:
    reply = await stage.attempt()
    gate = stage.workspace.hold("chat.startStream")
    await reply.append("It takes ")
    await gate.reached()
    gate.release()
    await reply.stop()
    (answer,) = stage.answers
    assert (answer["text"], "Stopped here." in str(answer["blocks"])) == (STOPPED, True)


@pytest.mark.parametrize(
    ("method", "left"), [("chat.startStream", []), ("chat.appendStream", ["It takes \n\nStopped here."])]
)
async def test_what_a_killed_attempt_had_begun_is_stopped_by_the_next(
    stage: Stage, method: str, left: list[str]
) -> None:
    reply = await stage.attempt()
    await stage.crash_at(method, reply.append("It takes "))
    await (await stage.attempt()).stop()
    assert stage.texts == left
    assert all(not answer["streaming"] for answer in stage.answers)


async def test_an_attempt_that_is_killed_while_it_stops_has_stopped_once(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.crash_at("chat.stopStream", reply.stop())
    await (await stage.attempt()).stop()
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]] == ["markdown", "context"]
    assert stage.session == "active"


async def test_a_stopped_answer_that_was_edited_says_so_once(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.workspace.stop(ALEX, stage.channel, stage.thread)
    await stage.crash_at("chat.update", reply.stop())
    await (await stage.attempt()).stop()
    assert stage.texts == [STOPPED]


async def test_a_stream_that_died_before_it_could_be_stopped_is_edited(stage: Stage, clock: FakeClock) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.appendStream", reply.append("It takes "))
    clock.advance(timedelta(minutes=6))
    await (await stage.attempt()).stop()
    assert stage.texts == [STOPPED]


@pytest.mark.parametrize("streamed", ["It takes ", ""])
async def test_an_answer_that_was_complete_before_the_kill_stays_so(stage: Stage, streamed: str) -> None:
    reply = await stage.attempt()
    await reply.append(streamed)
    await stage.workspace.wait_for(lambda: streamed in "".join(stage.texts))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    complete = stage.answers
    await (await stage.attempt()).stop()
    assert stage.answers == complete
    assert "Stopped here." not in str(complete)


async def test_an_answer_whose_stream_somebody_else_has_stopped_is_carried_on_by_editing(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.workspace.stop(ALEX, stage.channel, stage.thread)
    await reply.append("4 years")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_an_empty_stream_that_cannot_be_removed_holds_nothing_up(stage: Stage) -> None:
    stage.workspace.refuse("chat.appendStream", "ratelimited")
    stage.workspace.refuse("chat.delete", "cant_delete_message")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.appendStream"))
    await reply.stop()
    assert stage.session == "active"
