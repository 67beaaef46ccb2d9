"""Check-ins on PostgreSQL: two replicas look at the same moment, and each is said once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.crypto import Cipher
from storage.database import Database
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.unit.bot.jobs.check_ins import put, remind, tick, user_in

MANY = 30


@pytest.fixture
async def replicas(
    empty_postgres_url: str, cipher: Cipher, clock: FakeClock
) -> AsyncIterator[tuple[Database, Database]]:
    await create_tables(empty_postgres_url)
    one, other = (Database(empty_postgres_url, cipher, clock) for _ in range(2))
    yield one, other
    await one.close()
    await other.close()


async def test_what_two_replicas_find_due_at_the_same_moment_is_said_once(
    replicas: tuple[Database, Database], clock: FakeClock
) -> None:
    user = await user_in(replicas[0], "Europe/Berlin")
    for number in range(MANY):
        await remind(replicas[0], user, text=str(number))
    for _ in range(2):
        clock.advance(timedelta(days=1))
        await asyncio.gather(*(tick(replica, clock()) for replica in replicas))
    events = [event for event, _ in await put(replicas[0])]
    assert len(events) == len(set(events)) == 2 * MANY
