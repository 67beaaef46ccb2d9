"""Ends the forms whose time is over."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.assistant.calls import output_of
from bot.assistant.prompt import EXPIRED
from storage.database import Database
from storage.errors import CallClosedError
from storage.repositories.tool_calls import StoredCall
from storage.scopes import conversation_of
from tools.toolkit.outcome import Closed

OnExpired = Callable[[Sequence[StoredCall]], Awaitable[None]]
"""Tells the readers of these calls' forms that it is too late to fill them."""

_BATCH = 100


class ExpireForms:
    """Expires open calls, and says so where their forms stand."""

    def __init__(self, database: Database, on_expired: OnExpired) -> None:
        self._database = database
        self._on_expired = on_expired

    async def tick(self, now: datetime) -> None:
        """End what was left unanswered for too long. Raises StorageError."""
        async with self._database.unit() as unit:
            due = await unit.tool_calls.expired(now, _BATCH)
        expired = [call for call in due if await self._expire(call, now)]
        if expired:
            await self._on_expired(expired)

    async def _expire(self, call: StoredCall, now: datetime) -> bool:
        """End one open call and put its output into its conversation, in one transaction."""
        outcome = Closed(status="expired", message=EXPIRED)
        try:
            async with self._database.unit() as unit:
                await unit.tool_calls.record(
                    call.scope,
                    call.call_id,
                    tool=call.tool,
                    arguments=call.arguments,
                    user_id=call.user_id,
                    turn_id=call.turn_id,
                    status="expired",
                    outcome=outcome.model_dump(mode="json"),
                    now=now,
                )
                if (conversation_id := conversation_of(call.scope)) is not None:
                    item = output_of(call.call_id, outcome).model_dump(mode="json")
                    await unit.journal.append(conversation_id, [item], turn_id=None, now=now)
        except CallClosedError:
            # The user answered in this very moment.
            return False
        return True
