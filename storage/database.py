"""The database: units of work over one engine, and the inbox."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import Clock, utc_now
from storage.crypto import Cipher
from storage.engine import open_engine
from storage.errors import DatabaseUnavailableError, NestedUnitError, TransactionConflictError
from storage.inbox import Inbox
from storage.unit import UnitOfWork

# PostgreSQL's serialization_failure and deadlock_detected.
_CONFLICTS = {"40001", "40P01"}

# What is wrong in the statement or its values; anything else is the database's trouble.
_MISTAKES = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


class Database:
    """Penny's database, on SQLite or PostgreSQL as the URL says."""

    def __init__(self, url: str, cipher: Cipher, clock: Clock = utc_now) -> None:
        self._engine = open_engine(url)
        self._cipher = cipher
        self._inside = set[asyncio.Task[Any] | None]()
        self.clock = clock
        self.is_sqlite = self._engine.dialect.name == "sqlite"
        self.inbox = Inbox(self.unit, cipher, clock)

    def unit(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Begin one transaction, kept when the block ends and undone when it raises.

        Raises DatabaseUnavailableError, TransactionConflictError, and NestedUnitError for a unit within a unit.
        """
        return self._unit()

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _unit(self) -> AsyncGenerator[UnitOfWork]:
        task = asyncio.current_task()
        if task in self._inside:
            raise NestedUnitError
        self._inside.add(task)
        try:
            with _translated():
                async with AsyncSession(self._engine, expire_on_commit=False) as session, session.begin():
                    await self._connect(session)
                    yield UnitOfWork(session, self._cipher, self.clock)
        finally:
            self._inside.discard(task)

    async def _connect(self, session: AsyncSession) -> None:
        try:
            await session.connection()
        except OSError as error:
            raise DatabaseUnavailableError(str(error)) from error


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseUnavailableError("all connections are in use") from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in _CONFLICTS:
            raise TransactionConflictError from error
        if isinstance(error, _MISTAKES):
            raise
        raise DatabaseUnavailableError(str(error.orig)) from error
