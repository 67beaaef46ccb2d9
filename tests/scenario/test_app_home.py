"""The Home tab: what stands there, and that it is always as things are."""

from dataclasses import replace

import pytest

from bot.blocks.form import OPEN
from bot.blocks.home.lists import EXPAND, STOP, UNWATCH
from bot.playground.planner import Call
from storage.tables.goals import Goal
from tests.scenario.homes import block_with, home_of, press, shown, submit, visit
from tests.world import ALEX, CHANNEL, DM, SAM, World


async def test_at_the_first_visit_home_says_how_to_begin(world: World) -> None:
    home = await visit(world)
    for beginning in ("Welcome! I'm Penny.", "Nothing is logged this month", "No goals yet", "Nothing is planned"):
        assert beginning in home
    assert world.model.bodies() == [], "no model is asked"


async def test_home_is_loaded_with_a_single_publication(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    await visit(world)
    assert _publications(world) == 1


async def test_home_shows_goals_with_their_progress_and_facts_with_their_day(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("Create a goal: $12,000 for a car by May 2028")
    await world.say("I put $3,600 into my car goal")
    home = await visit(world)
    assert "*Car*\n▰▰▰▱▱▱▱▱▱▱  30% · $3,600 of $12,000 by May" in home
    assert "Monthly income: *$5,432*" in home
    assert "you told me on" in home


async def test_home_shows_what_is_left_of_each_limit(world: World) -> None:
    await world.say("At most 500 a month for groceries")
    await world.say("At most 20 a month for eating out")
    await world.say("I spent 120 on groceries")
    await world.say("I spent 30 on lunch")
    home = await visit(world)
    assert "*$150* of *$520* spent, *$370* left" in home
    assert "▰▰▱▱▱▱▱▱▱▱\u00a024%" in home
    assert "$120 of $500" in home
    assert "$10 over" in home
    assert "Over the limit: Eating out." in home


async def test_home_shows_where_the_money_went_while_there_are_no_limits(world: World) -> None:
    await world.say("I spent 75 on groceries")
    await world.say("I spent 25 on lunch")
    home = await visit(world)
    assert "*$100* spent so far" in home
    assert "▰▰▰▰▰▰▰▰▱▱\u00a075%" in home
    assert "▰▰▱▱▱▱▱▱▱▱\u00a025%" in home


async def test_home_shows_what_is_owned_and_owed(world: World) -> None:
    await world.say("What's my net worth? House 300k, mortgage 220k")
    home = await visit(world)
    assert "*$80,000*" in home
    assert "You own $300,000 and owe $220,000." in home


async def test_a_check_in_is_shown_with_its_next_time_and_stopped_from_there(world: World) -> None:
    await world.say("remind me every Friday at 5 pm to log my expenses")
    assert "every Friday at 5:00 PM · next on Friday" in await visit(world)
    await press(world, STOP)
    assert "Nothing is planned" in shown(world)


async def test_a_button_pressed_twice_stops_no_other_check_in(world: World) -> None:
    await world.say("remind me every Friday at 5 pm to log my expenses")
    await world.say("remind me every Monday at 9 am to call the bank")
    await visit(world)
    stop, before = block_with(world, "Log my expenses"), home_of(world)["blocks"]
    await press(world, STOP, block_id=stop)
    home_of(world)["blocks"] = before
    await press(world, STOP, block_id=stop)
    assert "Call the bank" in shown(world)
    assert "Log my expenses" not in shown(world)


async def test_a_watched_price_is_shown_and_no_longer_watched_from_there(world: World) -> None:
    await world.say("tell me when AAPL falls to 10")
    assert "falls to $10.00" in await visit(world)
    await press(world, UNWATCH)
    assert "falls to $10.00" not in shown(world)


async def test_home_shows_a_question_that_waits_and_answers_it_from_there(world: World) -> None:
    thread = await world.say("How long will it take me to save for a house?")
    assert "*Savings timeline*" in await visit(world)
    await world.workspace.click_in_view(ALEX, home_of(world)["id"], OPEN)
    view = world.workspace.view(ALEX)
    assert view
    assert await world.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await world.settled()
    assert "50 months" in world.said(thread)[-1]
    assert "Waiting for you" not in shown(world), "without another visit"


async def test_home_follows_every_change_once_it_was_opened(world: World) -> None:
    assert "No goals yet" in await visit(world)
    await world.say("Create a goal: $12,000 for a car")
    assert "*Car*" in shown(world)
    await world.say("I make $5,432 a month")
    assert "$5,432" in shown(world)
    await world.say("Archive my car goal")
    await world.say("Forget my income")
    assert "*Car*" not in shown(world)
    assert "5,432" not in shown(world)


async def test_nothing_is_published_for_those_who_never_open_their_home(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    assert _publications(world) == 0


async def test_home_is_up_to_date_with_its_owner_after_penny_was_away(world: World) -> None:
    await visit(world)
    await world.leave()
    await world.enter()
    await world.workspace.connected()
    await world.say("Create a goal: $12,000 for a car")
    assert "*Car*" in shown(world)


async def test_fifty_goals_are_shown_in_short_and_in_full(world: World) -> None:
    await _save_goals(world, 50)
    assert "Show all 50" in await visit(world)
    await press(world, EXPAND)
    assert all(f"*Goal {number}*" in shown(world) for number in range(50))
    assert len(home_of(world)["blocks"]) <= 100
    await press(world, EXPAND)
    assert "*Goal 40*" not in shown(world)


async def test_nobody_sees_the_home_of_somebody_else(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("Create a goal: $12,000 for a car")
    home = await visit(world, SAM)
    assert "5,432" not in home
    assert "car" not in home.lower().replace("careful", "")


async def test_what_people_write_is_shown_as_they_wrote_it(world: World) -> None:
    await world.say("Create a goal: $12,000 for <!channel> & *co*")
    assert "<!channel>" not in await visit(world)


async def test_a_fact_said_in_a_channel_stays_there(world: World) -> None:
    await world.say("<@U0PENNY> I make $5,432 a month", channel=CHANNEL)
    assert "5,432" not in await visit(world)


async def test_questions_that_were_asked_together_wait_together(world: World) -> None:
    world.model.script((Call("plan_budget", {}), Call("calculate_savings_timeline", {})))
    await world.say("Plan my budget, and when can I afford a house?")
    await visit(world)
    waiting = [block for block in home_of(world)["blocks"] if block.get("accessory", {}).get("action_id") == OPEN]
    assert len(waiting) == 1
    assert "Savings timeline" in str(waiting)
    assert "Budget" in str(waiting)


async def test_whoever_wants_to_be_forgotten_sees_a_clean_page(world: World) -> None:
    await world.say("I make $5,432 a month")
    assert "$5,432" in await visit(world)
    await world.workspace.command(ALEX, DM, "/penny", "forget")
    await world.settled()
    view = world.workspace.view(ALEX)
    assert view
    await submit(world, view)
    assert "A clean page" in shown(world)
    assert "5,432" not in shown(world)
    assert "Welcome! I'm Penny." in await visit(world)


@pytest.mark.parametrize(("locale", "shown_as"), [("de-DE", "5.432\u00a0€"), ("en-GB", "€5,432")])
async def test_amounts_are_written_as_in_the_persons_locale(world: World, locale: str, shown_as: str) -> None:
    people = world.workspace.directory.people
    people[ALEX] = replace(people[ALEX], locale=locale)
    await world.say("I make 5432 EUR a month")
    assert shown_as in await visit(world)


async def _save_goals(world: World, count: int) -> None:
    assert world.penny
    await world.say("Hello")
    async with world.penny.database.unit() as unit:
        user = await unit.users.find("T0PENNY", ALEX)
        assert user
        for number in range(count):
            await unit.goals.add(_goal(user.id, f"Goal {number}"))


def _goal(user_id: int, name: str) -> Goal:
    return Goal(user_id=user_id, name=name, target_minor=100_000, currency="USD")


def _publications(world: World) -> int:
    return sum(entry.name == "views.publish" for entry in world.wire.entries)
