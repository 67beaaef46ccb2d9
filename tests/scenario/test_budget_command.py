"""/budget: at once with an income, by a form without one, and known to the conversations that follow."""

import re
from decimal import Decimal
from typing import Any

import pytest

from tests.world import ALEX, CHANNEL, DM, SAM, World, errors_by_field

HOW_TO = "For example: /budget plan 5000"


async def test_an_income_is_answered_at_once_with_a_table_and_a_chart(world: World) -> None:
    answer = await _budget(world, "5432.10")
    assert "$2,716.05 to needs" in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}
    assert world.model.bodies() == [], "no model is asked"


@pytest.mark.parametrize("income", ["5000", "4,321.07", "1000.01", "$3,333.33", "0.01", "999,999,999.99"])
async def test_the_parts_of_a_budget_sum_to_the_income_to_the_cent(world: World, income: str) -> None:
    answer = await _budget(world, income)
    assert sum(_budgeted(answer)) == Decimal(re.sub("[$,]", "", income))


async def test_in_a_channel_only_the_one_who_asked_sees_the_answer(world: World) -> None:
    await _budget(world, "5000", channel=CHANNEL)
    assert world.workspace.messages(CHANNEL) == []
    assert world.workspace.ephemerals(user=SAM) == []
    assert len(world.workspace.ephemerals(CHANNEL, ALEX)) == 1


async def test_the_bare_command_opens_a_form_whose_answer_only_its_writer_sees(world: World) -> None:
    view = await _open_budget_form(world)
    assert await world.fill(view, monthly_income="4,321.07") == {"ok": True}
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert sum(_budgeted(answer)) == Decimal("4321.07")
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}
    assert world.workspace.messages(CHANNEL) == []
    assert world.workspace.view(ALEX) is None


async def test_a_zero_based_budget_by_form_gives_every_cent_a_job(world: World) -> None:
    view = await _open_budget_form(world)
    filled = {"monthly_income": "4,000", "method": "zero_based", "categories": "Rent 1,500.50\nFood 600"}
    assert await world.fill(view, **filled) == {"ok": True}
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert sum(_budgeted(answer)) == Decimal("4000")


async def test_a_wrong_income_in_the_form_is_refused_at_its_field(world: World) -> None:
    view = await _open_budget_form(world)
    assert set(errors_by_field(await world.fill(view, monthly_income="abc"))) == {"monthly_income"}
    assert set(errors_by_field(await world.fill(view, monthly_income=""))) == {"monthly_income"}
    assert world.workspace.ephemerals() == []
    assert await world.fill(view, monthly_income="5000") == {"ok": True}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("-5", "above $0"),
        ("0", "above $0"),
        ("1e999", "I can't read that as an amount"),
        ("5000 6000", "more than one number"),
        ("<!channel> & 5 co", "I can't read that as an amount"),
    ],
)
async def test_a_bad_income_is_told_why_and_how_to_write_it(world: World, written: str, reason: str) -> None:
    answer = await _budget(world, written)
    assert reason in answer["text"]
    assert HOW_TO in answer["text"]


@pytest.mark.parametrize("written", ["abc", "NaN", "<!channel> & co"])
async def test_words_that_are_no_income_get_the_help(world: World, written: str) -> None:
    answer = await _budget(world, written)
    assert answer["text"].startswith(f"I don't know “{written.split()[0]}”. Here is what I can do:")
    assert "/budget plan 5000" in answer["text"]


async def test_what_could_be_two_amounts_is_asked_about_in_the_form_and_not_guessed(world: World) -> None:
    await world.workspace.command(ALEX, CHANNEL, "/budget", "$5,00")
    view = world.workspace.view(ALEX)
    assert view
    [income] = [block for block in view["blocks"] if block["block_id"].endswith(":monthly_income")]
    assert income["element"]["initial_value"] == "$5,00"
    assert await world.fill(view, monthly_income="5000") == {"ok": True}
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert sum(_budgeted(answer)) == Decimal("5000")


@pytest.mark.parametrize("asked", ["help", "HELP", "?"])
async def test_help_says_how_to_use_the_command(world: World, asked: str) -> None:
    answer = await _budget(world, asked)
    assert answer["text"].startswith("/budget · Plan your month")
    assert "/budget set groceries 400: sets the most you want to spend" in answer["text"]


async def test_the_result_is_known_to_the_next_conversation_in_the_dm(world: World) -> None:
    await _budget(world, "5432.10", channel=CHANNEL)
    await world.say("Hello")
    assert "The user ran /budget 5432.10 in Slack. Result: " in world.told()
    assert "$2,716.05 to needs" in world.told()


async def test_the_result_is_known_to_a_conversation_that_is_under_way(world: World) -> None:
    thread = await world.say("Hello")
    await _budget(world, "5000")
    await world.say("Thanks", thread_ts=thread)
    assert world.told().count("The user ran /budget 5000 in Slack.") == 1
    await world.say("Thanks again", thread_ts=thread)
    assert "/budget" not in world.told(), "the remote conversation holds it already"


async def test_the_result_of_the_form_is_known_to_the_next_conversation(world: World) -> None:
    await world.fill(await _open_budget_form(world), monthly_income="5432.10")
    await world.say("Hello")
    assert "$2,716.05 to needs" in world.told()


async def test_the_result_is_told_neither_in_a_channel_nor_to_somebody_else(world: World) -> None:
    await _budget(world, "5000", channel=CHANNEL)
    await world.say("<@U0PENNY> hello", channel=CHANNEL)
    assert "5,000" not in world.told()
    await world.say("Hello", user=SAM, channel="D0SAM")
    assert "5,000" not in world.told()


async def test_a_command_that_is_not_understood_is_told_to_nobody(world: World) -> None:
    await _budget(world, "abc")
    await world.say("Hello")
    assert "/budget" not in world.told()


async def _budget(world: World, text: str, channel: str = DM) -> dict[str, Any]:
    await world.workspace.command(ALEX, channel, "/budget", text)
    return world.workspace.ephemerals(channel, ALEX)[-1]


async def _open_budget_form(world: World) -> dict[str, Any]:
    await world.workspace.command(ALEX, CHANNEL, "/budget")
    view = world.workspace.view(ALEX)
    assert view
    return view


def _budgeted(answer: dict[str, Any]) -> list[Decimal]:
    """The amounts in the second column of the answer's table."""
    [table] = [block for block in answer["blocks"] if block["type"] == "table"]
    return [Decimal(re.sub("[$,]", "", row[1]["text"])) for row in table["rows"][1:]]
