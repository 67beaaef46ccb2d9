"""Spending: what is logged takes effect at once and can be undone; what destroys is agreed to first."""

from typing import Any

from bot.blocks.form import CHOOSE, DECLINE
from bot.blocks.undo import UNDO
from storage.database import Database
from tests.world import ALEX, DM, World


def database(world: World) -> Database:
    assert world.penny is not None
    return world.penny.database


async def records(world: World) -> list[str]:
    """What Alex has on record, the newest first."""
    async with database(world).unit() as unit:
        alex = await unit.users.find("T0PENNY", ALEX)
        assert alex is not None
        return [one.description for one in await unit.transactions.page(alex.id, limit=9)]


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """The buttons of a message: their texts and action ids."""
    elements = [part for block in message["blocks"] if block["type"] == "actions" for part in block["elements"]]
    return {part["text"]["text"]: part["action_id"] for part in elements}


def last(world: World, thread: str) -> dict[str, Any]:
    return world.workspace.bot_messages(DM, thread)[-1]


async def press(world: World, thread: str, button: str) -> None:
    message = last(world, thread)
    await world.workspace.click(ALEX, DM, message["ts"], buttons(message)[button])
    await world.settled()


async def test_an_expense_is_kept_at_once_and_its_button_takes_it_back(world: World) -> None:
    thread = await world.say("I spent 45 on groceries")
    assert "I logged $45 for groceries under Groceries, today." in last(world, thread)["text"]
    assert await records(world) == ["groceries"]

    await press(world, thread, "Undo")
    assert await records(world) == []
    assert "Undone: $45 for groceries" in last(world, thread)["text"]
    assert UNDO not in buttons(last(world, thread)).values()


async def test_undo_in_words_takes_back_one_change_after_the_other(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("I spent 12 on lunch", thread_ts=thread)
    await world.say("undo that", thread_ts=thread)
    assert await records(world) == ["coffee"]
    await world.say("undo that", thread_ts=thread)
    assert await records(world) == []
    await world.say("undo that", thread_ts=thread)
    assert "There is nothing to undo." in last(world, thread)["text"]


async def test_the_question_names_what_is_deleted_and_yes_in_words_deletes_it(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("delete the coffee", thread_ts=thread)
    assert "Shall I delete $4.50 for coffee (Eating out)" in last(world, thread)["text"]
    assert await records(world) == ["coffee"]
    await world.say("Yes, please", thread_ts=thread)
    assert await records(world) == []
    assert "I deleted $4.50 for coffee" in last(world, thread)["text"]


async def test_the_button_deletes_and_what_was_deleted_comes_back(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("delete the coffee", thread_ts=thread)
    await press(world, thread, "Yes, delete it")
    assert await records(world) == []
    await press(world, thread, "Undo")
    assert await records(world) == ["coffee"]


async def test_no_by_button_or_in_words_keeps_it(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("delete the coffee", thread_ts=thread)
    assert set(buttons(last(world, thread)).values()) & {DECLINE}
    await press(world, thread, "No")
    await world.say("delete the coffee", thread_ts=thread)
    await world.say("no", thread_ts=thread)
    assert await records(world) == ["coffee"]


async def test_a_change_of_subject_deletes_nothing(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("delete the coffee", thread_ts=thread)
    await world.say("show my transactions", thread_ts=thread)
    assert await records(world) == ["coffee"]


async def test_a_yes_is_for_what_was_asked_about_and_not_for_a_newer_one(world: World) -> None:
    thread = await world.say("I spent 4.50 on coffee")
    await world.say("delete the coffee", thread_ts=thread)
    await world.say("I spent 6 on coffee")
    question = next(m for m in world.workspace.bot_messages(DM, thread) if CHOOSE in str(m["blocks"]))
    await world.workspace.click(ALEX, DM, question["ts"], buttons(question)["Yes, delete it"])
    await world.settled()
    assert await records(world) == ["coffee", "coffee"]
    assert "Shall I delete $6 for coffee" in last(world, thread)["text"]


async def test_passing_a_limit_is_said_with_the_expense(world: World) -> None:
    thread = await world.say("at most 100 a month for groceries")
    await world.say("I spent 85 on groceries", thread_ts=thread)
    assert "past 80% of the limit for Groceries" in last(world, thread)["text"]
    await world.say("I spent 20 on groceries", thread_ts=thread)
    assert "over the limit for Groceries" in last(world, thread)["text"]
    await world.say("how much is left for food?", thread_ts=thread)
    assert "$105 of $100 is spent, $5 over the limit" in last(world, thread)["text"]
