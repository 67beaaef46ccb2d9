"""Forms that are answered bit by bit: choices in the message, values that are changed, forms that are opened again."""

import asyncio
from typing import Any

import pytest

from bot.assistant.turn import FormAnswer
from bot.blocks.form import CHANGE, CHOOSE
from bot.blocks.settled import REOPEN, settled
from tests.integration.slack.penny import ALEX, CALL, CHANNEL, DM, SAM, Penny

INVEST = "suggest_allocation"
RISK, HORIZON = f"{CHOOSE}:{CALL}:risk_tolerance", f"{CHOOSE}:{CALL}:horizon"


def redrawn(penny: Penny, message: dict[str, Any], channel: str = DM) -> dict[str, Any]:
    return next(m for m in penny.workspace.messages(channel) if m["ts"] == message["ts"])


async def answer_of(penny: Penny) -> dict[str, str | None]:
    (turn,) = await penny.turns()
    assert isinstance(turn.input, FormAnswer)
    return turn.input.answers[CALL]


async def test_one_of_two_choices_is_kept_and_the_message_asks_for_the_other(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(), INVEST)
    await penny.workspace.click(ALEX, DM, message["ts"], f"{RISK}:balanced")
    assert await penny.turns() == []
    now = redrawn(penny, message)
    assert "How much risk do you want to take?" not in now["text"]
    assert "Risk tolerance: Balanced (as you answered)" in now["text"]
    assert "When will you need this money?" in now["text"]


async def test_the_last_choice_takes_all_answers_along(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(), INVEST)
    await penny.workspace.click(ALEX, DM, message["ts"], f"{RISK}:balanced")
    await penny.workspace.click(ALEX, DM, message["ts"], f"{HORIZON}:10_to_20_years")
    assert await answer_of(penny) == {"risk_tolerance": "balanced", "horizon": "10_to_20_years"}


async def test_a_choice_pressed_twice_is_kept_once(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, INVEST)
    ts = message["ts"]
    await asyncio.gather(*(penny.workspace.click(ALEX, DM, ts, f"{RISK}:balanced") for _ in range(2)))
    assert await penny.turns() == []
    section = await penny.services.executor.section(CALL, await penny.caller(thread))
    assert section is not None
    assert [field.name for field in section.asked] == ["horizon"]


async def test_a_menu_answers_like_a_button(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(), "set_budget_limit", '{"amount": "200"}')
    action = f"{CHOOSE}:{CALL}:category"
    await penny.workspace.click(ALEX, DM, message["ts"], action, selection="groceries")
    assert await answer_of(penny) == {"category": "groceries"}


async def test_a_choice_is_made_only_by_the_one_who_was_asked(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(CHANNEL), INVEST, channel=CHANNEL)
    await penny.workspace.click(SAM, CHANNEL, message["ts"], f"{RISK}:balanced")
    view = penny.workspace.view(SAM)
    assert view is not None
    assert view["title"]["text"] == "Not for you"
    assert "How much risk do you want to take?" in redrawn(penny, message, CHANNEL)["text"]


async def test_a_known_value_is_changed_in_its_own_modal_and_the_question_stands(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(), INVEST, '{"amount": "20000"}')
    await penny.workspace.click(ALEX, DM, message["ts"], f"{CHANGE}:{CALL}:amount")
    view = penny.modal()
    assert [block["block_id"] for block in view["blocks"]] == [f"{CALL}:amount"]
    assert await penny.workspace.submit(ALEX, view["id"], {f"{CALL}:amount": "25k"}) == {"ok": True}
    assert await penny.turns() == []
    assert "Amount: $25,000 (as you answered)" in redrawn(penny, message)["text"]


async def test_a_wrong_value_is_refused_where_it_is_changed(penny: Penny) -> None:
    message = await penny.asked(await penny.converse(), INVEST, '{"amount": "20000"}')
    await penny.workspace.click(ALEX, DM, message["ts"], f"{CHANGE}:{CALL}:amount")
    result = await penny.workspace.submit(ALEX, penny.modal()["id"], {f"{CALL}:amount": "-5"})
    assert list(result["errors"]) == [f"{CALL}:amount"]
    assert "Amount: $20,000 (as you said)" in redrawn(penny, message)["text"]


async def test_in_a_channel_a_changed_value_is_not_repeated_and_makes_what_follows_private(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    message = await penny.asked(thread, INVEST, '{"amount": "20000"}', channel=CHANNEL)
    await penny.workspace.click(ALEX, CHANNEL, message["ts"], f"{CHANGE}:{CALL}:amount")
    await penny.workspace.submit(ALEX, penny.modal()["id"], {f"{CALL}:amount": "25k"})
    assert "25,000" not in str(redrawn(penny, message, CHANNEL))
    user = await penny.alex()
    async with penny.services.database.unit() as unit:
        conversation = await unit.conversations.find("T0PENNY", CHANNEL, thread, user.id)
    assert conversation is not None
    assert conversation.discreet


async def test_a_change_to_a_question_that_is_settled_is_told_so(penny: Penny) -> None:
    thread = await penny.converse()
    message = await penny.asked(thread, INVEST, '{"amount": "20000"}')
    await penny.services.executor.close([CALL], "superseded", "words", await penny.caller(thread))
    await penny.workspace.click(ALEX, DM, message["ts"], f"{CHANGE}:{CALL}:amount")
    assert penny.modal()["title"]["text"] == "Already settled"


@pytest.mark.parametrize(("how", "title"), [("declined", "Spreading your money"), ("superseded", "Already settled")])
async def test_what_was_put_aside_is_asked_again_on_request(penny: Penny, how: Any, title: str) -> None:
    thread = await penny.converse()
    await penny.asked(thread, INVEST)
    await penny.services.executor.close([CALL], how, "Later.", await penny.caller(thread))
    content = settled("Spreading your money", how, (), [CALL], ALEX)
    fields: dict[str, Any] = {"text": content.text, "blocks": list(content.blocks)}
    message = penny.workspace.backend.posts.by_bot(penny.workspace.directory.channel(DM), fields, thread)
    await penny.workspace.click(ALEX, DM, message["ts"], REOPEN)
    assert penny.modal()["title"]["text"] == title
