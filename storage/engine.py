"""SQLAlchemy engines: which database a URL means, and how each kind of database is set up."""

from contextlib import suppress
from pathlib import Path
from sqlite3 import Error

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.errors import UnsupportedDatabaseError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # FULL survives a power cut; the inbox's group commit makes up for the slower commits.
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 10000",
)

_POSTGRES_CONNECTIONS = 10


def database_url(url: str) -> URL:
    """Return the URL with Penny's driver: sqlite:/// and postgresql:// are enough to write.

    Anything else is an UnsupportedDatabaseError. PostgreSQL's `sslmode` becomes the driver's `ssl`.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UnsupportedDatabaseError(url.partition(":")[0]) from None
    driver = _DRIVERS.get(parsed.drivername)
    if driver is None:
        raise UnsupportedDatabaseError(parsed.drivername)
    mode = parsed.query.get("sslmode")
    if mode is not None:
        parsed = parsed.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return parsed.set(drivername=driver)


def sqlite_path(url: str) -> Path | None:
    """Return the file of an SQLite database; None for PostgreSQL and for SQLite in memory."""
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def open_engine(url: str, *, enforce_references: bool = True) -> AsyncEngine:
    """Return an engine for the database; an SQLite file's directory is created.

    Without `enforce_references` SQLite does not look after foreign keys; PostgreSQL always does.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, sqlite_path(url), enforce_references)
    return create_async_engine(
        parsed,
        pool_size=_POSTGRES_CONNECTIONS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"server_settings": {"application_name": "penny"}},
    )


def _sqlite(url: URL, file: Path | None, enforce_references: bool) -> AsyncEngine:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    # SQLite has one writer; a second connection would only wait for the first one's lock.
    engine = create_async_engine(
        url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    if enforce_references:
        event.listen(engine.sync_engine, "connect", _enforce_references)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    event.listen(engine.sync_engine, "invalidate", _undo)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # Without this the driver begins transactions late, and what was read before may be out of date.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        _execute(connection, pragma)


def _enforce_references(connection: DBAPIConnection, _record: object) -> None:
    _execute(connection, "PRAGMA foreign_keys = ON")


def _execute(connection: DBAPIConnection, statement: str) -> None:
    cursor = connection.cursor()
    cursor.execute(statement)
    cursor.close()


def _undo(connection: DBAPIConnection, _record: object, _error: BaseException | None) -> None:
    # A statement that was cancelled lives on in the traceback; until it is gone, closing would not free the lock.
    with suppress(Error):
        connection.rollback()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
