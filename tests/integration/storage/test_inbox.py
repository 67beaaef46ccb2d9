import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import JsonValue
from sqlalchemy import Connection, Engine, event

from storage.crypto import Cipher
from storage.database import Database
from storage.errors import DatabaseUnavailableError
from storage.repositories.turns import NewTurn


@pytest.fixture
def commits() -> Iterator[list[Connection]]:
    """One entry for each commit, whichever engine makes it."""
    made: list[Connection] = []

    def count(connection: Connection) -> None:
        made.append(connection)

    event.listen(Engine, "commit", count)
    yield made
    event.remove(Engine, "commit", count)


def turn(number: int, payload: dict[str, JsonValue] | None = None) -> NewTurn:
    return NewTurn(f"event {number}", f"conversation {number}", payload or {"n": number}, f"message {number}")


async def test_a_second_delivery_of_the_same_event_runs_once(storage: Database) -> None:
    assert await storage.inbox.put(turn(1))
    assert not await storage.inbox.put(turn(1))


async def test_deliveries_of_the_same_event_at_the_same_time_run_once(storage: Database) -> None:
    results = await asyncio.gather(*(storage.inbox.put(turn(number % 20)) for number in range(60)))
    assert results == [True] * 20 + [False] * 40


async def test_turns_that_arrive_together_share_a_commit(storage: Database, commits: list[Connection]) -> None:
    await asyncio.gather(*(storage.inbox.put(turn(number)) for number in range(200)))
    assert len(commits) <= 2


async def test_turns_keep_the_order_in_which_they_arrived(storage: Database) -> None:
    await asyncio.gather(*(storage.inbox.put(turn(number)) for number in range(700)))
    now = storage.clock()
    async with storage.unit() as unit:
        claimed = await unit.turns.claim("worker", now, now + timedelta(seconds=30), 1000, 5)
    assert [each.payload["n"] for each in claimed] == list(range(700))


async def test_the_worker_is_woken_after_the_turn_is_visible(storage: Database) -> None:
    woken = asyncio.Event()
    storage.inbox.on_put = woken.set
    await storage.inbox.put(turn(1))
    assert woken.is_set()
    async with storage.unit() as unit:
        assert await unit.turns.waiting() == 1


async def test_a_duplicate_wakes_nobody(storage: Database) -> None:
    await storage.inbox.put(turn(1))
    woken = asyncio.Event()
    storage.inbox.on_put = woken.set
    await storage.inbox.put(turn(1))
    assert not woken.is_set()


async def test_a_caller_that_gives_up_does_not_lose_the_turns_of_others(storage: Database) -> None:
    puts = [asyncio.create_task(storage.inbox.put(turn(number))) for number in range(10)]
    await asyncio.wait(puts[:1], timeout=0)
    puts[3].cancel()
    results = await asyncio.gather(*puts, return_exceptions=True)
    assert results.count(True) == 9
    assert isinstance(results[3], asyncio.CancelledError)


async def test_every_caller_learns_that_the_database_is_gone(cipher: Cipher) -> None:
    database = Database("postgresql://penny@127.0.0.1:1/penny", cipher)
    results = await asyncio.gather(*(database.inbox.put(turn(number)) for number in range(3)), return_exceptions=True)
    await database.close()
    assert [type(result) for result in results] == [DatabaseUnavailableError] * 3


async def test_the_inbox_works_again_after_an_error(storage: Database, cipher: Cipher) -> None:
    with pytest.raises(TypeError):
        await storage.inbox.put(NewTurn("bad", "c", {"value": object()}))
    assert await storage.inbox.put(turn(1))
