"""The emergency fund: the form asks for what is missing, and what was said once is used again."""

from tests.world import DM, World, errors_by_field

QUESTION = "How big should my emergency fund be?"


async def test_the_form_asks_for_the_essentials_and_the_answer_has_a_table_and_a_chart(world: World) -> None:
    thread = await world.say(QUESTION)
    [question] = world.said(thread)
    assert "How much do you need each month for the essentials?" in question

    view = await world.open_form(thread)
    assert set(errors_by_field(await world.fill(view, emergency_savings="4,000"))) == {"monthly_essentials"}
    assert await world.fill(view, monthly_essentials="2.5k", monthly_savings="500") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "you still need $7,500 for 3 months and $15,000 for 6 months" in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_the_essentials_said_before_are_used_again_and_shown(world: World) -> None:
    await world.say("My essentials are $2,000 a month and I have $5,000 saved. How big should my emergency fund be?")
    thread = await world.say("what is missing in my emergency fund if I have 8,000 saved?")
    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "cover 4 months, so 3 months are there; you still need $4,000 for 6 months" in answer["text"]
    assert "as you told me" in str(answer["blocks"])


async def test_a_what_if_keeps_what_was_said(world: World) -> None:
    thread = await world.say("My essentials are $2,000 a month. How big should my emergency fund be?")
    await world.say("what if I put away 500 a month?", thread_ts=thread)
    assert "Putting aside $500 a month you have 3 months in" in world.said(thread)[-1]
