"""Tool calls, open and ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Select, and_, delete, select, text, update
from sqlmodel import col

from storage.errors import CallClosedError
from storage.repositories.base import Repository
from storage.tables.calls import CallStatus, EndedStatus, ToolCallRecord

_BATCH = 500


@dataclass(frozen=True, slots=True)
class StoredCall:
    """One tool call as it is on record; `arguments` is the JSON text that the model wrote."""

    scope: str
    call_id: str
    tool: str
    user_id: int
    turn_id: int | None
    status: CallStatus
    arguments: str
    answers: dict[str, str | None]
    outcome: dict[str, Any] | None
    form_channel: str | None
    form_ts: str | None
    expires_at: datetime | None


class ToolCalls(Repository):
    """Keeps tool calls; of each scope and call id there is one, and once ended it stays as it is."""

    async def find(self, scope: str, call_id: str) -> StoredCall | None:
        """Return the call. It is locked until the unit ends, so that nobody else ends it meanwhile."""
        row = await self.session.scalar(
            select(ToolCallRecord).where(_key(scope, call_id)).with_for_update(), execution_options=_FRESH
        )
        return None if row is None else self._stored(row)

    async def delete(self, scope: str, call_ids: Sequence[str]) -> None:
        """Delete the records of calls that have ended; those that are open stay."""
        for start in range(0, len(call_ids), _BATCH):
            batch = call_ids[start : start + _BATCH]
            of_scope = (col(ToolCallRecord.scope) == scope, col(ToolCallRecord.call_id).in_(batch))
            await self.session.execute(delete(ToolCallRecord).where(*of_scope, col(ToolCallRecord.status) != "open"))

    async def open(
        self,
        scope: str,
        call_id: str,
        tool: str,
        arguments: str,
        user_id: int,
        turn_id: int | None,
        now: datetime,
        expires_at: datetime | None,
    ) -> None:
        """Keep a call that waits for the user's answers; a call that is on record already stays as it is."""
        row = {
            "scope": scope,
            "call_id": call_id,
            "tool": tool,
            "sealed_arguments": self.cipher.seal(arguments),
            "user_id": user_id,
            "turn_id": turn_id,
            "status": "open",
            "created_at": now,
            "expires_at": expires_at,
        }
        await self.session.execute(self.insert(ToolCallRecord).values(row).on_conflict_do_nothing())

    async def record(
        self,
        scope: str,
        call_id: str,
        *,
        tool: str,
        arguments: str,
        user_id: int,
        turn_id: int | None,
        status: EndedStatus,
        outcome: Mapping[str, Any] | None,
        now: datetime,
    ) -> None:
        """Keep the end of a call, open until now or new.

        CallClosedError when somebody else ended it first: the unit of work is then to be given up, so that
        what the tool wrote does not happen twice.
        """
        end = {
            "status": status,
            "turn_id": turn_id,
            "sealed_outcome": None if outcome is None else self.cipher.seal(dict(outcome)),
            "closed_at": now,
        }
        row = end | {
            "scope": scope,
            "call_id": call_id,
            "tool": tool,
            "sealed_arguments": self.cipher.seal(arguments),
            "user_id": user_id,
            "created_at": now,
        }
        insert = self.insert(ToolCallRecord).values(row)
        upsert = insert.on_conflict_do_update(index_elements=["scope", "call_id"], set_=end, where=_OPEN)
        if await self.session.scalar(upsert.returning(col(ToolCallRecord.id))) is None:
            raise CallClosedError

    async def save_answers(self, scope: str, call_id: str, answers: Mapping[str, str | None]) -> None:
        """Keep what the user answered so far with an open call, in place of earlier answers."""
        sealed = self.cipher.seal(cast("dict[str, JsonValue]", dict(answers)))
        await self.session.execute(
            update(ToolCallRecord).where(_key(scope, call_id), _OPEN).values(sealed_answers=sealed)
        )

    async def place_form(self, scope: str, call_ids: Sequence[str], channel: str, ts: str) -> None:
        """Note which Slack message asks for what these calls need."""
        await self.session.execute(
            update(ToolCallRecord)
            .where(col(ToolCallRecord.scope) == scope, col(ToolCallRecord.call_id).in_(call_ids))
            .values(form_channel=channel, form_ts=ts)
        )

    async def open_of(self, scope: str) -> list[StoredCall]:
        """Return the open calls of a scope in the order in which they were made."""
        of_scope = _all_open().where(col(ToolCallRecord.scope) == scope)
        return await self._read(of_scope.order_by(col(ToolCallRecord.id)))

    async def open_of_user(self, user_id: int, limit: int) -> list[StoredCall]:
        """Return the user's open calls for which a form was posted, the newest first."""
        posted = _all_open().where(col(ToolCallRecord.user_id) == user_id, col(ToolCallRecord.form_ts).is_not(None))
        return await self._read(posted.order_by(col(ToolCallRecord.id).desc()).limit(limit))

    async def last_done(self, user_id: int, tools: Sequence[str]) -> StoredCall | None:
        """Return the user's newest call of one of the tools that came to a result; None when there is none."""
        done = select(ToolCallRecord).where(
            col(ToolCallRecord.user_id) == user_id,
            col(ToolCallRecord.tool).in_(tools),
            col(ToolCallRecord.status) == "done",
        )
        found = await self._read(done.order_by(col(ToolCallRecord.id).desc()).limit(1))
        return found[0] if found else None

    async def expired(self, now: datetime, limit: int) -> list[StoredCall]:
        """Return at most `limit` open calls whose time is over, the longest first."""
        over = _all_open().where(col(ToolCallRecord.expires_at) <= now)
        return await self._read(over.order_by(col(ToolCallRecord.expires_at)).limit(limit))

    async def _read(self, query: Select[ToolCallRecord]) -> list[StoredCall]:
        rows = await self.session.scalars(query, execution_options=_FRESH)
        return [self._stored(row) for row in rows]

    def _stored(self, row: ToolCallRecord) -> StoredCall:
        return StoredCall(
            scope=row.scope,
            call_id=row.call_id,
            tool=row.tool,
            user_id=row.user_id,
            turn_id=row.turn_id,
            status=row.status,
            arguments=str(self.cipher.open(row.sealed_arguments)),
            answers=cast("dict[str, str | None]", self._opened(row.sealed_answers) or {}),
            outcome=cast("dict[str, Any] | None", self._opened(row.sealed_outcome)),
            form_channel=row.form_channel,
            form_ts=row.form_ts,
            expires_at=row.expires_at,
        )

    def _opened(self, sealed: str | None) -> JsonValue:
        return None if sealed is None else self.cipher.open(sealed)


_OPEN = text("tool_calls.status = 'open'")

# A row read before an upsert in the same unit would otherwise be served as it was.
_FRESH = {"populate_existing": True}


def _all_open() -> Select[ToolCallRecord]:
    return select(ToolCallRecord).where(_OPEN)


def _key(scope: str, call_id: str) -> ColumnElement[bool]:
    return and_(col(ToolCallRecord.scope) == scope, col(ToolCallRecord.call_id) == call_id)
