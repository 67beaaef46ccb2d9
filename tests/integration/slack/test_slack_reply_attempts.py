"""Another attempt at the same turn, after the process was killed, shows nothing twice."""

import pytest

from tests.integration.slack.stage import CALL, Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT, CHOICE_FORM


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream"])
async def test_an_attempt_killed_while_streaming_leaves_one_answer(stage: Stage, method: str) -> None:
    reply = await stage.attempt()
    await stage.crash_at(method, reply.append("It takes 4"))
    again = await stage.attempt()
    await again.append("It takes 4 years")
    await again.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream"])
async def test_an_attempt_killed_while_streaming_can_end_without_streaming(stage: Stage, method: str) -> None:
    reply = await stage.attempt()
    await stage.crash_at(method, reply.append("It takes 4"))
    again = await stage.attempt()
    await again.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_an_attempt_killed_at_the_end_of_its_stream_leaves_one_answer(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.crash_at("chat.stopStream", reply.finish("It takes 4 years.", [BUDGET_RESULT]))
    again = await stage.attempt()
    await again.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]].count("table") == 1
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_a_message_posted_just_before_the_kill_is_found_again(stage: Stage) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.postMessage", reply.finish("Done.", []))
    again = await stage.attempt()
    await again.finish("Done.", [])
    assert stage.texts == ["Done."]


async def test_a_second_attempt_at_everything_shows_nothing_twice(stage: Stage) -> None:
    await stage.open_call()
    for _ in range(3):
        reply = await stage.attempt()
        await reply.append("Happy to help.")
        await reply.ask(CHOICE_FORM)
    assert len(stage.answers) == 2


async def test_a_question_posted_just_before_the_kill_is_found_again(stage: Stage) -> None:
    scope = await stage.open_call()
    reply = await stage.attempt()
    await stage.crash_at("chat.postMessage", reply.ask(CHOICE_FORM))
    again = await stage.attempt()
    await again.ask(CHOICE_FORM)
    (message,) = stage.answers
    async with stage.services.database.unit() as unit:
        call = await unit.tool_calls.find(scope, CALL)
    assert call is not None
    assert call.form_ts == message["ts"]


async def test_a_stream_left_open_before_a_question_is_ended(stage: Stage) -> None:
    await stage.open_call()
    reply = await stage.attempt()
    await stage.crash_at("chat.appendStream", reply.append("Happy to help."))
    again = await stage.attempt()
    await again.ask(CHOICE_FORM)
    assert stage.answers[0]["streaming"] is False
    assert len(stage.answers) == 2
