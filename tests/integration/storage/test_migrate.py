import os
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from storage.crypto import Cipher
from storage.database import Database
from storage.engine import open_engine
from storage.errors import DatabaseUnavailableError, SchemaTooNewError
from storage.migrate import pending, upgrade
from storage.tables import Table
from tests.clock import FakeClock
from tests.conftest import create_tables


def schema(connection: Connection) -> dict[str, Any]:
    """Describe all tables but Alembic's own, so that two databases can be compared."""
    inspector = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            },
            "primary key": inspector.get_pk_constraint(table),
            "foreign keys": sorted(inspector.get_foreign_keys(table), key=str),
            "unique": sorted(inspector.get_unique_constraints(table), key=str),
            "indexes": {
                index["name"]: (
                    index["column_names"],
                    index["unique"],
                    {name: str(value) for name, value in index.get("dialect_options", {}).items()},
                )
                for index in inspector.get_indexes(table)
            },
        }
        for table in sorted(set(inspector.get_table_names()) - {"alembic_version"})
    }


async def schema_of(url: str) -> dict[str, Any]:
    engine = open_engine(url)
    async with engine.connect() as connection:
        described = await connection.run_sync(schema)
    await engine.dispose()
    return described


_BETWEEN_PARTS = re.compile(r",?\s*\n\s*|, (?=\w+ [A-Z])")
"""Where a line of a CREATE statement ends, or where a column begins that was added to the line later."""


async def sqlite_statements(url: str) -> dict[str, list[str]]:
    """Return the parts of each CREATE statement, whatever order the columns and constraints have."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        statements = {str(row.name): _parts(row.sql) for row in rows}
    await engine.dispose()
    return statements


def _parts(sql: str) -> list[str]:
    return sorted(_BETWEEN_PARTS.split(sql))


async def execute(url: str, statement: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def test_a_migrated_sqlite_schema_equals_a_fresh_one(tmp_path: Path) -> None:
    fresh, migrated = f"sqlite:///{tmp_path / 'fresh.db'}", f"sqlite:///{tmp_path / 'migrated.db'}"
    await create_tables(fresh)
    await upgrade(migrated)
    assert await schema_of(migrated) == await schema_of(fresh)
    assert set(await schema_of(migrated)) == set(Table.metadata.tables)


async def test_a_migrated_sqlite_schema_is_written_like_a_fresh_one(tmp_path: Path) -> None:
    fresh, migrated = f"sqlite:///{tmp_path / 'fresh.db'}", f"sqlite:///{tmp_path / 'migrated.db'}"
    await create_tables(fresh)
    await upgrade(migrated)
    written = await sqlite_statements(migrated)
    written.pop("alembic_version")
    assert written == await sqlite_statements(fresh)


async def test_a_migrated_postgres_schema_equals_a_fresh_one(empty_postgres_url: str) -> None:
    await create_tables(empty_postgres_url)
    fresh = await schema_of(empty_postgres_url)
    await execute(empty_postgres_url, "DROP SCHEMA public CASCADE")
    await execute(empty_postgres_url, "CREATE SCHEMA public")
    await upgrade(empty_postgres_url)
    assert await schema_of(empty_postgres_url) == fresh


FIRST_TABLES = """
INSERT INTO users VALUES (1, 'T1', 'U1', 'UTC', 'en_US', 'USD', '{now}', '{now}');
INSERT INTO conversations VALUES
  (1, 'T1', 'D1', '1.0', 1, 'responses/local', 'https://model', NULL, 2, '{{"team": "T1"}}', 5, '{now}', '{now}');
INSERT INTO journal_entries VALUES (1, 1, 1, 'note', 'sealed', NULL, 2, '{now}');
INSERT INTO turns VALUES
  (8, 'e8', NULL, 'T1:D1:1.0:U1', 'sealed', 'running', 1, 'worker', '{now}', '{now}', '{now}', NULL, NULL),
  (9, 'e9', NULL, 'T1:D1:1.0:U1', 'sealed', 'queued', 0, NULL, NULL, '{now}', NULL, NULL, NULL);
INSERT INTO steps VALUES (8, 'usage:1', 'sealed')
""".format(now="2026-11-20 12:00:00")
"""Rows as the first version of the tables had them."""


async def test_a_database_with_rows_of_the_first_version_is_brought_up_to_date(
    url: str, cipher: Cipher, clock: FakeClock
) -> None:
    await upgrade(url, "0001")
    for statement in FIRST_TABLES.split(";"):
        await execute(url, statement)
    assert await pending(url)
    await upgrade(url)
    assert not await pending(url)
    database = Database(url, cipher, clock)
    async with database.unit() as unit:
        conversation = await unit.conversations.get(1)
        assert conversation is not None
        assert (conversation.generation, conversation.details) == (2, {"team": "T1"})
        assert (conversation.mirrored, conversation.thread_seen) == ({}, 0)
        turns = [await unit.turns.get(number) for number in (8, 9)]
        assert [(turn and turn.interrupts, turn and turn.stop_requested) for turn in turns] == [(False, False)] * 2
        assert await unit.turns.to_halt("worker") == {}
        assert await unit.turns.request_stop("T1:D1:1.0:U1") == 2
        assert await unit.turns.to_halt("worker") == {8: "stopped"}
    await database.close()


async def test_migrations_are_pending_until_they_are_applied(url: str) -> None:
    assert await pending(url)
    await upgrade(url)
    assert not await pending(url)


async def test_asking_for_pending_migrations_creates_no_database(tmp_path: Path) -> None:
    assert await pending(f"sqlite:///{tmp_path / 'penny.db'}")
    assert os.listdir(tmp_path) == []


async def test_migrating_twice_changes_nothing(url: str) -> None:
    await upgrade(url)
    before = await schema_of(url)
    await upgrade(url)
    assert await schema_of(url) == before


async def test_a_failing_migration_leaves_nothing_behind(url: str) -> None:
    await execute(url, "CREATE TABLE goals (id INTEGER)")
    with pytest.raises(DatabaseUnavailableError):
        await upgrade(url)
    assert set(await schema_of(url)) == {"goals"}


async def test_a_database_of_a_newer_penny_is_refused(url: str) -> None:
    await upgrade(url)
    await execute(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNewError, match="9999"):
        await pending(url)
    with pytest.raises(SchemaTooNewError, match="9999"):
        await upgrade(url)
