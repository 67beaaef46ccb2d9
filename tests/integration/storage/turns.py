"""Putting, claiming and ending turns, as the tests of the inbox do."""

from collections.abc import Sequence
from datetime import timedelta

from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn

LEASE = timedelta(seconds=30)


def turn(number: int, conversation: str = "T:C:1:U", message_key: str | None = None) -> NewTurn:
    return NewTurn(f"event {number}", conversation, {"number": number}, message_key)


async def put(database: Database, *turns: NewTurn) -> list[bool]:
    async with database.unit() as unit:
        return [await unit.turns.put(new, database.clock()) for new in turns]


async def claim(database: Database, owner: str = "worker", limit: int = 10, max_attempts: int = 5) -> list[ClaimedTurn]:
    now = database.clock()
    async with database.unit() as unit:
        return await unit.turns.claim(owner, now, now + LEASE, limit, max_attempts)


async def finish(database: Database, claimed: ClaimedTurn, owner: str = "worker") -> bool:
    async with database.unit() as unit:
        return await unit.turns.finish(claimed.id, owner, claimed.attempts, "done", now=database.clock())


async def status(database: Database, turn_id: int) -> str | None:
    async with database.unit() as unit:
        row = await unit.turns.get(turn_id)
    return row and row.status


def numbers(claimed: Sequence[ClaimedTurn]) -> list[int]:
    return [each.payload["number"] for each in claimed]
