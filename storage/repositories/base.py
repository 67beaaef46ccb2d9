"""What all repositories share: an open transaction, the cipher and the clock."""

from dataclasses import dataclass

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import Clock
from storage.crypto import Cipher
from storage.tables.base import Table


@dataclass(frozen=True, slots=True)
class Repository:
    """Queries over one kind of row within one unit of work."""

    session: AsyncSession
    cipher: Cipher
    clock: Clock

    def insert(self, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
        """Return an INSERT that can say what to do ON CONFLICT, in the words of the database in use."""
        if self.session.get_bind().dialect.name == "sqlite":
            return sqlite.insert(table)
        return postgresql.insert(table)
