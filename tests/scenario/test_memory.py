"""What Penny remembers: facts and goals, told once, known in later conversations, and private."""

import pytest

from storage.tables.goals import Goal
from tests.world import ALEX, CHANNEL, DM, SAM, SAMS_DM, World

DELIVERIES = 3
INCOME = "I make $5,432.10 a month"


async def test_a_fact_is_told_to_the_model_in_a_later_conversation(world: World) -> None:
    await world.say(INCOME)
    await world.say("Hello")
    assert "What the user told you in earlier conversations" in world.told()
    assert "monthly income: $5,432.10 (said on" in world.told()


async def test_a_fact_is_told_to_a_conversation_that_is_under_way_elsewhere(world: World) -> None:
    thread = await world.say("Hello")
    await world.say(INCOME)
    await world.say("Thanks", thread_ts=thread)
    assert world.told().count("The user's monthly income is $5,432.10") == 1


async def test_a_fact_is_not_told_again_where_it_was_said(world: World) -> None:
    thread = await world.say(INCOME)
    await world.say("Thanks", thread_ts=thread)
    assert "5,432" not in world.told(), "the remote conversation holds the user's own words"


async def test_a_tool_takes_a_remembered_fact_and_says_so(world: World) -> None:
    await world.say(INCOME)
    thread = await world.say("Plan my budget")
    answer = world.workspace.bot_messages(DM, thread)[-1]
    assert "Of $5,432.10 a month" in answer["text"]
    assert "as you told me" in str(answer["blocks"])


async def test_an_income_given_in_a_form_is_remembered(world: World) -> None:
    thread = await world.say("Plan my budget")
    await world.fill(await world.open_form(thread), monthly_income="5,432.10")
    await world.settled()
    [answer] = world.said(await world.say("Plan my budget"))
    assert "Of $5,432.10 a month" in answer


async def test_the_newest_value_of_a_fact_counts(world: World) -> None:
    await world.say(INCOME)
    await world.say("I make $6,543.20 a month")
    [answer] = world.said(await world.say("Plan my budget"))
    assert "$3,271.60 to needs" in answer


async def test_a_forgotten_fact_is_neither_used_nor_told_again(world: World) -> None:
    await world.say(INCOME)
    await world.say("Forget my income")
    [question] = world.said(await world.say("Plan my budget"))
    assert "income" in question
    assert "5,432" not in world.told()
    [known] = world.said(await world.say("What do you know about me?"))
    assert "5,432" not in known


async def test_what_a_command_gave_away_is_forgotten_with_the_fact(world: World) -> None:
    await world.workspace.command(ALEX, DM, "/budget", "5432.10")
    await world.say("Forget my income")
    await world.say("Hello")
    assert "5,432" not in world.told()


async def test_a_conversation_under_way_hears_that_a_fact_is_forgotten(world: World) -> None:
    await world.say(INCOME)
    thread = await world.say("Hello")
    await world.say("Forget my income")
    await world.say("Thanks", thread_ts=thread)
    assert "The user asked to forget their monthly income" in world.told()


@pytest.mark.parametrize("name", ["forget everything about me", "forget everything"])
async def test_everything_can_be_forgotten_at_once(world: World, name: str) -> None:
    await world.say(INCOME)
    await world.say("My rent is 1,987")
    await world.say(name)
    await world.say("Hello")
    assert "5,432" not in world.told()
    assert "1,987" not in world.told()


async def test_a_fact_is_remembered_once_under_three_deliveries(world: World) -> None:
    thread = await world.say(INCOME, deliveries=DELIVERIES)
    assert len(world.said(thread)) == 1
    await world.say("Hello")
    assert world.told().count("The user's monthly income is") == 1


async def test_a_channel_never_gets_private_facts_goals_or_news(world: World) -> None:
    await world.say(INCOME)
    await world.say("Create a goal: $12,345 for a car")
    await world.workspace.command(ALEX, CHANNEL, "/budget", "6789")
    before = len(world.model.bodies())
    thread = await world.say("<@U0PENNY> what do you know about me?", channel=CHANNEL)
    await world.say("what are my goals?", thread_ts=thread, channel=CHANNEL)
    await world.say("plan my budget", thread_ts=thread, channel=CHANNEL)
    told = str(world.model.bodies()[before:]) + str(world.workspace.messages(CHANNEL))
    assert all(secret not in told for secret in ("5,432", "12,345", "6,789", "5432", "6789"))


async def test_a_fact_said_in_a_channel_is_used_there_and_nowhere_else(world: World) -> None:
    thread = await world.say(f"<@U0PENNY> {INCOME}", channel=CHANNEL)
    await world.say("plan my budget", thread_ts=thread, channel=CHANNEL)
    assert "Of $5,432.10 a month" in world.said(thread, CHANNEL)[-1]
    await world.say("Hello")
    assert "5,432" not in world.told()


async def test_one_person_never_gets_the_facts_of_another(world: World) -> None:
    await world.say(INCOME)
    thread = await world.say("What do you know about me?", user=SAM, channel=SAMS_DM)
    assert "You have not told me anything about yourself yet" in world.said(thread, SAMS_DM)[-1]
    assert "5,432" not in world.told()


async def test_a_goal_is_created_updated_and_listed_once_under_three_deliveries(world: World) -> None:
    thread = await world.say("Create a goal: $12,000 for a car by May 2028", deliveries=DELIVERIES)
    await world.say("I put $3,000 into my car goal", thread_ts=thread, deliveries=DELIVERIES)
    await world.say("What are my goals?", thread_ts=thread, deliveries=DELIVERIES)
    created, updated, listed = world.said(thread)
    assert "is set up" in created
    assert "You put $3,000" in updated
    assert "(25%)" in listed
    [goal] = await _goals(world)
    assert (goal.name, str(goal.saved.amount)) == ("Car", "3000.00")


async def test_a_goal_set_in_one_conversation_is_known_in_another(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    [listed] = world.said(await world.say("What are my goals?"))
    assert "Car: " in listed
    await world.say("I put $3,000 into my car goal")
    [goal] = await _goals(world)
    assert str(goal.saved.amount) == "3000.00"


async def test_what_a_goal_lacks_is_asked_for(world: World) -> None:
    thread = await world.say("I want to set a savings goal")
    assert await world.fill(await world.open_form(thread), name="Trip to Rome", target="3k") == {"ok": True}
    await world.settled()
    assert "Trip to Rome" in world.said(thread)[-1]
    [goal] = await _goals(world)
    assert str(goal.target.amount) == "3000.00"


async def _goals(world: World) -> list[Goal]:
    assert world.penny
    async with world.penny.database.unit() as unit:
        user = await unit.users.find("T0PENNY", ALEX)
        assert user
        return await unit.goals.of_user(user.id)


async def test_the_currency_a_person_names_first_is_theirs_from_then_on(world: World) -> None:
    thread = await world.say("I make £4,000 a month", user=SAM, channel=SAMS_DM)
    assert "£4,000" in world.said(thread, SAMS_DM)[-1]
    thread = await world.say("How long to save 60k with 1,200 a month?", user=SAM, channel=SAMS_DM)
    assert "Saving £1,200 a month you reach £60,000 in 50 months" in world.said(thread, SAMS_DM)[-1]
