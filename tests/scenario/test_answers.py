"""How an answer looks: the work that is done for it, its results, its thread's title, and what people think of it."""

from typing import Any

from bot.blocks.feedback import FEEDBACK
from bot.playground.planner.moves import Call, Say
from tests.snapshots import assert_snapshot
from tests.world import ALEX, CHANNEL, DM, World

APPLE = Call("get_quote", {"symbol": "AAPL"})
BUDGET = "Plan my budget with an income of 5,000"


def kinds(message: dict[str, Any]) -> list[str]:
    return [block["type"] for block in message["blocks"]]


def without_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks without what differs from run to run."""
    return [{key: value for key, value in b.items() if key not in ("block_id", "task_id")} for b in blocks]


async def test_an_answer_shows_its_work_its_words_and_its_results(world: World) -> None:
    thread = await world.say(BUDGET)
    (answer,) = world.workspace.bot_messages(DM, thread)
    assert_snapshot("scenario_answer", without_ids(answer["blocks"]))
    assert world.workspace.calls("chat.startStream")
    assert (answer["streaming"], world.workspace.session(DM, thread)) == (False, "active")


async def test_the_text_of_an_answer_says_all_that_its_blocks_say(world: World) -> None:
    (text,) = world.said(await world.say(BUDGET))
    for said in ("Of $5,000 a month", "Needs | $2,500 | 50%", "I assumed:", "What I did: Planning your budget"):
        assert said in text


async def test_a_thread_is_called_after_what_it_is_about(world: World) -> None:
    thread = await world.say(BUDGET)
    await world.say("How long to save 10k at 500 a month?", thread_ts=thread)
    assert world.workspace.backend.sessions.titles[DM, thread] == "Budget"
    hello = await world.say("Hello Penny")
    assert (DM, hello) not in world.workspace.backend.sessions.titles


async def test_a_question_comes_without_a_card_as_nothing_was_done_yet(world: World) -> None:
    thread = await world.say("How long will it take me to save for a house?")
    assert [kind for m in world.workspace.bot_messages(DM, thread) for kind in kinds(m) if kind == "task_card"] == []
    view = await world.open_form(thread)
    assert (await world.fill(view, goal_amount="60k", monthly_savings="1,200"))["ok"]
    await world.settled()
    assert kinds(world.workspace.bot_messages(DM, thread)[-1])[:2] == ["task_card", "markdown"]


async def test_what_somebody_thinks_of_an_answer_is_kept_with_its_turn(world: World) -> None:
    thread = await world.say(BUDGET)
    (answer,) = world.workspace.bot_messages(DM, thread)
    turn = int(answer["blocks"][-1]["block_id"].split(":")[1])
    await world.workspace.click(ALEX, DM, answer["ts"], FEEDBACK, selection=f"{turn}:bad")
    view = await world.workspace.wait_for(lambda: world.workspace.view(ALEX))
    assert view
    assert (await world.workspace.submit(ALEX, view["id"], {"reason": "unclear", "comment": "Too many numbers"}))["ok"]
    assert world.penny
    async with world.penny.database.unit() as unit:
        user = await unit.users.ensure("T0PENNY", ALEX, time_zone="UTC", locale="en_US", currency="USD")
        assert await unit.feedback.get(turn, user.id) == ("bad", "unclear", "Too many numbers")
        assert await unit.turns.get(turn) is not None


async def test_a_channel_sees_the_work_and_no_figures_on_its_card(world: World) -> None:
    thread = await world.say(f"<@U0PENNY> {BUDGET}", channel=CHANNEL)
    (answer,) = world.workspace.bot_messages(CHANNEL, thread)
    card = next(block for block in answer["blocks"] if block["type"] == "task_card")
    assert (card["title"], card["status"], card.get("output")) == ("Planning your budget", "complete", None)


async def test_several_tools_at_once_are_shown_as_a_plan(world: World) -> None:
    world.model.script((Call("plan_budget", {"monthly_income": "5,000"}), APPLE), Say("Here is what I found."))
    thread = await world.say("My budget, with 5,000 a month, and the price of Apple?")
    (answer,) = world.workspace.bot_messages(DM, thread)
    plan = answer["blocks"][0]
    assert (plan["type"], plan["title"]) == ("plan", "What I worked out")
    assert [(task["title"], task["status"]) for task in plan["tasks"]] == [
        ("Planning your budget", "complete"),
        ("Looking up the price", "complete"),
    ]


async def test_what_one_tool_found_stays_above_what_another_asks(world: World) -> None:
    world.model.script((APPLE, Call("plan_budget", {"monthly_income": None})), Say("Here is what I found."))
    thread = await world.say("The price of Apple, and a budget?")
    work, question = world.workspace.bot_messages(DM, thread)
    assert [task["title"] for task in work["blocks"][0]["tasks"]] == ["Looking up the price"]
    assert world.workspace.session(DM, thread) == "suspended"
    view = await world.open_form(thread)
    assert question["ts"] == world.form(thread)
    assert (await world.fill(view, monthly_income="5,000"))["ok"]
    await world.settled()
    assert "Here is what I found." in world.said(thread)[-1]
