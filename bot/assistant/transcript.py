"""The journal of a conversation, as one turn reads and extends it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, Reasoning, UserMessage
from bot.assistant.entries import WITHHELD, Digest, Entry, length_of, read_entries
from storage.repositories.journal import StoredEntry
from storage.unit import UnitOfWork

_CALL_ID_STEM = 48


class Transcript:
    """What was said and done in a conversation, in order, seen from the turn `turn_id`.

    Appending and delivering are written through the caller's transaction. `generation` is the one of the remote
    thread: when it moves on, everything has to be told anew. What a digest stands for is not told any more.
    """

    def __init__(self, conversation_id: int, turn_id: int, generation: int, stored: Iterable[StoredEntry]) -> None:
        self.generation = generation
        self._conversation_id = conversation_id
        self._turn_id = turn_id
        self._digest, self._summed_up, self._entries = read_entries(stored)

    @property
    def is_new(self) -> bool:
        """Whether the user has said nothing yet; Penny may have, unasked."""
        return not (self._digest or any(isinstance(e.item, UserMessage) for e in self._told()))

    @property
    def history(self) -> tuple[Item, ...]:
        """What the remote thread holds already."""
        return tuple(e.item for e in self._told() if e.generation == self.generation)

    @property
    def pending(self) -> tuple[Item, ...]:
        """What the remote thread has to be told."""
        return tuple(e.item for e in self._pending())

    @property
    def settled(self) -> tuple[Item, ...]:
        """What a remote thread held at some time: a new one has to hold it before it is told what is pending."""
        return tuple(e.item for e in self._settled())

    @property
    def length(self) -> int:
        """How many characters all that is told amounts to."""
        return length_of(self._told())

    @property
    def is_unfinished(self) -> bool:
        """Whether there is a call to run or something to tell."""
        return bool(self.dangling() or self.pending)

    @property
    def was_tried_before(self) -> bool:
        """Whether an earlier turn broke off before it knew that what is pending had been delivered."""
        return any(e.turn_id not in (None, self._turn_id) for e in self._pending())

    @property
    def was_refused_before(self) -> bool:
        """Whether the provider refused the message before this turn's."""
        before = [e for e in self._entries if isinstance(e.item, UserMessage) and e.turn_id != self._turn_id]
        return bool(before) and before[-1].generation == WITHHELD

    @property
    def notes(self) -> tuple[str, ...]:
        """The texts of the context notes that are told."""
        return tuple(e.item.text for e in self._told() if isinstance(e.item, Note) and e.generation != WITHHELD)

    def dangling(self) -> tuple[FunctionCall, ...]:
        """Return the calls that have no output yet, in order."""
        answered = {e.item.call_id for e in self._entries if isinstance(e.item, FunctionOutput)}
        calls = (e.item for e in self._entries if isinstance(e.item, FunctionCall))
        return tuple(call for call in calls if call.call_id not in answered)

    def calls(self, call_ids: Iterable[str]) -> tuple[FunctionCall, ...]:
        """Return the calls with these ids, in the order in which they were made."""
        wanted = set(call_ids)
        calls = (e.item for e in (*self._summed_up, *self._entries) if isinstance(e.item, FunctionCall))
        return tuple(call for call in calls if call.call_id in wanted)

    def answer(self, turns: Collection[int]) -> str:
        """Return what Penny said in these turns."""
        said = (e.item for e in self._entries if e.turn_id in turns)
        return "\n\n".join(item.text for item in said if isinstance(item, AssistantMessage))

    def answered_calls(self, turns: Collection[int]) -> tuple[str, ...]:
        """Return the ids of the calls whose output these turns brought."""
        brought = (e.item for e in self._entries if e.turn_id in turns)
        return tuple(item.call_id for item in brought if isinstance(item, FunctionOutput))

    def before(self, entry_id: int) -> tuple[Item, ...]:
        """Return all that was ever said and done up to the entry `entry_id`, but for what was refused."""
        earlier = (e for e in (*self._summed_up, *self._entries) if e.id <= entry_id)
        return tuple(e.item for e in earlier if e.generation != WITHHELD)

    def cut(self, characters: int) -> int | None:
        """Return the id of the last entry that may be left out so that what is told has that length.

        Only whole turns are left out, none of the newest, and no call without its output; so what remains may be
        longer than asked for. None when there is nothing to leave out.
        """
        places = [place for place in self._seams() if place]
        if not places:
            return None
        fitting = (place for place in places if length_of(self._entries[place:]) <= characters)
        return self._entries[next(fitting, places[-1]) - 1].id

    async def sum_up(self, unit: UnitOfWork, text: str, up_to: int, now: datetime) -> None:
        """Tell `text` from now on in place of everything up to the entry `up_to`."""
        digest = Digest(text=text, up_to=up_to)
        (entry_id,) = await unit.journal.append(
            self._conversation_id, [digest.model_dump(mode="json")], turn_id=self._turn_id, now=now
        )
        self._summed_up += [e for e in self._entries if e.id <= up_to]
        self._entries = [e for e in self._entries if e.id > up_to]
        self._digest = [Entry(entry_id, None, Note(text=text), None)]

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

    async def rebuilt(self, unit: UnitOfWork, generation: int) -> None:
        """Note that a new remote thread holds all that is settled, and nothing else."""
        await self._mark(unit, self._settled(), generation)
        self.generation = generation

    async def withhold_pending(self, unit: UnitOfWork) -> None:
        """Never send again what is pending: the provider refuses some of it, and would refuse what follows."""
        await self._mark(unit, [e for e in self._pending() if e not in self._digest], WITHHELD)

    def _seams(self) -> list[int]:
        """The places between turns at which every call before has its output."""
        seams: list[int] = []
        unanswered: set[str] = set()
        for place, entry in enumerate(self._entries):
            if place and not unanswered and entry.turn_id != self._entries[place - 1].turn_id:
                seams.append(place)
            if isinstance(entry.item, FunctionCall):
                unanswered.add(entry.item.call_id)
            elif isinstance(entry.item, FunctionOutput):
                unanswered.discard(entry.item.call_id)
        return seams

    def _told(self) -> list[Entry]:
        """The digest, which is the youngest of the entries but stands for the oldest, and what came after."""
        return [*self._digest, *self._entries]

    def _pending(self) -> list[Entry]:
        settled = (self.generation, WITHHELD)
        return [e for e in self._told() if e.generation not in settled and not isinstance(e.item, Reasoning)]

    def _settled(self) -> list[Entry]:
        told = [e for e in self._told() if e.generation != WITHHELD and not isinstance(e.item, Reasoning)]
        # A digest that is not told yet stands before entries that were.
        last = max((place for place, e in enumerate(told, start=1) if e.generation is not None), default=0)
        return told[:last]

    async def _mark(self, unit: UnitOfWork, entries: Sequence[Entry], generation: int) -> None:
        ids = {entry.id for entry in entries}
        if not ids:
            return
        await unit.journal.mark_delivered(sorted(ids), generation)
        for told in (self._digest, self._entries):
            told[:] = [replace(e, generation=generation) if e.id in ids else e for e in told]

    def _with_own_call_ids(self, items: Sequence[Item]) -> list[Item]:
        # Some servers number the calls of each response anew; an id used twice would return an old result.
        known = (e.item for e in (*self._summed_up, *self._entries))
        used = {item.call_id for item in known if isinstance(item, FunctionCall)}
        own: list[Item] = []
        for item in items:
            if isinstance(item, FunctionCall):
                item = item.model_copy(update={"call_id": _unused(item.call_id, used)})
                used.add(item.call_id)
            own.append(item)
        return own


def _unused(call_id: str, used: Collection[str]) -> str:
    if call_id not in used:
        return call_id
    numbered = (f"{call_id[:_CALL_ID_STEM]}-{number}" for number in count(2))
    return next(other for other in numbered if other not in used)
