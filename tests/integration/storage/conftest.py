"""Storage is held to the same behaviour on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from storage.crypto import Cipher
from storage.database import Database
from storage.tables import User
from tests.clock import FakeClock
from tests.conftest import create_tables


@pytest.fixture(params=["empty_sqlite_url", "empty_postgres_url"], ids=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database without tables."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def empty_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'penny.db'}"


@pytest.fixture
async def tables_url(url: str) -> str:
    """The URL of a database with empty tables."""
    await create_tables(url)
    return url


@pytest.fixture
async def storage(tables_url: str, cipher: Cipher, clock: FakeClock) -> AsyncIterator[Database]:
    database = Database(tables_url, cipher, clock)
    yield database
    await database.close()


@pytest.fixture
async def replica(tables_url: str, cipher: Cipher, clock: FakeClock) -> AsyncIterator[Database]:
    """A second process's way to the same database as `storage`."""
    database = Database(tables_url, cipher, clock)
    yield database
    await database.close()


@pytest.fixture
async def user(storage: Database) -> User:
    async with storage.unit() as unit:
        return await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
