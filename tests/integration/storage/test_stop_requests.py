"""Whose turns a request to stop is about, and who else has open turns in the same thread."""

from datetime import timedelta

from storage.database import Database
from storage.repositories.turns import NewTurn

THREAD = "T1:C1:1763700000.000100:"
ALEX, SAM = f"{THREAD}U0ALEX", f"{THREAD}U0SAM"


async def put(database: Database, event: str, conversation: str, ts: str | None = None) -> None:
    await database.inbox.put(NewTurn(event, conversation, {}, f"T1:C1:{ts}" if ts else None))


async def request_stop(database: Database, conversation: str, until: str) -> int:
    async with database.unit() as unit:
        return await unit.turns.request_stop(conversation, until=f"T1:C1:{until}")


async def halted(database: Database) -> list[int]:
    now = database.clock()
    async with database.unit() as unit:
        await unit.turns.claim("me", now, now + timedelta(minutes=1), 100, 9)
        return sorted(await unit.turns.to_halt("me"))


async def test_what_was_said_after_the_request_goes_on(database: Database) -> None:
    await put(database, "Ev1", ALEX, "1763700000.000100")
    await put(database, "Ev2", ALEX, "1763700010.000000")
    assert await request_stop(database, ALEX, "1763700009.999999") == 1
    assert await halted(database) == [1]


async def test_a_turn_without_a_message_is_stopped_whenever_it_came(database: Database) -> None:
    await put(database, "action:1", ALEX)
    assert await request_stop(database, ALEX, "1763700009.999999") == 1


async def test_somebody_elses_turn_in_the_thread_goes_on(database: Database) -> None:
    await put(database, "Ev1", SAM, "1763700000.000100")
    assert await request_stop(database, ALEX, "1763700009.999999") == 0
    assert await halted(database) == []


async def test_open_turns_of_others_are_told_from_ones_own(database: Database) -> None:
    await put(database, "Ev1", ALEX)
    async with database.unit() as unit:
        assert await unit.turns.is_open_under(THREAD)
        assert not await unit.turns.is_open_under(THREAD, except_for=ALEX)
        assert await unit.turns.is_open_under(THREAD, except_for=SAM)
