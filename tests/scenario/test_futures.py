"""Simulated futures in Slack: the form asks for what is missing, and what-ifs stand beside what was told."""

from tests.world import DM, World, errors_by_field

TOLD = "I have 20k invested and add 500 a month. How likely is it that I have 200k in 20 years?"


async def test_the_form_asks_for_what_is_missing_and_the_answer_has_a_table_and_a_fan(world: World) -> None:
    thread = await world.say("What are my chances of having 200k?")
    [question] = world.said(thread)
    assert "How much have you saved or invested for this so far?" in question
    assert "How many years shall I look ahead?" in question

    view = await world.open_form(thread)
    refusal = await world.fill(view, balance="20k", monthly_contribution="-5", years="20")
    assert set(errors_by_field(refusal)) == {"monthly_contribution"}
    assert await world.fill(view, balance="20k", monthly_contribution="500", years="20") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "You have $200,000 in today's money after 20 years in 41% of 10,000 simulated futures." in answer["text"]
    assert "$686 a month, $186 more than now, gives a chance of 75%." in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_what_ifs_stand_beside_the_plan_and_ask_only_for_the_age(world: World) -> None:
    thread = await world.say(TOLD)
    await world.say("What if I save 200 more a month, retire at 60 or invest in stocks?", thread_ts=thread)
    assert "How old are you?" in world.said(thread)[-1]

    view = await world.open_form(thread)
    assert await world.fill(view, age="45") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "“Save 200 more a month”: a chance of 77% (36 points more)" in answer["text"]
    assert "“Retire at 60”" in answer["text"]
    assert "“Invest in stocks”" in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_a_what_if_without_its_swing_is_asked_about_and_may_be_answered_in_the_form(world: World) -> None:
    thread = await world.say(TOLD)
    await world.say("What if I invest in stocks at 7%?", thread_ts=thread)
    assert "how far it swings in a year" in world.said(thread)[-1]

    view = await world.open_form(thread)
    assert await world.fill(view, changes="invest in stocks at 7% ± 15%") == {"ok": True}
    await world.settled()
    assert "“Invest in stocks at 7% ± 15%”: a chance of" in world.said(thread)[-1]
