"""The journal within its retention: whole turns, and no call without its output."""

from datetime import datetime, timedelta
from typing import Any

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Note, UserMessage
from bot.jobs.journal import TrimJournal
from storage.database import Database
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock

RETENTION = timedelta(days=30)
CONVERSATION = "T1:D1:1.0:U1"
ASKED = FunctionCall(call_id="c1", name="plan_budget", arguments="{}")
ANSWERED = FunctionOutput(call_id="c1", output="{}")


async def say(database: Database, turn_id: int | None, *items: Any) -> None:
    """Put items into the one conversation, in the name of a turn that has ended."""
    now = database.clock()
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        conversation = await unit.conversations.ensure("T1", "D1", "1.0", user.id, engine="e", endpoint="u", now=now)
        told = [item.model_dump(mode="json") for item in items]
        await unit.journal.append(conversation.id, told, turn_id=turn_id, now=now)


async def take_turn(database: Database, *items: Any) -> int:
    """Let a turn say all of it and end."""
    now = database.clock()
    await database.inbox.put(NewTurn(f"event {now} {len(items)}", CONVERSATION, {"said": "something"}))
    async with database.unit() as unit:
        (turn,) = await unit.turns.claim("me", now, now + timedelta(minutes=1), 1, 5)
    await say(database, turn.id, *items)
    async with database.unit() as unit:
        await unit.turns.finish(turn.id, "me", 1, "done", now=now)
    return turn.id


async def left(database: Database, now: datetime) -> list[str]:
    """Trim until nothing is found any more, and return the kinds of what is left."""
    job = TrimJournal(database, RETENTION)
    for _ in range(3):
        await job.tick(now)
    async with database.unit() as unit:
        return [entry.item["type"] for entry in await unit.journal.entries(1)]


async def test_what_is_older_than_the_retention_goes_and_with_it_its_turn(database: Database, clock: FakeClock) -> None:
    old = await take_turn(database, UserMessage(text="hello"), AssistantMessage(text="Hi!"))
    clock.advance(RETENTION)
    new = await take_turn(database, UserMessage(text="hello again"))
    clock.advance(timedelta(seconds=1))
    assert await left(database, clock()) == ["user_message"]
    async with database.unit() as unit:
        assert await unit.turns.get(old) is None
        assert await unit.turns.get(new) is not None


async def test_a_call_stays_as_long_as_its_output_does(database: Database, clock: FakeClock) -> None:
    await take_turn(database, UserMessage(text="a budget"), ASKED)
    clock.advance(RETENTION)
    await say(database, None, ANSWERED)
    clock.advance(timedelta(seconds=1))
    assert await left(database, clock()) == ["user_message", "function_call", "function_output"]
    clock.advance(RETENTION)
    assert await left(database, clock()) == []


async def test_a_call_that_still_waits_stays(database: Database, clock: FakeClock) -> None:
    await take_turn(database, UserMessage(text="hello"))
    await take_turn(database, UserMessage(text="a budget"), ASKED)
    clock.advance(2 * RETENTION)
    assert await left(database, clock()) == ["user_message", "function_call"]


async def test_a_turn_is_not_cut_in_two(database: Database, clock: FakeClock) -> None:
    turn = await take_turn(database, UserMessage(text="hello"))
    clock.advance(RETENTION)
    await say(database, turn, AssistantMessage(text="Hi!"))
    clock.advance(timedelta(seconds=1))
    assert await left(database, clock()) == ["user_message", "assistant_message"]


async def test_the_record_of_a_call_goes_with_it(database: Database, clock: FakeClock) -> None:
    turn = await take_turn(database, UserMessage(text="a budget"), ASKED, ANSWERED)
    async with database.unit() as unit:
        outcome = {"status": "expired", "message": ""}
        await unit.tool_calls.record(
            "conversation:1",
            "c1",
            tool="plan_budget",
            arguments="{}",
            user_id=1,
            turn_id=turn,
            status="expired",
            outcome=outcome,
            now=clock(),
        )
    clock.advance(2 * RETENTION)
    assert await left(database, clock()) == []
    async with database.unit() as unit:
        assert await unit.tool_calls.find("conversation:1", "c1") is None


async def test_notes_for_other_conversations_go_too(database: Database, clock: FakeClock) -> None:
    await say(database, None, Note(text="old"))
    async with database.unit() as unit:
        await unit.notes.add(1, "The user set up a goal.", now=clock())
    clock.advance(2 * RETENTION)
    assert await left(database, clock()) == []
    async with database.unit() as unit:
        assert await unit.notes.after(1, 0, excluding_conversation=None) == []
