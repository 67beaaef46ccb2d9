"""Turns whose worker is gone."""

from datetime import timedelta

from bot.jobs.turns import ReleaseTurns
from storage.database import Database
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock


async def test_a_turn_whose_worker_is_gone_is_queued_again(database: Database, clock: FakeClock) -> None:
    await database.inbox.put(NewTurn("e1", "T1:D1:1.0:U1", {}))
    async with database.unit() as unit:
        assert await unit.turns.claim("gone", clock(), clock() + timedelta(seconds=30), 1, 5)
    clock.advance(timedelta(seconds=31))

    await ReleaseTurns(database).tick(clock())

    async with database.unit() as unit:
        turn = await unit.turns.get(1)
    assert turn is not None
    assert turn.status == "queued"
