"""Facts that users stated about themselves."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import ColumnElement, delete, select, text
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.facts import Fact


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A named value, and where and when the user said it; without a conversation it holds everywhere."""

    name: str
    kind: str
    value: JsonValue
    channel: str
    message_ts: str
    said_at: datetime
    conversation_id: int | None


class Facts(Repository):
    """Remembers and forgets facts; of each name there is one value in each scope."""

    async def remember(
        self,
        user_id: int,
        name: str,
        kind: str,
        value: JsonValue,
        *,
        conversation_id: int | None,
        channel: str,
        message_ts: str,
        said_at: datetime,
    ) -> None:
        """Keep the value, in place of an earlier one of the same name and scope."""
        said = {
            "kind": kind,
            "sealed_value": self.cipher.seal(value),
            "channel": channel,
            "message_ts": message_ts,
            "said_at": said_at,
        }
        key = {"user_id": user_id, "conversation_id": conversation_id, "name": name}
        statement = self.insert(Fact).values(key | said)
        if conversation_id is None:
            scope, condition = ["user_id", "name"], "conversation_id IS NULL"
        else:
            scope, condition = ["conversation_id", "user_id", "name"], "conversation_id IS NOT NULL"
        await self.session.execute(
            statement.on_conflict_do_update(index_elements=scope, index_where=text(condition), set_=said)
        )

    async def of_user(self, user_id: int) -> list[StoredFact]:
        """Return what the user stated in private, in the order in which it was first said."""
        return await self._all(col(Fact.user_id) == user_id, col(Fact.conversation_id).is_(None))

    async def of_conversation(self, conversation_id: int) -> list[StoredFact]:
        """Return what was stated in one conversation and holds only there."""
        return await self._all(col(Fact.conversation_id) == conversation_id)

    async def everywhere(self, user_id: int) -> list[StoredFact]:
        """Return all that the user stated, in private and in conversations."""
        return await self._all(col(Fact.user_id) == user_id)

    async def forget(self, user_id: int, name: str, conversation_id: int | None = None) -> bool:
        """Delete a fact; False when there was none."""
        # `==` with None becomes IS NULL.
        statement = (
            delete(Fact)
            .where(
                col(Fact.user_id) == user_id,
                col(Fact.name) == name,
                col(Fact.conversation_id) == conversation_id,
            )
            .returning(col(Fact.id))
        )
        return (await self.session.scalar(statement)) is not None

    async def _all(self, *conditions: ColumnElement[bool]) -> list[StoredFact]:
        rows = await self.session.scalars(select(Fact).where(*conditions).order_by(col(Fact.id)))
        return [
            StoredFact(
                row.name,
                row.kind,
                self.cipher.open(row.sealed_value),
                row.channel,
                row.message_ts,
                row.said_at,
                row.conversation_id,
            )
            for row in rows
        ]
