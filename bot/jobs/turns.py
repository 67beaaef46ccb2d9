"""Frees the turns whose worker is gone."""

import logging
from datetime import datetime

from storage.database import Database

_log = logging.getLogger(__name__)


class ReleaseTurns:
    """Queues running turns again whose lease has run out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tick(self, now: datetime) -> None:
        """Look for turns that nobody runs any more. Raises StorageError."""
        async with self._database.unit() as unit:
            released = await unit.turns.release_stalled(now)
        if released:
            _log.warning("stalled turns are queued again", extra={"count": released})
