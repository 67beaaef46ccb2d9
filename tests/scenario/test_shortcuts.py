"""Shortcuts: a question about a message, a message logged as an expense, a new goal."""

from typing import Any

from bot.blocks.asking import ASK
from bot.blocks.undo import UNDO
from bot.playground.slack.directory import TEAM_ID
from bot.slack.shortcuts import ask_penny, log_expense, new_goal
from bot.words import shortcuts as words
from tests.modals import prefilled
from tests.world import ALEX, CHANNEL, DM, SAM, World, errors_by_field

TRIP = "We need $3,000 for the team trip and put aside 200 a month."
LUNCH = "Lunch for four at the harbour came to $182.40"


async def test_a_question_about_a_message_is_answered_in_a_thread_that_quotes_it(world: World) -> None:
    await _ask(world, TRIP, "How long does that take?")
    opening, answer = world.workspace.bot_messages(DM)
    quoted = f"About this message from #money:\n\n> {TRIP}\n\n**Your question:** How long does that take?"
    assert opening["text"] == quoted
    assert answer["thread_ts"] == opening["ts"]
    assert "15 months" in answer["text"]
    assert [message["user"] for message in world.workspace.messages(CHANNEL)] == [SAM]


async def test_the_model_is_told_whose_message_it_is(world: World) -> None:
    await _ask(world, TRIP, "How long does that take?")
    assert "It was written by somebody else, about themselves and not about the user" in _told(world)
    await _ask(world, TRIP, "How long does that take?", author=ALEX)
    assert "It was written by the user." in _told(world)


async def test_the_modal_shows_the_message_and_where_the_answer_comes(world: World) -> None:
    view = await _pick(world, TRIP, ask_penny.CALLBACK)
    shown = str(view["blocks"])
    assert f"> {TRIP}" in shown
    assert words.ASK_WHERE in shown


async def test_without_a_question_penny_says_what_she_makes_of_it(world: World) -> None:
    await _ask(world, TRIP, "")
    assert f"{words.ASK_DEFAULT}\n\n> {TRIP}" in _told(world)


async def test_what_somebody_else_wrote_is_neither_logged_nor_remembered(world: World) -> None:
    await _ask(world, "I spent 45 on groceries and I make $5,000 a month", "")
    assert await _spent(world) == []
    await _ask(world, "I spent 45 on groceries", "", author=ALEX)
    assert await _spent(world) == [-4500]


async def test_a_question_that_is_sent_twice_is_answered_once(world: World) -> None:
    await _ask(world, TRIP, "How long does that take?")
    await _again(world, "view_submission")
    assert len(world.workspace.bot_messages(DM)) == 2


async def test_of_a_very_long_message_people_see_the_beginning_and_the_model_what_slack_takes(world: World) -> None:
    await _ask(world, "“Save”\n" * 700, "What is this?")
    opening = world.workspace.bot_messages(DM)[0]
    assert len(opening["text"]) < 600
    assert _told(world).count("> “Save”") > 200


async def test_a_message_without_words_is_told_so(world: World) -> None:
    view = await _pick(world, "", ask_penny.CALLBACK)
    assert words.NO_WORDS in str(view["blocks"])


async def test_a_message_is_logged_as_the_expense_that_it_tells_of(world: World) -> None:
    view = await _pick(world, LUNCH, log_expense.CALLBACK)
    assert "I'm ready to log your expense" in str(view["blocks"])
    assert prefilled(view)["amount"] == "182.40"
    assert prefilled(view)["description"] == "Lunch for four at the harbour"
    assert await world.fill(view) == {"ok": True}
    await world.settled()
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert "I logged $182.40 for Lunch for four at the harbour under Eating out" in answer["text"]
    assert world.workspace.bot_messages(CHANNEL) == []
    assert await _spent(world) == [-18240]


async def test_what_the_form_changes_is_what_is_logged(world: World) -> None:
    view = await _pick(world, LUNCH, log_expense.CALLBACK)
    assert await world.fill(view, amount="45.60", description="My part of lunch", category="groceries") == {"ok": True}
    assert await _spent(world) == [-4560]


async def test_a_message_without_an_amount_asks_for_it(world: World) -> None:
    view = await _pick(world, "Lunch is on me", log_expense.CALLBACK)
    assert "amount" in errors_by_field(await world.fill(view))
    assert await world.fill(view, amount="45") == {"ok": True}
    assert await _spent(world) == [-4500]


async def test_a_message_is_logged_once_until_that_is_undone(world: World) -> None:
    view = await _pick(world, LUNCH, log_expense.CALLBACK)
    await world.fill(view)
    await _again(world, "view_submission")
    assert await _spent(world) == [-18240]
    ts = world.workspace.messages(CHANNEL)[0]["ts"]
    await world.workspace.message_shortcut(ALEX, CHANNEL, ts, log_expense.CALLBACK)
    assert words.LOGGED in str(_view(world)["blocks"])
    await world.workspace.close_view(ALEX, _view(world)["id"])
    answer = world.workspace.ephemerals(CHANNEL, ALEX)[-1]
    await world.workspace.click(ALEX, CHANNEL, answer["ts"], UNDO)
    await world.workspace.message_shortcut(ALEX, CHANNEL, ts, log_expense.CALLBACK)
    assert await world.fill(_view(world)) == {"ok": True}
    assert await _spent(world) == [-18240]


async def test_who_is_mentioned_in_a_message_is_no_part_of_the_expense(world: World) -> None:
    view = await _pick(world, "Lunch with @Alex came to $45", log_expense.CALLBACK)
    assert prefilled(view)["description"] == "Lunch"


async def test_two_people_log_the_same_message_each_for_themselves(world: World) -> None:
    ts = await world.workspace.say(SAM, CHANNEL, LUNCH)
    for person in (ALEX, SAM):
        await world.workspace.message_shortcut(person, CHANNEL, ts, log_expense.CALLBACK)
        assert await world.fill(_view(world, person), person) == {"ok": True}
    assert await _spent(world) == [-18240]
    assert await _spent(world, SAM) == [-18240]


async def test_a_new_goal_is_set_up_from_anywhere_and_shown_in_the_dm(world: World) -> None:
    await world.workspace.shortcut(ALEX, new_goal.CALLBACK)
    assert await world.fill(_view(world), name="Japan trip", target="4,000", monthly_amount="500") == {"ok": True}
    await world.settled()
    [answer] = world.workspace.bot_messages(DM)
    assert "Japan trip" in answer["text"]
    assert "$4,000" in answer["text"]
    await world.say("Hello")
    assert "The user set up a goal" in world.told()


async def _pick(world: World, text: str, callback: str, author: str = SAM) -> dict[str, Any]:
    """Let the author say something in the channel, and Alex choose the shortcut in its menu; return the modal."""
    ts = await world.workspace.say(author, CHANNEL, text)
    await world.workspace.message_shortcut(ALEX, CHANNEL, ts, callback)
    return _view(world)


async def _ask(world: World, text: str, question: str, author: str = SAM) -> None:
    view = await _pick(world, text, ask_penny.CALLBACK, author)
    assert await world.workspace.submit(ALEX, view["id"], {ASK: question or None}) == {"ok": True}
    assert words.ASKED in str(_view(world)["blocks"])
    await world.workspace.close_view(ALEX, _view(world)["id"])
    await world.settled()


async def _again(world: World, name: str) -> None:
    """Deliver the newest payload of that name once more."""
    delivery = next(d for d in reversed(world.workspace.deliveries) if d.payload.get("type") == name)
    await world.workspace.backend.hub.dispatch("interactive", name, delivery.payload).answer
    await world.settled()


def _told(world: World) -> str:
    """What the model was told in all requests."""
    return str([body["input"] for body in world.model.bodies()]).replace("\\n", "\n")


def _view(world: World, user: str = ALEX) -> dict[str, Any]:
    view = world.workspace.view(user)
    assert view
    return view


async def _spent(world: World, user: str = ALEX) -> list[int]:
    """The person's transactions in minor units."""
    assert world.penny
    async with world.penny.database.unit() as unit:
        person = await unit.users.find(TEAM_ID, user)
        assert person
        return [entry.amount.minor for entry in await unit.transactions.page(person.id, limit=9)]
