"""What the journal of a conversation holds: items with their places, and digests in place of older ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from bot.assistant.engine import FunctionOutput, Item, Note
from storage.repositories.journal import StoredEntry
from tools.toolkit.record import Record

WITHHELD = -1
"""Delivered generation of an entry that the provider refused: it is kept but never sent again."""


class Digest(Record):
    """What the journal holds in place of all entries up to `up_to`: engines are told it as a note, and not those."""

    type: Literal["digest"] = "digest"
    text: str
    up_to: int


_Kept = Annotated[Item | Digest, Field(discriminator="type")]
_KEPT: TypeAdapter[Item | Digest] = TypeAdapter(_Kept, config=ConfigDict(defer_build=True))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its place in the journal and the generation of the remote thread that holds it."""

    id: int
    turn_id: int | None
    item: Item
    generation: int | None


def read_entries(stored: Iterable[StoredEntry]) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Return the digest, if there is one, the entries that it stands for, and those after them."""
    kept = [(entry, _KEPT.validate_python(entry.item)) for entry in stored]
    entries = _without_repeated_outputs(
        Entry(entry.id, entry.turn_id, item, entry.delivered_generation)
        for entry, item in kept
        if not isinstance(item, Digest)
    )
    digests = [(entry, item) for entry, item in kept if isinstance(item, Digest)]
    if not digests:
        return [], [], entries
    entry, digest = digests[-1]
    told = Entry(entry.id, None, Note(text=digest.text), entry.delivered_generation)
    return [told], [e for e in entries if e.id <= digest.up_to], [e for e in entries if e.id > digest.up_to]


def length_of(entries: Iterable[Entry]) -> int:
    """Return how many characters the entries' items take."""
    return sum(len(entry.item.model_dump_json()) for entry in entries)


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
