"""Memoised steps of turns."""

from pydantic import JsonValue
from sqlalchemy import select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.turns import Step


class Steps(Repository):
    """Keeps what a turn did, so that another attempt at it does not do it again."""

    async def get(self, turn_id: int, key: str) -> JsonValue | None:
        """Return the result of a step, None when it was not taken yet."""
        query = select(col(Step.sealed_result)).where(col(Step.turn_id) == turn_id, col(Step.key) == key)
        sealed = await self.session.scalar(query)
        return None if sealed is None else self.cipher.open(sealed)

    async def put(self, turn_id: int, key: str, result: JsonValue) -> None:
        """Keep the result of a step; a result that is there already stays."""
        row = {"turn_id": turn_id, "key": key, "sealed_result": self.cipher.seal(result)}
        await self.session.execute(self.insert(Step).values(row).on_conflict_do_nothing())
