"""Debts, loans and homes: the forms ask for what is missing, errors stand at their field, and a what-if goes on."""

from tests.world import DM, World, errors_by_field

CARDS = "CC1 5000 at 22.99% min 150\nCC2 3500 at 18.99% min 100\nCar 12000 at 6.5% min 350"
TABLE_AND_CHART = {"table", "data_visualization"}


async def test_debts_are_listed_in_the_form_and_both_orders_stand_side_by_side(world: World) -> None:
    thread = await world.say("How do I get out of debt?")
    assert "Which debts do you have" in world.said(thread)[0]

    view = await world.open_form(thread)
    refusal = await world.fill(view, debts="Visa 8000 at 24.99%")
    assert "please add the minimum payment" in errors_by_field(refusal)["debts"]
    assert await world.fill(view, debts=CARDS) == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "the avalanche (dearest debt first) makes you debt-free in 44 months" in answer["text"]
    assert "The snowball (smallest debt first) takes 44 months" in answer["text"]
    assert {block["type"] for block in answer["blocks"]} >= TABLE_AND_CHART

    await world.say("What if I pay 200 more each month?", thread_ts=thread)
    assert "Paying $800 a month on $20,500 of debt" in world.said(thread)[-1]


async def test_a_card_that_its_minimum_never_pays_is_answered_with_what_would(world: World) -> None:
    thread = await world.say("My credit card debt: Visa 8000 at 24.99%, minimum 160. How long until it is gone?")

    [answer] = world.said(thread)
    assert "the smallest payment that works is $166.61 a month" in answer
    assert "credit counsellor" in answer


async def test_a_loan_asks_for_the_rate_and_takes_it_in_words(world: World) -> None:
    thread = await world.say("I want to borrow 15,000 for 5 years. What do I pay a month?")
    await world.say("8%", thread_ts=thread)

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "takes $304.15 a month" in answer["text"]
    assert {block["type"] for block in answer["blocks"]} >= TABLE_AND_CHART


async def test_a_home_is_asked_about_in_a_form_and_its_limit_is_named(world: World) -> None:
    thread = await world.say("How much house can I afford?")
    view = await world.open_form(thread)
    answers = {"gross_income": "8,000", "monthly_debts": "1,500", "down_payment": "60,000"}
    refusal = await world.fill(view, **answers, annual_rate="0.065")
    assert set(errors_by_field(refusal)) == {"annual_rate"}
    assert await world.fill(view, **answers, annual_rate="6.5%") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "What limits it is the debts" in answer["text"]
    assert {block["type"] for block in answer["blocks"]} >= TABLE_AND_CHART
