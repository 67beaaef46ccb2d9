"""What Penny says unasked: once, also when she is killed at the moment at which it comes due."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.keyring import cipher_for
from storage.clock import utc_now
from storage.database import Database
from storage.migrate import upgrade
from tests.clock import FakeClock
from tests.scenario.test_kill import Gate
from tests.world import ALEX, DM, TURN_SECONDS, World

TEAM = "T0PENNY"
DAILY = {"hour": 9, "minute": 0}
WORDS = "Log my expenses"

STAGES: dict[str, Callable[[World], Gate]] = {
    "queued but not posted": lambda world: world.workspace.hold("conversations.open"),
    "posted but not noted": lambda world: world.workspace.hold("chat.postMessage"),
}


def reminders(world: World) -> list[str]:
    """Return the threads in the DM that a reminder began."""
    messages = world.workspace.backend.store.of_channel(DM)
    return [m["ts"] for m in messages if WORDS in m["text"] and m.get("thread_ts", m["ts"]) == m["ts"]]


async def stored(world: World) -> Database:
    await upgrade(world.settings.database_url)
    return Database(world.settings.database_url, cipher_for(world.settings))


async def let_one_come_due(world: World, ago: timedelta = timedelta()) -> None:
    """Leave a daily reminder of Alex's that is due since then."""
    database = await stored(world)
    due = utc_now() - ago
    async with database.unit() as unit:
        user = await unit.users.ensure(TEAM, ALEX, time_zone="Europe/Berlin", locale="en_US", currency="USD")
        await unit.check_ins.add(
            user.id, "reminder", cron=[DAILY], zone="Europe/Berlin", occurs_at=due, next_fire_at=due, text=WORDS
        )
    await database.close()


async def next_times(world: World) -> list[bool]:
    """Tell of each check-in whether it comes later than now."""
    database = await stored(world)
    async with database.unit() as unit:
        user = await unit.users.find(TEAM, ALEX)
        assert user
        found = await unit.check_ins.of_user(user.id)
    await database.close()
    return [check_in.next_fire_at > utc_now() for check_in in found]


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES.keys())
async def test_a_check_in_whose_process_is_killed_while_it_fires_is_said_once(
    outside: World, stage: Callable[[World], Gate]
) -> None:
    gate = stage(outside)
    await let_one_come_due(outside)
    penny = await outside.spawn()
    await asyncio.wait_for(gate.reached(), TURN_SECONDS)
    penny.kill()
    await penny.wait()
    gate.release()

    penny = await outside.spawn()
    await outside.workspace.wait_for(lambda: reminders(outside), TURN_SECONDS)
    [thread] = reminders(outside)
    await outside.workspace.say(ALEX, DM, "thanks", thread_ts=thread)
    await outside.workspace.wait_for(lambda: len(outside.workspace.bot_messages(DM, thread)) > 1, TURN_SECONDS)
    penny.terminate()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0

    assert reminders(outside) == [thread]
    assert await next_times(outside) == [True]


@pytest.mark.slow
async def test_one_that_was_missed_while_penny_was_down_comes_late_and_says_so(outside: World) -> None:
    await let_one_come_due(outside, timedelta(days=3))
    penny = await outside.spawn()
    await outside.workspace.wait_for(lambda: reminders(outside), TURN_SECONDS)
    penny.terminate()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0
    [thread] = reminders(outside)
    assert outside.said(thread)[0].startswith("This was due on ")
    assert await next_times(outside) == [True]


async def test_the_model_knows_of_a_reminder_that_the_user_answers(outside: World) -> None:
    await let_one_come_due(outside)
    await outside.enter()
    await outside.workspace.wait_for(lambda: reminders(outside))
    [thread] = reminders(outside)
    await outside.say("thanks", thread_ts=thread)
    told = outside.told()
    assert told.count("You wrote to the user by yourself") == 1
    assert f"**{WORDS}**" in told


async def test_the_user_s_other_conversations_hear_of_it(outside: World) -> None:
    await outside.enter()
    before = await outside.say("hello")
    await outside.leave()
    await let_one_come_due(outside)
    await outside.enter()
    await outside.workspace.wait_for(lambda: reminders(outside))
    await outside.settled()
    await outside.say("thanks", thread_ts=before)
    assert WORDS in outside.told()


async def test_a_reminder_asked_for_in_words_comes_at_its_time_and_can_be_stopped(tmp_path: Path) -> None:
    clock = FakeClock()
    world = World(tmp_path, clock=clock)
    await world.open()
    penny = await world.enter()
    thread = await world.say("remind me every Friday to log my expenses")
    view = await world.open_form(thread)
    assert await world.fill(view, when="every Friday at 5") == {
        "ok": False,
        "errors": {_block(view, "when"): "Is that 5 am or 5 pm? Please write the time with it."},
    }
    assert await world.fill(view, when="every Friday at 5pm") == {"ok": True}
    await world.settled()
    assert "Next time: Friday, November 27, 2026 at 5:00 PM." in world.said(thread)[-1]

    clock.advance(timedelta(days=7))
    await penny.scheduler.tick()
    await world.settled()
    [said] = [ts for ts in reminders(world) if ts != thread]
    assert "You asked me to remind you: **Log my expenses**" in world.said(said)[0]

    await world.say("stop the reminders", thread_ts=said)
    assert "Stopped: Reminder: Log my expenses" in world.said(said)[-1]
    clock.advance(timedelta(days=7))
    await penny.scheduler.tick()
    await world.settled()
    assert [ts for ts in reminders(world) if ts != thread] == [said]
    await world.close()


def _block(view: dict[str, Any], name: str) -> str:
    return next(block["block_id"] for block in view["blocks"] if block["block_id"].endswith(f":{name}"))
