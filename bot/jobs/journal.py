"""Keeps the journal within its retention."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from storage.database import Database
from storage.repositories.journal import StoredEntry
from storage.scopes import conversation_scope

_BATCH = 200
_REST = timedelta(hours=6)
"""How long nothing is looked for after everything old is gone."""

_log = logging.getLogger(__name__)


class TrimJournal:
    """Deletes what was said longer ago than the retention, whole turns at a time and no call without its output.

    With an entry go the turn that wrote it and the record of its call. One batch is looked at in a tick.
    """

    def __init__(self, database: Database, retention: timedelta) -> None:
        self._database = database
        self._retention = retention
        self._seen = 0
        self._next: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Look at the next batch of the oldest entries. Raises StorageError."""
        if self._next is not None and now < self._next:
            return
        before = now - self._retention
        async with self._database.unit() as unit:
            oldest = await unit.journal.oldest(self._seen, before, _BATCH)
        for conversation_id in dict.fromkeys(entry.conversation_id for entry in oldest):
            await self._trim(conversation_id, before)
        self._seen = oldest[-1].id if oldest else 0
        if not oldest:
            async with self._database.unit() as unit:
                await unit.notes.delete_before(before)
            self._next = now + _REST

    async def _trim(self, conversation_id: int, before: datetime) -> None:
        async with self._database.unit() as unit:
            entries = await unit.journal.entries(conversation_id)
            old = entries[: cut_of(entries, before)]
            if not old:
                return
            kept = {entry.turn_id for entry in entries[len(old) :]}
            turns = {entry.turn_id for entry in old} - kept
            calls = [str(entry.item["call_id"]) for entry in old if entry.item["type"] == "function_call"]
            await unit.tool_calls.delete(conversation_scope(conversation_id), calls)
            await unit.journal.delete([entry.id for entry in old])
            await unit.turns.delete([turn_id for turn_id in turns if turn_id is not None])
        _log.info("journal trimmed", extra={"conversation": conversation_id, "count": len(old)})


def cut_of(entries: Sequence[StoredEntry], before: datetime) -> int:
    """Return how many entries, from the first on, may go: whole turns that ended before then, their calls answered."""
    fitting, unanswered = 0, set[object]()
    followers = [*(later.turn_id for _, later in pairwise(entries)), None]
    for number, (entry, follower) in enumerate(zip(entries, followers, strict=True), start=1):
        if entry.created_at >= before:
            break
        if entry.item["type"] == "function_call":
            unanswered.add(entry.item["call_id"])
        elif entry.item["type"] == "function_output":
            unanswered.discard(entry.item["call_id"])
        ends_turn = number == len(entries) or entry.turn_id != follower
        if ends_turn and not unanswered:
            fitting = number
    return fitting
