"""Forms: opened, filled, chosen, declined."""

from typing import Any

import pytest

from bot.assistant.turn import FormAnswer, FormDecline
from bot.blocks.form import question
from tests.integration.slack.penny import ALEX, CALL, CHANNEL, DM, SAM, Penny
from tests.unit.bot.blocks.samples import CHOICE_FORM


async def test_a_form_is_opened_prefilled_and_its_answers_become_a_turn(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, "calculate_savings_timeline", '{"goal_amount": "60000"}')
    await penny.workspace.click(ALEX, DM, message["ts"], "form.open")
    view = penny.modal()
    result = await penny.workspace.submit(ALEX, view["id"], {f"{CALL}:monthly_savings": "1200"})
    assert result == {"ok": True}
    (turn,) = await penny.turns()
    assert isinstance(turn.input, FormAnswer)
    assert turn.place.thread_ts == thread
    assert turn.input.answers[CALL]["monthly_savings"] == "1200"
    assert turn.input.answers[CALL]["goal_amount"] == "60,000"


@pytest.mark.parametrize("wrong", ["abc", "-5", "1e999"])
async def test_a_wrong_value_is_an_error_at_its_field_and_nothing_is_queued(penny: Penny, wrong: str) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, "calculate_savings_timeline")
    await penny.workspace.click(ALEX, DM, message["ts"], "form.open")
    values = {f"{CALL}:goal_amount": "60000", f"{CALL}:monthly_savings": wrong}
    result = await penny.workspace.submit(ALEX, penny.modal()["id"], values)
    assert list(result["errors"]) == [f"{CALL}:monthly_savings"]
    assert await penny.turns() == []


async def test_a_form_without_either_alternative_says_that_one_is_needed(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, "calculate_savings_timeline")
    await penny.workspace.click(ALEX, DM, message["ts"], "form.open")
    result = await penny.workspace.submit(ALEX, penny.modal()["id"], {f"{CALL}:goal_amount": "60000"})
    assert list(result["errors"]) == [f"{CALL}:monthly_savings"]


async def test_a_form_that_is_not_open_any_more_says_so(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, "calculate_savings_timeline")
    await penny.services.executor.close([CALL], "superseded", "words", await penny.caller(thread))
    await penny.workspace.click(ALEX, DM, message["ts"], "form.open")
    assert penny.modal()["title"]["text"] == "Already settled"
    assert await penny.turns() == []


async def test_a_form_is_opened_only_by_the_one_who_was_asked(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    message = await penny.asked(thread, "calculate_savings_timeline", channel=CHANNEL)
    await penny.workspace.click(SAM, CHANNEL, message["ts"], "form.decline")
    view = penny.workspace.view(SAM)
    assert view is not None
    assert view["title"]["text"] == "Not for you"
    assert await penny.turns() == []


async def test_not_now_becomes_a_turn_that_declines(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, "calculate_savings_timeline")
    await penny.workspace.click(ALEX, DM, message["ts"], "form.decline")
    (turn,) = await penny.turns()
    assert turn.input == FormDecline(call_ids=(CALL,))


async def test_one_closed_question_is_answered_by_a_button(penny: Penny) -> None:
    thread = await penny.converse()
    action = question(CHOICE_FORM, ALEX)
    fields: dict[str, Any] = {"text": action.text, "blocks": list(action.blocks)}
    message = penny.workspace.backend.posts.by_bot(penny.workspace.directory.channel(DM), fields, thread)
    await penny.workspace.click(ALEX, DM, message["ts"], f"form.choose:{CALL}:timing:end")
    (turn,) = await penny.turns()
    assert turn.input == FormAnswer(answers={CALL: {"timing": "end"}})
    assert turn.place.thread_ts == thread
