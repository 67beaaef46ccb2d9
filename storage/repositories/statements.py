"""The statements that users imported."""

from datetime import date

from sqlalchemy import delete
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.statements import Statement


class Statements(Repository):
    """Keeps which statements were imported. Ids are never used twice."""

    async def add(self, user_id: int, account_id: int, name: str, first_day: date, last_day: date) -> int:
        """Keep that a file was imported into an account and return the statement's id."""
        row = Statement(
            user_id=user_id,
            account_id=account_id,
            sealed_name=self.cipher.seal(name),
            first_day=first_day,
            last_day=last_day,
            created_at=self.clock(),
        )
        self.session.add(row)
        await self.session.flush()
        return row.id

    async def delete(self, user_id: int, statement_id: int) -> bool:
        """Forget a statement, not its transactions; False when the user has none of that id."""
        query = (
            delete(Statement)
            .where(col(Statement.user_id) == user_id, col(Statement.id) == statement_id)
            .returning(col(Statement.id))
        )
        return await self.session.scalar(query) is not None
