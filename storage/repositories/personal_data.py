"""Everything kept of one person: to be given to them, and to be erased.

What belongs to a person is found by the foreign keys that lead to their row, so that a new table is part of both
without being named here.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Select, delete, insert, literal, select
from sqlalchemy import Table as Schema
from sqlmodel import col

from storage.money import Money
from storage.repositories.base import Repository
from storage.tables import Conversation, Table, Turn, User
from storage.tables.base import Instant
from storage.tables.leftovers import RemoteLeftover

Row = dict[str, JsonValue]
"""A stored row as people read it: no encryption, amounts in major units, days and times in ISO 8601."""

_SEALED, _MINOR = "sealed_", "_minor"
_WITHOUT = frozenset({"sealed_content"})
"""What the person sent as a file, and has."""
_BATCH = 500


class PersonalData(Repository):
    """Reads and erases all that is kept of a person, whatever table it is in."""

    async def rows(self, user: User, *, without: Sequence[str] = ()) -> AsyncIterator[tuple[str, list[Row]]]:
        """Yield the rows that belong to the user, some at a time, each time with the name of their table.

        The tables `without` are left out. The inbox is, too: what was said stands in the journal.
        """
        for schema, query in _owned(user).items():
            if schema.name in without:
                continue
            found = await self.session.stream(query.order_by(*schema.primary_key))
            async for batch in found.mappings().partitions(_BATCH):
                yield schema.name, [self._readable(row) for row in batch]

    async def erase(self, user: User) -> None:
        """Delete the user and all that belongs to them; their remote threads are noted as leftovers."""
        mine = (col(Conversation.user_id) == user.id, col(Conversation.remote_id).is_not(None))
        columns = (Conversation.engine, Conversation.endpoint, Conversation.remote_id)
        threads = select(*(col(column) for column in columns), literal(self.clock(), Instant))
        await self.session.execute(
            insert(RemoteLeftover).from_select(["engine", "endpoint", "remote_id", "created_at"], threads.where(*mine))
        )
        of_user = (
            col(Turn.conversation).startswith(f"{user.team_id}:", autoescape=True),
            col(Turn.conversation).endswith(f":{user.user_id}", autoescape=True),
        )
        await self.session.execute(delete(Turn).where(*of_user))
        await self.session.execute(delete(User).where(col(User.id) == user.id))

    def _readable(self, row: Mapping[Any, Any]) -> Row:
        readable: Row = {}
        for name, value in row.items():
            if name in _WITHOUT or value is None:
                continue
            if name.startswith(_SEALED):
                readable[name.removeprefix(_SEALED)] = self.cipher.open(value)
            elif name.endswith(_MINOR) and "currency" in row:
                amount = Money.from_minor(value, row["currency"]).amount
                readable[name.removesuffix(_MINOR)] = str(amount)
            else:
                readable[name] = _plain(value)
        return readable


def _owned(user: User) -> dict[Schema, Select[Any]]:
    """Return each table with the user's rows in it, parents before what hangs on them."""
    people: Schema = Table.metadata.tables[User.table_name]
    owned: dict[Schema, Select[Any]] = {people: select(people).where(people.c.id == user.id)}
    for schema in Table.metadata.sorted_tables:
        links = [(key.parent, key.column.table) for key in schema.foreign_keys if key.column.table in owned]
        if links and schema not in owned:
            column, parent = min(links, key=lambda link: link[1] is not people)
            owned[schema] = select(schema).where(column.in_(owned[parent].with_only_columns(parent.c.id)))
    return owned


def _plain(value: Any) -> JsonValue:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
