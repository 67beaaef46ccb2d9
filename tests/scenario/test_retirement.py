"""Retirement: the form asks for what is missing, and a what-if keeps what was said."""

from tests.world import DM, World, errors_by_field

QUESTION = "When can I retire?"


async def test_the_form_asks_for_what_is_missing_and_the_answer_has_a_table_and_a_chart(world: World) -> None:
    thread = await world.say(QUESTION)
    [question] = world.said(thread)
    assert "How old are you?" in question
    assert "How much do you want to spend each month in retirement?" in question

    view = await world.open_form(thread)
    refusal = await world.fill(view, age="12", retirement_savings="150k", monthly_contribution="1,000")
    assert set(errors_by_field(refusal)) == {"age"}, "Slack itself keeps to the bounds of a number"
    refusal = await world.fill(view, age="40", retirement_savings="-5", monthly_contribution="1,000")
    assert set(errors_by_field(refusal)) == {"retirement_savings", "monthly_spending"}
    answers = {"age": "40", "retirement_savings": "150k", "monthly_contribution": "1,000"}
    assert await world.fill(view, **answers, yearly_spending="40,000") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "you need $1,000,000 in today's money" in answer["text"]
    assert "Save more: $1,765.61 a month" in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_two_spendings_that_differ_are_refused_at_the_field(world: World) -> None:
    thread = await world.say("I'm 40 with 150k saved and save 1,000 a month. When can I retire?")
    view = await world.open_form(thread)
    refusal = await world.fill(view, monthly_spending="3,000", yearly_spending="40,000")
    assert set(errors_by_field(refusal)) == {"yearly_spending"}


async def test_a_what_if_changes_one_value_and_age_and_savings_are_remembered(world: World) -> None:
    thread = await world.say(
        "I'm 30, have 50k saved, save 1,500 a month and want to spend 3,000 a month when I retire. Am I on track?"
    )
    assert "You reach it already in" in world.said(thread)[-1]
    await world.say("what if I retire at 55?", thread_ts=thread)
    assert "short. You reach it only in" in world.said(thread)[-1]

    other = await world.say("Can I retire if I put in 500 a month and spend 2,000 a month?")
    answer = world.workspace.bot_messages(DM, other)[-1]
    assert "you need $600,000 in today's money" in answer["text"]
    assert "age 30, as you told me" in str(answer["blocks"])
