"""What Penny asks before she can answer: choices, values to change, several tools at once, and a second thought."""

from bot.blocks.form import CHANGE, CHOOSE, DECLINE
from bot.blocks.settled import REOPEN
from bot.playground.planner.moves import Call
from tests.world import ALEX, DM, World, errors_by_field

HOUSE = "How long will it take me to save for a house?"
BOTH = (Call("plan_budget", {}), Call("calculate_savings_timeline", {}))


def button(world: World, thread: str, beginning: str) -> tuple[str, str]:
    """The ts of the newest message with an element whose action id begins so, and that id."""
    return next(
        (message["ts"], element["action_id"])
        for message in reversed(world.workspace.bot_messages(DM, thread))
        for block in message.get("blocks", ())
        for element in (*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else ()))
        if element.get("action_id", "").startswith(beginning)
    )


async def press(world: World, thread: str, beginning: str) -> None:
    await world.workspace.click(ALEX, DM, *button(world, thread, beginning))
    await world.settled()


async def test_the_question_says_what_it_is_for_what_is_known_and_what_is_missing(world: World) -> None:
    await world.say("I make $5,000 a month")
    [question] = world.said(await world.say(HOUSE))
    assert "I'm about to work out how long it takes to reach your savings goal." in question
    assert "Monthly income: $5,000 (as you told me before)" in question
    assert "How much do you want to save in all? (e.g. $60,000)" in question


async def test_two_choices_are_made_in_the_message_without_a_modal(world: World) -> None:
    thread = await world.say("How could I invest 20k?")
    requests = len(world.model.bodies())
    await press(world, thread, f"{CHOOSE}:{risk(world, thread)}:balanced")
    assert len(world.model.bodies()) == requests, "the rest is asked without the model"
    [question] = world.said(thread)
    assert "Risk tolerance: Balanced (as you answered)" in question
    await press(world, thread, CHOOSE)
    [settled, answer] = world.said(thread)
    assert "Risk tolerance: Balanced" in settled
    assert "$20,000" in answer


def risk(world: World, thread: str) -> str:
    """The call and the field of the question about risk, as they stand in its buttons' ids."""
    _, action_id = button(world, thread, f"{CHOOSE}:")
    call = action_id.removeprefix(f"{CHOOSE}:").rsplit(":", 2)[0]
    return f"{call}:risk_tolerance"


async def test_a_known_value_is_changed_before_the_question_is_answered(world: World) -> None:
    await world.say("I make $5,000 a month")
    thread = await world.say(HOUSE)
    await press(world, thread, CHANGE)
    view = world.workspace.view(ALEX)
    assert view
    assert set(errors_by_field(await world.fill(view, monthly_income="abc"))) == {"monthly_income"}
    assert await world.fill(view, monthly_income="6,000") == {"ok": True}
    await world.settled()
    assert "Monthly income: $6,000 (as you answered)" in world.said(thread)[-1]
    await world.fill(await world.open_form(thread), goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    assert "20% of your monthly income of $6,000" in world.said(thread)[-1]
    assert "$6,000" in world.said(await world.say("What do you know about me?"))[-1]


async def test_a_question_that_was_answered_in_part_survives_a_restart(world: World) -> None:
    thread = await world.say("How could I invest 20k?")
    await press(world, thread, f"{CHOOSE}:{risk(world, thread)}:balanced")
    await world.leave()
    await world.enter()
    await press(world, thread, CHOOSE)
    assert "$20,000" in world.said(thread)[-1]


async def test_two_tools_ask_in_one_form_and_run_with_it(world: World) -> None:
    world.model.script(BOTH)
    thread = await world.say("Plan my budget, and when can I afford a house?")
    view = await world.open_form(thread)
    asked = [block["block_id"].rpartition(":")[2] for block in view["blocks"] if block["type"] == "input"]
    assert asked == ["monthly_income", "categories", "method", "goal_amount", "monthly_savings", "deadline"]
    assert set(errors_by_field(await world.fill(view, monthly_income="-5", goal_amount="60k", monthly_savings="1k")))
    await world.fill(view, monthly_income="5k", goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    settled, *answers = world.said(thread)
    assert settled.startswith("Budget · Savings timeline")
    assert settled.count("Monthly income: $5,000") == 1
    assert "$2,500" in str(answers)
    assert "24%" in str(answers)


async def test_the_message_shows_the_answers_as_they_were_understood(world: World) -> None:
    thread = await world.say(HOUSE)
    await world.fill(await world.open_form(thread), goal_amount="60k", deadline="2031-06-30")
    await world.settled()
    [settled, _] = world.said(thread)
    assert settled.endswith("Savings goal: $60,000\nDeadline: June 30, 2031")


async def test_answers_are_changed_afterwards_and_answered_anew(world: World) -> None:
    thread = await world.say(HOUSE)
    await world.fill(await world.open_form(thread), goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    await press(world, thread, REOPEN)
    view = world.workspace.view(ALEX)
    assert view
    assert set(errors_by_field(await world.fill(view, monthly_savings="abc"))) == {"monthly_savings"}
    await world.fill(view, monthly_savings="1,500")
    await world.settled()
    settled, _, answer = world.said(thread)
    assert "Monthly savings: $1,500" in settled
    assert "you reach $60,000 in 40 months" in answer


async def test_a_form_sent_again_unchanged_answers_nothing_twice(world: World) -> None:
    thread = await world.say(HOUSE)
    await world.fill(await world.open_form(thread), goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    await press(world, thread, REOPEN)
    view = world.workspace.view(ALEX)
    assert view
    await world.fill(view)
    await world.settled()
    assert len(world.said(thread)) == 2


async def test_what_was_put_aside_is_answered_after_all(world: World) -> None:
    thread = await world.say(HOUSE)
    await press(world, thread, DECLINE)
    await press(world, thread, REOPEN)
    view = world.workspace.view(ALEX)
    assert view
    await world.fill(view, goal_amount="60k", monthly_savings="1,200")
    await world.settled()
    assert "you reach $60,000 in 50 months" in world.said(thread)[-1]
