"""Deletes the remote threads in which no conversation is kept any more."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.assistant.engine import AssistantEngine
from bot.assistant.errors import EngineError
from storage.database import Database

_AT_ONCE = 5
_SECONDS = 10.0
"""How long other jobs wait for the provider; a long thread gets shorter at each attempt."""
_REST = timedelta(minutes=10)
"""How long the provider is left alone after it refused."""

_log = logging.getLogger(__name__)


class DeleteLeftovers:
    """Deletes a few threads at each tick until none is left; one that cannot be deleted is tried again later."""

    def __init__(self, database: Database, engine: AssistantEngine) -> None:
        self._database = database
        self._engine = engine
        self._next: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Delete the threads that have waited longest. Raises StorageError."""
        if self._next is not None and now < self._next:
            return
        self._next = None
        async with self._database.unit() as unit:
            waiting = await unit.leftovers.oldest(self._engine.name, self._engine.endpoint, _AT_ONCE)
        for remote_id in waiting:
            try:
                async with asyncio.timeout(_SECONDS):
                    await self._engine.discard(remote_id)
            except (EngineError, TimeoutError) as error:
                _log.warning("a remote thread is not deleted yet", extra={"reason": type(error).__name__})
                self._next = now + _REST
                return
            async with self._database.unit() as unit:
                await unit.leftovers.remove(self._engine.name, self._engine.endpoint, remote_id)
