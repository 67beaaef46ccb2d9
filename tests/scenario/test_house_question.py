"""The house question, in every way in which a person may answer it."""

import pytest

from bot.blocks.form import DECLINE
from tests.world import ALEX, DM, World, errors_by_field

QUESTION = "How long will it take me to save for a house?"
ANSWER = "Saving $1,200 a month you reach $60,000 in 50 months (4 years 2 months)"


async def test_penny_asks_for_exactly_the_goal_and_the_monthly_savings(world: World) -> None:
    thread = await world.say(QUESTION)
    [question] = world.said(thread)
    assert "How much do you want to save in all?" in question
    assert "How much do you plan to save each month?" in question
    assert question.count("?") == 3, "the third is the deadline, the other way to say how fast"


async def test_the_filled_form_is_answered_with_text_a_table_and_a_chart(world: World) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    [form, answer] = world.workspace.bot_messages(DM, thread)
    assert "Savings goal: $60,000" in form["text"]
    assert ANSWER in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_all_values_in_one_message_are_answered_at_once(world: World) -> None:
    thread = await world.say("I want to save $60k for a house and can put away 1,200 a month. How long will it take?")
    [answer] = world.said(thread)
    assert ANSWER in answer


async def test_values_spread_over_three_messages_come_together(world: World) -> None:
    thread = await world.say(QUESTION)
    await world.say("60k", thread_ts=thread)
    await world.say("1,200 a month", thread_ts=thread)
    assert ANSWER in world.said(thread)[-1]


async def test_the_only_missing_value_may_be_given_in_a_word(world: World) -> None:
    thread = await world.say("How long will it take to save $60,000?")
    await world.say("1200", thread_ts=thread)
    assert ANSWER in world.said(thread)[-1]


async def test_the_income_said_before_is_remembered_and_shown(world: World) -> None:
    await world.say("I make $5,000 a month")
    thread = await world.say("How long until I have $60k if I save 1,200 a month?")
    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "24%" in answer["text"]
    assert "as you told me" in str(answer["blocks"])


async def test_a_follow_up_changes_one_value_and_keeps_the_others(world: World) -> None:
    thread = await world.say("I want to save $60k and can put away 1,200 a month. How long will it take?")
    await world.say("what if I save 1,500?", thread_ts=thread)
    assert "Saving $1,500 a month you reach $60,000 in 40 months" in world.said(thread)[-1]


async def test_after_a_change_of_mind_the_old_form_says_so_and_its_open_modal_still_counts(world: World) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    await world.say("Forget the house, make me a budget for $5,000", thread_ts=thread)
    form, budget = world.said(thread)
    assert "Closed, as you went on" in form
    assert "$2,500" in budget

    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    assert ANSWER in world.said(thread)[-1]


async def test_not_now_is_accepted_and_the_model_is_told(world: World) -> None:
    thread = await world.say(QUESTION)
    await world.workspace.click(ALEX, DM, world.form(thread), DECLINE)
    await world.settled()
    form, answer = world.said(thread)
    assert "Put aside" in form
    assert answer
    assert "declined" in str(world.model.bodies()[-1]["input"])


@pytest.mark.parametrize("written", ["abc", "-5", "0", "1e999", "NaN", "5 or 6", "$5,00"])
async def test_a_wrong_amount_is_refused_at_its_field_and_nothing_is_lost(world: World, written: str) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    refusal = await world.fill(view, goal_amount=written, monthly_savings="1,200")
    assert set(errors_by_field(refusal)) == {"goal_amount"}
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    assert ANSWER in world.said(thread)[-1]


async def test_an_empty_form_names_what_is_needed_and_where(world: World) -> None:
    thread = await world.say(QUESTION)
    view = await world.open_form(thread)
    assert set(errors_by_field(await world.fill(view))) == {"goal_amount"}
    assert set(errors_by_field(await world.fill(view, goal_amount="60k"))) == {"monthly_savings"}


async def test_a_goal_out_of_reach_comes_with_a_way_to_reach_it(world: World) -> None:
    await world.say("I make $3,000 a month")
    thread = await world.say("How much must I save each month to have $200k in 2 years?")
    answer = world.said(thread)[-1]
    assert "$8,333.34" in answer
    assert "Take longer: with $1,500 a month" in answer


async def test_a_correction_in_the_middle_changes_the_goal_and_not_the_pace(world: World) -> None:
    thread = await world.say(QUESTION)
    await world.say("60k", thread_ts=thread)
    await world.say("actually make it 80k", thread_ts=thread)
    await world.say("1,500 a month", thread_ts=thread)
    assert "Saving $1,500 a month you reach $80,000 in 54 months" in world.said(thread)[-1]
