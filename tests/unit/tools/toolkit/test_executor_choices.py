import json
from dataclasses import replace

import pytest

from tests.unit.tools.toolkit.sample import Desk
from tools.toolkit.tool import Caller

INCOME = '{"monthly_income": "5000"}'
OWN = json.dumps({"monthly_income": "5000", "method": "own", "categories": "Rent 1,200"})
SPLIT = json.dumps({"monthly_income": "5000", "method": "split"})


@pytest.fixture
async def here(desk: Desk) -> Caller:
    return replace(desk.private, conversation_id=await desk.conversation())


async def metadata(desk: Desk, caller: Caller) -> dict[str, str]:
    assert caller.conversation_id is not None
    return await desk.metadata(caller.conversation_id)


async def test_a_choice_that_was_said_is_kept_in_the_metadata_with_the_topic(desk: Desk, here: Caller) -> None:
    await desk.run("split", OWN, caller=here)
    assert await metadata(desk, here) == {"budget_method": "own", "topic": "budget", "tool": "split"}


async def test_amounts_and_words_of_the_user_never_are_in_the_metadata(desk: Desk, here: Caller) -> None:
    await desk.run("make_goal", '{"target": "60k", "monthly_savings": "800", "monthly_income": "5k"}', caller=here)
    assert await metadata(desk, here) == {"topic": "goals", "tool": "make_goal"}


async def test_a_choice_is_taken_from_the_conversation_when_nothing_is_said(desk: Desk, here: Caller) -> None:
    await desk.run("split", OWN, caller=here)
    asked = await desk.run("split", INCOME, "call_2", here)
    (method,) = [field for field in asked.section.known if field.name == "method"]
    assert (method.prefill, method.shown, method.origin) == ("own", "Own", "conversation")
    assert method.hint == "You chose this earlier in this conversation."
    assert [field.name for field in asked.section.asked] == ["categories"]


async def test_a_choice_that_was_remembered_is_named_in_the_result(desk: Desk, here: Caller) -> None:
    await desk.run("split", SPLIT, caller=here)
    outcome = await desk.run("split", INCOME, "call_2", here)
    remembered = ["method “Split”, as you chose earlier in this conversation"]
    assert list(outcome.display.from_memory) == remembered
    assert outcome.result["from_memory"] == remembered


async def test_what_is_said_now_comes_before_what_was_chosen_and_replaces_it(desk: Desk, here: Caller) -> None:
    await desk.run("split", OWN, caller=here)
    outcome = await desk.run("split", SPLIT, "call_2", here)
    assert outcome.display.from_memory == ()
    assert (await metadata(desk, here))["budget_method"] == "split"


async def test_a_choice_of_the_form_is_kept(desk: Desk, here: Caller) -> None:
    await desk.run("split", "{}", caller=here)
    answers = {"monthly_income": "5000", "method": "own", "categories": "Rent 1,200"}
    await desk.executor.answer("call_1", answers, here)
    assert (await metadata(desk, here))["budget_method"] == "own"


async def test_a_default_that_the_form_brings_back_is_no_choice(desk: Desk, here: Caller) -> None:
    await desk.run("split", "{}", caller=here)
    await desk.executor.answer("call_1", {"monthly_income": "5000", "method": "split"}, here)
    assert await metadata(desk, here) == {"topic": "budget", "tool": "split"}


async def test_a_default_takes_the_place_of_what_was_chosen_before(desk: Desk, here: Caller) -> None:
    await desk.run("split", OWN, caller=here)
    await desk.run("split", INCOME, "call_2", here)
    outcome = await desk.executor.answer("call_2", {"method": "split"}, here)
    assert outcome.status == "completed"
    assert (await metadata(desk, here))["budget_method"] == "split"


async def test_in_another_conversation_the_choice_is_open_again(desk: Desk, here: Caller) -> None:
    await desk.run("split", OWN, caller=here)
    elsewhere = replace(here, conversation_id=await desk.conversation("2.0"))
    assert (await desk.run("split", INCOME, "call_2", elsewhere)).status == "completed"


async def test_outside_any_conversation_a_choice_is_used_and_not_kept(desk: Desk) -> None:
    assert (await desk.run("split", OWN)).status == "completed"
    assert (await desk.run("split", INCOME, "call_2")).status == "completed"


async def test_a_choice_that_is_none_any_more_is_not_used(desk: Desk, here: Caller) -> None:
    async with desk.database.unit() as unit:
        await unit.conversations.add_details(here.conversation_id or 0, {"budget_method": "envelopes"})
    assert (await desk.run("split", INCOME, "call_2", here)).status == "completed"


async def test_a_call_that_fails_leaves_the_metadata_as_it_was(desk: Desk, here: Caller) -> None:
    await desk.run("split", json.dumps({"monthly_income": "abc", "method": "own"}), caller=here)
    await desk.run("refuse", '{"name": "Moon"}', "call_2", here)
    assert await metadata(desk, here) == {}


async def test_a_call_that_asks_keeps_the_choice_but_is_no_topic_yet(desk: Desk, here: Caller) -> None:
    await desk.run("split", '{"method": "own"}', caller=here)
    assert await metadata(desk, here) == {"budget_method": "own"}
