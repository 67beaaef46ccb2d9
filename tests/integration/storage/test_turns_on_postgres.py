"""What only PostgreSQL can show: transactions that overlap."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest

from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn

LEASE = timedelta(seconds=30)


@pytest.fixture
def url(empty_postgres_url: str) -> str:
    return empty_postgres_url


async def claim(database: Database, owner: str) -> list[ClaimedTurn]:
    now = database.clock()
    async with database.unit() as unit:
        return await unit.turns.claim(owner, now, now + LEASE, 10, 5)


async def until_a_transaction_waits_for_another(url: str) -> None:
    connection = await asyncpg.connect(url)
    query = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
    while not await connection.fetchval(query):
        pass
    await connection.close()


async def test_a_turn_that_commits_late_does_not_run_beside_a_newer_one(
    storage: Database, replica: Database, url: str
) -> None:
    now = storage.clock()
    newer_is_claimed, newer_may_commit = asyncio.Event(), asyncio.Event()

    async def claim_newer() -> list[ClaimedTurn]:
        async with replica.unit() as unit:
            await unit.turns.put(NewTurn("newer", "conversation", {}), now)
        async with replica.unit() as unit:
            claimed = await unit.turns.claim("replica", now, now + LEASE, 10, 5)
            newer_is_claimed.set()
            await newer_may_commit.wait()
        return claimed

    async with storage.unit() as unit:
        await unit.turns.put(NewTurn("older", "conversation", {}), now)
        newer = asyncio.create_task(claim_newer())
        await asyncio.wait_for(newer_is_claimed.wait(), timeout=60)
    older = asyncio.create_task(claim(storage, "storage"))
    await asyncio.wait_for(until_a_transaction_waits_for_another(url), timeout=60)
    newer_may_commit.set()

    assert [turn.event_id for turn in await newer] == ["newer"]
    assert await older == []


async def test_a_claim_does_not_wait_for_another_claim(storage: Database, replica: Database) -> None:
    now = storage.clock()
    async with storage.unit() as unit:
        await unit.turns.put(NewTurn("one", "a", {}), now)
        await unit.turns.put(NewTurn("two", "b", {}), now)
    async with storage.unit() as unit:
        await unit.turns.claim("storage", now, now + LEASE, 1, 5)
        other = asyncio.create_task(claim(replica, "replica"))
        [claimed] = await asyncio.wait_for(other, timeout=60)
    assert claimed.event_id == "two"


async def test_replicas_that_queue_the_same_events_in_another_order_queue_each_once(
    storage: Database, replica: Database
) -> None:
    turns = [NewTurn(f"event {number}", f"{number}", {}) for number in range(100)]
    there = [storage.inbox.put(turn) for turn in turns]
    back = [replica.inbox.put(turn) for turn in reversed(turns)]
    results = await asyncio.wait_for(asyncio.gather(*there, *back), timeout=60)
    assert results.count(True) == len(turns)
