"""Brings the database's tables up to date; Alembic is imported only while it works."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.engine import open_engine, sqlite_path
from storage.errors import DatabaseUnavailableError, SchemaTooNewError

if TYPE_CHECKING:
    from alembic.config import Config

T = TypeVar("T")

_MIGRATIONS = Path(__file__).parent / "migrations"

_ADVISORY_LOCK = 0x70656E6E79
"""The word "penny" as a number: replicas that start together migrate one after the other."""


async def upgrade(url: str, revision: str = "head") -> None:
    """Apply the migrations that are missing up to `revision`, in one transaction; creates an SQLite database.

    Raises SchemaTooNewError when the database belongs to a newer Penny, DatabaseUnavailableError when it
    cannot be reached.
    """
    await _with_connection(url, lambda connection: _upgrade(connection, revision))


async def pending(url: str) -> bool:
    """Return whether migrations are missing; raises like `upgrade` and changes nothing."""
    file = sqlite_path(url)
    if file is not None and not file.exists():
        return True
    return await _with_connection(url, _is_behind)


async def _with_connection(url: str, work: Callable[[Connection], T]) -> T:
    async def connected() -> T:
        # Altering a table on SQLite means to copy it and drop the old one, which must not cascade.
        engine = open_engine(url, enforce_references=False)
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(work)
        except (OSError, DBAPIError) as error:
            raise DatabaseUnavailableError(str(error)) from error
        finally:
            await engine.dispose()

    # In a loop of its own, so that importing Alembic and the migrations does not hold up the caller's.
    return await asyncio.to_thread(lambda: asyncio.run(connected()))


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": _ADVISORY_LOCK})
    if _is_behind(connection):
        command.upgrade(_config(connection), revision)


def _is_behind(connection: Connection) -> bool:
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config(connection))
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise SchemaTooNewError(current)
    return current != scripts.get_current_head()


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
