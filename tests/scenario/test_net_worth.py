"""Net worth: told, changed, removed after a yes, taken back, and shown to nobody else."""

from tests.world import DM, World


async def test_what_is_owned_and_owed_is_added_up_with_a_table_and_a_chart(world: World) -> None:
    thread = await world.say("What's my net worth?")
    view = await world.open_form(thread)
    assert await world.fill(view, assets="House 300k\nCar 10k", debts="Mortgage 220k") == {"ok": True}
    await world.settled()

    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "You own $310,000 and owe $220,000: your net worth is $90,000." in answer["text"]
    assert {"table", "data_visualization"} <= {block["type"] for block in answer["blocks"]}


async def test_a_new_value_counts_from_then_on_and_is_taken_back(world: World) -> None:
    await world.say("I own a house worth 300k and I owe 220k on the mortgage")
    thread = await world.say("My house is now worth 320k")
    assert "house $320,000 (was $300,000)" in world.said(thread)[-1]

    await world.say("undo that", thread_ts=thread)
    assert "house is $300,000 again" in world.said(thread)[-1]
    shown = await world.say("What's my net worth?")
    assert "your net worth is $80,000" in world.said(shown)[-1]


async def test_what_was_sold_is_removed_after_a_yes(world: World) -> None:
    await world.say("I own a house worth 300k and a car worth 10k")
    thread = await world.say("I sold the car")
    assert "Shall I remove car, $10,000, from what you own?" in world.said(thread)[-1]

    await world.say("yes", thread_ts=thread)
    assert "You own $300,000 and owe nothing" in world.said(thread)[-1]
