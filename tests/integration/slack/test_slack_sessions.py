"""The session of a thread: at work while Penny answers, so that Slack shows its Stop button, and not longer."""

import asyncio

import pytest

from bot.slack.status import ThreadStatus
from tests.integration.slack.stage import Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT, CHOICE_FORM


async def test_penny_is_at_work_from_the_first_status_to_the_end_of_the_answer(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.status("Working out your timeline…")
    await stage.workspace.wait_for(lambda: "working" in stage.status)
    assert stage.session == "processing"
    await reply.append("It takes ")
    await stage.shown("It takes ")
    assert stage.session == "processing"
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    assert (stage.status, stage.session) == ("", "active")
    assert len(stage.workspace.calls("agents.sessions.setStatus")) == 2


async def test_after_a_question_it_is_the_users_turn(stage: Stage) -> None:
    await stage.open_call()
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.append("Happy to help.")
    await reply.ask(CHOICE_FORM)
    assert stage.session == "suspended"


async def test_after_a_failure_nobody_is_at_work(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.fail("P-0001", retryable=True)
    assert (stage.status, stage.session) == ("", "active")


async def test_what_a_killed_attempt_left_at_work_is_ended_by_the_next(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await stage.workspace.wait_for(lambda: stage.status)
    await (await stage.attempt()).fail("P-0001", retryable=True)
    assert stage.session == "active"


@pytest.mark.parametrize("code", ["unknown_method", "not_agent_app"])
async def test_where_slack_knows_no_sessions_it_is_asked_once(stage: Stage, code: str) -> None:
    stage.workspace.refuse("agents.sessions.setStatus", code)
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await stage.workspace.wait_for(lambda: stage.status)
    await reply.finish("Done.", [])
    await (await stage.attempt()).status("Thinking…")
    assert stage.texts == ["Done."]
    assert len(stage.workspace.calls("agents.sessions.setStatus")) == 1


async def test_a_session_that_cannot_be_set_is_tried_again_with_the_next(stage: Stage) -> None:
    stage.workspace.fail_next("agents.sessions.setStatus", "thread_not_found")
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.finish("Done.", [])
    assert stage.session == "active"


async def test_a_status_that_slack_is_slow_to_take_is_not_waited_for(stage: Stage) -> None:
    gate = stage.workspace.hold("agents.sessions.setStatus")
    status = ThreadStatus(stage.services, stage.speaker, stage.place, patience=0.01)
    status.show("Thinking…")
    await gate.reached()
    await asyncio.wait_for(status.shown(), 1)
    gate.release()
    await status.leave("active")
    assert (stage.status, stage.session) == ("", "active")


async def test_more_sessions_than_slack_allows_are_done_without(stage: Stage) -> None:
    assert [stage.services.pace.sessions.take() for _ in range(25)] == [0.0] * 25
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await stage.workspace.wait_for(lambda: stage.status)
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]
    assert not stage.workspace.calls("agents.sessions.setStatus")
