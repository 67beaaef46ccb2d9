"""Scheduler: what happens because time has passed, without anybody doing anything."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.assistant.calls import output_of
from bot.assistant.prompt import EXPIRED
from storage.clock import Clock, utc_now
from storage.database import Database
from storage.errors import CallClosedError
from storage.repositories.tool_calls import StoredCall
from storage.scopes import conversation_of
from tools.toolkit.outcome import Closed

OnExpired = Callable[[Sequence[StoredCall]], Awaitable[None]]
"""Tells the readers of these calls' forms that it is too late to fill them."""

_BATCH = 100

_log = logging.getLogger(__name__)


class Scheduler:
    """Ends forms whose time is over and frees turns whose worker is gone, at each tick."""

    def __init__(
        self,
        database: Database,
        *,
        on_expired: OnExpired,
        clock: Clock = utc_now,
        every: timedelta = timedelta(seconds=15),
    ) -> None:
        self._database = database
        self._on_expired = on_expired
        self._clock = clock
        self._every = every
        self._bell: Any = None

    async def start(self) -> None:
        """Begin to tick."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._bell = AsyncIOScheduler(timezone="UTC")
        self._bell.add_job(self.tick, "interval", seconds=self._every.total_seconds(), coalesce=True, max_instances=1)
        self._bell.start()

    async def stop(self) -> None:
        """Tick no more."""
        if self._bell is not None:
            self._bell.shutdown(wait=False)
            self._bell = None

    async def tick(self) -> None:
        """Do all that is due now. Raises StorageError."""
        now = self._clock()
        async with self._database.unit() as unit:
            released = await unit.turns.release_stalled(now)
            due = await unit.tool_calls.expired(now, _BATCH)
        if released:
            _log.warning("stalled turns are queued again", extra={"count": released})
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
