"""What Penny says by herself, as people set it up, read it and have less of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.blocks.less import KEEP, LESS, OFF, WEEKLY
from bot.blocks.offers import ACCEPT, DECLINE
from bot.jobs.alerts import EVERY, WEEK
from tests.clock import FakeClock
from tests.world import ALEX, DM, World

NOON = datetime(2026, 11, 10, 17, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
async def world(tmp_path: Path, clock: FakeClock) -> AsyncIterator[World]:
    """A world whose Alex wants to hear of milestones and has a goal."""
    world = World(tmp_path, clock)
    await world.open()
    await world.enter()
    await world.say("tell me about goal milestones")
    await world.say("Create a goal: $1,000 for a bike")
    yield world
    await world.close()


async def later(world: World, clock: FakeClock, after: timedelta = EVERY["goal_milestones"]) -> None:
    """Let time pass, and Penny look at what there is to tell."""
    assert world.penny
    clock.advance(after)
    await world.penny.scheduler.tick()
    await world.settled()


def alerts(world: World) -> list[dict[str, Any]]:
    """What Penny wrote by herself, oldest first."""
    roots = [m for m in world.workspace.backend.store.of_channel(DM) if m.get("thread_ts", m["ts"]) == m["ts"]]
    return [message for message in roots if message.get("bot_id")]


def buttons(message: dict[str, Any]) -> list[str]:
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


async def press(world: World, message: dict[str, Any], action: str) -> None:
    await world.workspace.click(ALEX, DM, message["ts"], action)
    await world.settled()


async def test_a_milestone_comes_in_a_thread_of_its_own_and_can_be_talked_about(world: World, clock: FakeClock) -> None:
    thread = await world.say("put 550 into my bike goal")
    await later(world, clock)
    [alert] = alerts(world)
    assert alert["text"].startswith("Halfway to **Bike**. Well done! Bike: $550 of $1,000 saved (55%), $450 to go.")
    assert alert["ts"] != thread
    await world.say("thanks!", thread_ts=alert["ts"])
    assert "Halfway to **Bike**" in world.told()


async def test_less_of_this_shows_its_ways_and_then_what_is_so_now(world: World, clock: FakeClock) -> None:
    await world.say("put 260 into my bike goal")
    await later(world, clock)
    [alert] = alerts(world)
    assert buttons(alert) == ["Less of this"]

    await press(world, alert, LESS)
    assert buttons(alerts(world)[0]) == ["At most once a week", "Stop these", "Keep it as it is"]
    await press(world, alert, KEEP)
    assert buttons(alerts(world)[0]) == ["Less of this"]

    await press(world, alert, LESS)
    await press(world, alert, WEEKLY)
    [alert] = alerts(world)
    assert buttons(alert) == []
    assert alert["text"].endswith(
        "I write about a goal a quarter, half or all there at most once a week now. "
        "You can change that in the Home tab, or just tell me."
    )


async def test_less_is_less(world: World, clock: FakeClock) -> None:
    await world.say("put 260 into my bike goal")
    await later(world, clock)
    [alert] = alerts(world)
    await press(world, alert, LESS)
    await press(world, alert, WEEKLY)
    await world.say("put 260 into my bike goal")
    await later(world, clock, timedelta(days=1))
    assert len(alerts(world)) == 1
    await later(world, clock, WEEK)
    assert alerts(world)[1]["text"].startswith("Halfway to **Bike**.")


async def test_stopped_is_stopped_and_the_conversation_knows(world: World, clock: FakeClock) -> None:
    await world.say("put 260 into my bike goal")
    await later(world, clock)
    [alert] = alerts(world)
    await press(world, alert, LESS)
    await press(world, alert, OFF)
    await world.say("put 600 into my bike goal")
    assert any("The user wanted less of what you write by yourself." in str(body) for body in world.model.bodies())
    await later(world, clock, WEEK)
    assert len(alerts(world)) == 1


async def test_a_daily_reminder_can_come_once_a_week(world: World, clock: FakeClock) -> None:
    await world.say("remind me every day at 9am to log my expenses")
    await later(world, clock, timedelta(days=1))
    [reminder] = alerts(world)
    await press(world, reminder, LESS)
    assert buttons(alerts(world)[0]) == ["At most once a week", "Stop this one", "Keep it as it is"]
    await press(world, reminder, WEEKLY)
    assert "I write that once a week now, every Wednesday at 9:00 AM." in alerts(world)[0]["text"]
    await later(world, clock, timedelta(days=5))
    assert len(alerts(world)) == 1
    await later(world, clock, timedelta(days=2))
    assert len(alerts(world)) == 2


async def test_a_weekly_reminder_can_only_be_stopped(world: World, clock: FakeClock) -> None:
    await world.say("remind me every Friday at 5pm to log my expenses")
    await later(world, clock, WEEK)
    [reminder] = alerts(world)
    await press(world, reminder, LESS)
    assert buttons(alerts(world)[0]) == ["Stop this one", "Keep it as it is"]
    await press(world, reminder, OFF)
    assert "Stopped: Reminder: Log my expenses, every Friday at 5:00 PM." in alerts(world)[0]["text"]
    await later(world, clock, WEEK)
    assert len(alerts(world)) == 1


async def test_an_alert_is_offered_once_where_it_fits_and_a_yes_turns_it_on(world: World) -> None:
    thread = await world.say("at most 400 a month for groceries")
    [answer] = world.workspace.bot_messages(DM, thread)
    assert "Shall I tell you by myself when spending on Groceries nears the limit, or goes over it?" in answer["text"]
    await press(world, answer, ACCEPT)
    [answer] = world.workspace.bot_messages(DM, thread)
    assert "I'll tell you when spending passes 80% of a limit, and when it goes over it." in answer["text"]
    assert not {"Yes, tell me", "No, thanks"} & set(buttons(answer))
    again = await world.say("at most 100 a month for eating out")
    assert "Shall I tell you" not in world.said(again)[-1]


async def test_a_no_is_a_no_for_good(world: World, clock: FakeClock) -> None:
    thread = await world.say("at most 400 a month for groceries")
    await press(world, world.workspace.bot_messages(DM, thread)[-1], DECLINE)
    assert world.said(thread)[-1].endswith("All right, I won't bring it up again.")
    await world.say("I spent 390 on groceries")
    assert "Shall I tell you" not in world.said(thread)[-1].partition("bring it up")[2]
    await later(world, clock)
    assert alerts(world) == []


async def test_an_offer_can_be_taken_in_words(world: World) -> None:
    thread = await world.say("at most 400 a month for groceries")
    await world.say("yes please", thread_ts=thread)
    assert "I'll tell you when spending passes 80% of a limit" in world.said(thread)[-1]
