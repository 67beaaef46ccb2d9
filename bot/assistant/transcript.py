"""The journal of a conversation, as one turn reads and extends it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import ConfigDict, TypeAdapter

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, Reasoning, UserMessage
from storage.repositories.journal import StoredEntry
from storage.unit import UnitOfWork

WITHHELD = -1
"""Delivered generation of an entry that the provider refused: it is kept but never sent again."""

_CALL_ID_STEM = 48
_ITEM: TypeAdapter[Item] = TypeAdapter(Item, config=ConfigDict(defer_build=True))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its place in the journal and the generation of the remote thread that holds it."""

    id: int
    turn_id: int | None
    item: Item
    generation: int | None


class Transcript:
    """What was said and done in a conversation, in order, seen from the turn `turn_id`.

    Appending and delivering are written through the caller's transaction. `generation` is the one of the remote
    thread: when it moves on, everything has to be told anew.
    """

    def __init__(self, conversation_id: int, turn_id: int, generation: int, stored: Iterable[StoredEntry]) -> None:
        self.generation = generation
        self._conversation_id = conversation_id
        self._turn_id = turn_id
        entries = (Entry(e.id, e.turn_id, _ITEM.validate_python(e.item), e.delivered_generation) for e in stored)
        self._entries = _without_repeated_outputs(entries)

    @property
    def is_new(self) -> bool:
        """Whether nothing was said yet."""
        return not self._entries

    @property
    def history(self) -> tuple[Item, ...]:
        """What the remote thread holds already."""
        return tuple(e.item for e in self._entries if e.generation == self.generation)

    @property
    def pending(self) -> tuple[Item, ...]:
        """What the remote thread has to be told."""
        return tuple(e.item for e in self._pending())

    @property
    def was_tried_before(self) -> bool:
        """Whether an earlier turn broke off before it knew that what is pending had been delivered."""
        return any(e.turn_id not in (None, self._turn_id) for e in self._pending())

    @property
    def notes(self) -> tuple[str, ...]:
        """The texts of all context notes."""
        return tuple(e.item.text for e in self._entries if isinstance(e.item, Note))

    def dangling(self) -> tuple[FunctionCall, ...]:
        """Return the calls that have no output yet, in order."""
        answered = {e.item.call_id for e in self._entries if isinstance(e.item, FunctionOutput)}
        calls = (e.item for e in self._entries if isinstance(e.item, FunctionCall))
        return tuple(call for call in calls if call.call_id not in answered)

    def calls(self, call_ids: Iterable[str]) -> tuple[FunctionCall, ...]:
        """Return the calls with these ids, in the order in which they were made."""
        wanted = set(call_ids)
        calls = (e.item for e in self._entries if isinstance(e.item, FunctionCall))
        return tuple(call for call in calls if call.call_id in wanted)

    def answer(self) -> str:
        """Return what Penny said in this turn."""
        own = (e.item for e in self._entries if e.turn_id == self._turn_id)
        return "\n\n".join(item.text for item in own if isinstance(item, AssistantMessage))

    def answered_calls(self) -> tuple[str, ...]:
        """Return the ids of the calls whose output this turn brought."""
        own = (e.item for e in self._entries if e.turn_id == self._turn_id)
        return tuple(item.call_id for item in own if isinstance(item, FunctionOutput))

    async def append(
        self,
        unit: UnitOfWork,
        items: Sequence[Item],
        now: datetime,
        *,
        slack_ts: str | None = None,
        delivered: bool = False,
    ) -> None:
        """Write items to the end; `delivered` ones came from the provider and need not be told to it."""
        if not items:
            return
        generation = self.generation if delivered else None
        ids = await unit.journal.append(
            self._conversation_id,
            [item.model_dump(mode="json") for item in items],
            turn_id=self._turn_id,
            slack_ts=slack_ts,
            delivered_generation=generation,
            now=now,
        )
        new = zip(ids, items, strict=True)
        self._entries += [Entry(entry_id, self._turn_id, item, generation) for entry_id, item in new]

    async def deliver(self, unit: UnitOfWork, items: Sequence[Item], now: datetime) -> None:
        """Note that everything pending was delivered and that `items` came back."""
        await self._mark(unit, self._pending(), self.generation)
        await self.append(unit, self._with_own_call_ids(items), now, delivered=True)

    async def withhold_message(self, unit: UnitOfWork) -> None:
        """Never send this turn's message again: the provider refuses it, and would refuse what follows."""
        own = (e for e in self._pending() if e.turn_id == self._turn_id)
        await self._mark(unit, [e for e in own if isinstance(e.item, UserMessage)], WITHHELD)

    def _pending(self) -> list[Entry]:
        settled = (self.generation, WITHHELD)
        return [e for e in self._entries if e.generation not in settled and not isinstance(e.item, Reasoning)]

    async def _mark(self, unit: UnitOfWork, entries: Sequence[Entry], generation: int) -> None:
        ids = {entry.id for entry in entries}
        if not ids:
            return
        await unit.journal.mark_delivered(sorted(ids), generation)
        self._entries = [replace(e, generation=generation) if e.id in ids else e for e in self._entries]

    def _with_own_call_ids(self, items: Sequence[Item]) -> list[Item]:
        # Some servers number the calls of each response anew; an id used twice would return an old result.
        used = {e.item.call_id for e in self._entries if isinstance(e.item, FunctionCall)}
        own: list[Item] = []
        for place, item in enumerate(items, start=len(self._entries)):
            if isinstance(item, FunctionCall) and item.call_id in used:
                item = item.model_copy(update={"call_id": f"{item.call_id[:_CALL_ID_STEM]}-{place}"})
            if isinstance(item, FunctionCall):
                used.add(item.call_id)
            own.append(item)
        return own


def _without_repeated_outputs(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with only the first output of each call: an expiry and a turn may both bring one."""
    seen: set[str] = set()
    kept: list[Entry] = []
    for entry in entries:
        if isinstance(entry.item, FunctionOutput):
            if entry.item.call_id in seen:
                continue
            seen.add(entry.item.call_id)
        kept.append(entry)
    return kept
