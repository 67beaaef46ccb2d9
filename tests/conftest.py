"""What most tests need: a movable clock, a cipher and a fresh database in a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.crypto import Cipher, new_key
from storage.database import Database
from storage.engine import open_engine
from storage.tables import Table
from tests.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def cipher() -> Cipher:
    return Cipher([new_key()])


async def create_tables(url: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Table.metadata.create_all)
    await engine.dispose()


@pytest.fixture
async def database(tmp_path: Path, cipher: Cipher, clock: FakeClock) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'penny.db'}"
    await create_tables(url)
    database = Database(url, cipher, clock)
    yield database
    await database.close()
