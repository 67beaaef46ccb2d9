"""Tools at work, as Slack shows them: cards in the stream, and the status where there can be none."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.assistant.reply import Reply
from tests.clock import FakeClock
from tests.integration.slack.stage import CHANNEL, DM, Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT, CHOICE_FORM
from tools.toolkit.task import Task

AT_WORK = Task("call_7", "Planning your budget", "in_progress", topic="budget")
SIMULATING = replace(AT_WORK, details=("Weighing needs and wants",))
DONE = replace(SIMULATING, status="complete", output="Needs: $2,500.00")
SECOND = Task("call_8", "Looking up the price", "in_progress", topic="markets", among_others=True)
FIRST = replace(AT_WORK, among_others=True)

private = pytest.mark.parametrize("stage", [DM], indirect=True)


def cards(stage: Stage) -> list[dict[str, Any]]:
    blocks = [block for answer in stage.answers for block in answer.get("blocks", [])]
    return [block for block in blocks if block["type"] in ("task_card", "plan")]


async def seen(stage: Stage, status: str) -> None:
    """Wait until the newest task is shown like this."""
    await stage.workspace.wait_for(lambda: any(status in str(card) for card in cards(stage)))


async def thinking(stage: Stage) -> Reply:
    """The reply of a turn that has begun."""
    reply = await stage.attempt()
    await reply.status("Thinking…", "")
    return reply


async def test_a_task_is_a_card_above_the_text_that_follows(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await seen(stage, "in_progress")
    await reply.work(DONE)
    await seen(stage, "complete")
    await reply.append("Here is your budget.")
    await reply.finish("Here is your budget.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]][:3] == ["task_card", "markdown", "section"]
    assert cards(stage)[0]["title"] == "Planning your budget"


@private
async def test_what_a_tool_came_to_on_the_way_and_in_the_end_is_on_its_card(stage: Stage) -> None:
    reply = await thinking(stage)
    for task in (AT_WORK, SIMULATING, DONE):
        await reply.work(task)
        await seen(stage, task.output or (*task.details, task.status)[-1 if not task.details else 0])
    await reply.finish("Done.", [])
    assert "Weighing needs and wants" in str(cards(stage)[0]["details"])
    assert "Needs: $2,500.00" in str(cards(stage)[0]["output"])


@pytest.mark.parametrize("stage", [CHANNEL], indirect=True)
async def test_where_others_read_along_a_card_gives_no_figures_away(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(DONE)
    await seen(stage, "complete")
    await reply.finish("Done.", [])
    assert "2,500" not in str(stage.answers)


async def test_several_tools_at_once_are_a_plan(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(FIRST)
    await reply.work(SECOND)
    await seen(stage, "Looking up the price")
    await reply.work(replace(FIRST, status="complete"))
    await reply.work(replace(SECOND, status="error", output="That took too long."))
    await reply.finish("Here is what I found.", [])
    (plan,) = cards(stage)
    assert plan["title"] == "What I worked out"
    assert [(task["title"], task["status"]) for task in plan["tasks"]] == [
        ("Planning your budget", "complete"),
        ("Looking up the price", "error"),
    ]


async def test_the_text_of_the_message_says_what_its_cards_and_results_say(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(DONE)
    await seen(stage, "complete")
    await reply.finish("Here is your budget.", [BUDGET_RESULT])
    (text,) = stage.texts
    assert text.startswith("Here is your budget.")
    assert "What I did: Planning your budget" in text
    assert "Wants | 30% | $1,500.00" in text


@pytest.mark.parametrize(
    ("method", "code"), [("chat.startStream", "unknown_method"), ("chat.appendStream", "invalid_chunks")]
)
async def test_where_slack_streams_no_tasks_the_status_tells_of_them(stage: Stage, method: str, code: str) -> None:
    stage.workspace.fail_next(method, code)
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await stage.workspace.wait_for(lambda: stage.status == "is planning your budget…")
    await reply.work(DONE)
    await reply.append("Here it is.")
    await stage.workspace.wait_for(lambda: "Here it is." in "".join(stage.texts))
    await reply.finish("Here it is.", [])
    assert (stage.texts, stage.status, cards(stage)) == (["Here it is."], "", [])


async def test_a_stream_that_died_keeps_its_cards_when_it_is_carried_on_by_editing(
    stage: Stage, clock: FakeClock
) -> None:
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await seen(stage, "in_progress")
    clock.advance(timedelta(minutes=6))
    await reply.work(replace(AT_WORK, status="complete"))
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.append("It takes 4 years.")
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]][:3] == ["task_card", "markdown", "section"]
    assert answer["blocks"][0]["status"] == "complete"
    assert "What I did: Planning your budget." in answer["text"]


async def test_cards_that_slack_refuses_in_an_edit_cost_no_results(stage: Stage, clock: FakeClock) -> None:
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await seen(stage, "in_progress")
    clock.advance(timedelta(minutes=6))
    stage.workspace.fail_next("chat.update", "invalid_blocks")
    await reply.finish("Here it is.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert cards(stage) == []
    assert "table" in [block["type"] for block in answer["blocks"]]


async def test_a_task_that_was_not_finished_when_the_answer_was_stopped_says_so(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await seen(stage, "in_progress")
    await reply.stop()
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]] == ["task_card", "context"]
    assert (answer["blocks"][0]["status"], "Stopped." in str(answer["blocks"][0]["output"])) == ("error", True)
    assert (answer["streaming"], stage.session) == (False, "active")


async def test_what_ran_before_a_question_stays_above_it(stage: Stage) -> None:
    await stage.open_call()
    reply = await thinking(stage)
    await reply.work(DONE)
    await seen(stage, "complete")
    await reply.ask(CHOICE_FORM)
    first, _ = stage.answers
    assert [block["type"] for block in first["blocks"]] == ["task_card"]
    assert (first["streaming"], stage.session) == (False, "suspended")


async def test_while_something_of_the_answer_is_seen_no_status_stands_beside_it(stage: Stage) -> None:
    reply = await thinking(stage)
    await reply.work(AT_WORK)
    await seen(stage, "in_progress")
    await reply.status("Thinking…", "budget")
    await reply.finish("Done.", [])
    assert len(stage.workspace.calls("assistant.threads.setStatus")) == 1


async def test_an_attempt_killed_while_a_tool_was_at_work_leaves_one_answer(stage: Stage) -> None:
    reply = await thinking(stage)
    await stage.crash_at("chat.appendStream", reply.work(AT_WORK))
    again = await stage.attempt()
    await again.append("It takes 4 years.")
    await again.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_a_very_long_answer_leaves_room_for_its_cards(stage: Stage) -> None:
    reply = await thinking(stage)
    tasks = [Task(f"call_{n}", f"Working on part {n}" + " of it" * 30, "complete") for n in range(30)]
    for task in tasks:
        await reply.work(task)
    await seen(stage, "complete")
    text = "word " * 2_390
    await reply.append(text)
    await stage.workspace.wait_for(lambda: "word" in "".join(stage.texts))
    await reply.finish(text, [BUDGET_RESULT])
    assert len(cards(stage)) == 12
    assert "".join(stage.texts).count("word") == text.count("word")


async def test_the_thread_says_in_turns_what_she_thinks_about(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Thinking…", "savings")
    await stage.workspace.wait_for(lambda: stage.status)
    (call,) = stage.workspace.calls("assistant.threads.setStatus")
    assert stage.status == "is thinking…"
    assert call.arguments["loading_messages"][:2] == ["Thinking…", "Counting the months…"]
    await reply.finish("Done.", [])
