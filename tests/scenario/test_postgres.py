"""Penny on PostgreSQL: only the URL is another one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.clock import utc_now
from storage.crypto import new_key
from storage.migrate import upgrade
from tests.world import ALEX, DM, TURN_SECONDS, World

pytestmark = pytest.mark.slow

GOAL = "Create a goal: $12,000 for a car"
BUDGET = "Make a budget for $5,432.10"


@pytest.fixture
async def empty(tmp_path: Path, empty_postgres_url: str) -> AsyncIterator[World]:
    """Slack, the model, and a database without tables."""
    world = World(tmp_path, variables={"DATABASE_URL": empty_postgres_url, "ENCRYPTION_KEYS": new_key()})
    await world.open()
    yield world
    await world.close()


@pytest.fixture
async def migrated(empty: World) -> World:
    await upgrade(empty.settings.database_url)
    return empty


async def test_penny_refuses_to_run_before_the_database_is_migrated_and_says_so_in_one_line(empty: World) -> None:
    assert await _run(empty, "run") == (1, "", "penny: the database's tables are out of date: run `penny migrate`\n")
    code, said, _ = await _run(empty, "migrate")
    assert (code, said) == (0, "The database has the current schema.\n")
    penny = await empty.spawn()
    penny.terminate()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0


async def test_the_house_question_is_answered_by_form(migrated: World) -> None:
    await migrated.enter()
    thread = await migrated.say("How long will it take me to save for a house?")
    view = await migrated.open_form(thread)
    assert await migrated.fill(view, goal_amount="60k", monthly_savings="1,200") == {"ok": True}
    await migrated.settled()
    assert "50 months" in migrated.said(thread)[-1]


async def test_three_deliveries_are_answered_once(migrated: World) -> None:
    await migrated.enter()
    thread = await migrated.say(GOAL, deliveries=3)
    assert len(migrated.said(thread)) == 1


async def test_a_killed_processs_turn_is_taken_over_when_its_lease_has_run_out(migrated: World) -> None:
    gate = migrated.model.gate("response.created")
    killed = await migrated.spawn()
    thread = await migrated.workspace.say(ALEX, DM, GOAL)
    await gate.reached(TURN_SECONDS)
    killed.kill()
    await killed.wait()
    gate.release()

    migrated.clock = _a_minute_later
    penny = await migrated.enter()
    await penny.scheduler.tick()
    await migrated.settled()
    [answer] = migrated.said(thread)
    assert answer.count("is set up") == 1
    [listed] = migrated.said(await migrated.say("What are my goals?"))
    assert "You have one goal" in listed


async def test_two_processes_share_the_work_and_each_message_is_answered_once(migrated: World) -> None:
    processes = [await migrated.spawn(), await migrated.spawn()]
    threads = [await migrated.workspace.say(ALEX, DM, BUDGET, deliveries=3) for _ in range(10)]
    await migrated.workspace.wait_for(lambda: all(_is_answered(migrated, thread) for thread in threads), 60)
    for process in processes:
        process.terminate()
    assert [await process.wait() for process in processes] == [0, 0]
    assert [len(migrated.said(thread)) for thread in threads] == [1] * len(threads)


def _a_minute_later() -> datetime:
    return utc_now() + timedelta(minutes=1)


def _is_answered(world: World, thread: str) -> bool:
    messages = world.workspace.bot_messages(DM, thread)
    return any("$2,716.05" in message["text"] and not message.get("streaming") for message in messages)


async def _run(world: World, command: str) -> tuple[int | None, str, str]:
    """Run a command of Penny's to its end; return exit code, output and errors."""
    process = await asyncio.create_subprocess_exec(
        *world.command[:-1],
        command,
        cwd=world.folder,
        env=world.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await asyncio.wait_for(process.communicate(), TURN_SECONDS)
    return process.returncode, said.decode(), complained.decode()
