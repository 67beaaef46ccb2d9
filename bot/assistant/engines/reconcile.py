"""Comparing what a remote conversation holds with what Penny's journal says it should hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Reasoning

MOST_SURPLUS = 20
"""Entries that are deleted one by one; for more than that a new conversation is the shorter way."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry of a remote conversation. `item` is None for what Penny keeps no record of, such as reasoning.

    `whole` is false for output that broke off.
    """

    id: str
    item: Item | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """What must be deleted from a remote conversation's end, and then added to it."""

    surplus: tuple[Held, ...]
    missing: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NotSent:
    """The remote conversation ends where the journal's delivered part ends: the request can be sent."""


@dataclass(frozen=True, slots=True)
class Committed:
    """An earlier attempt reached the provider and was kept: `output` is the response it got."""

    output: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Surplus:
    """An attempt that was stopped or broke off left something behind the history: it has to go first."""

    entries: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Diverged:
    """The remote conversation is gone or is another one: it has to be rebuilt from the journal."""


Verdict = NotSent | Committed | Surplus | Diverged


def compare(history: Sequence[Item], new: Sequence[Item], held: Sequence[Held]) -> Verdict:
    """Return what became of earlier attempts to tell a conversation that held `history` something like `new`."""
    difference = difference_to(history, held)
    if difference.missing:
        return Diverged()
    if not difference.surplus:
        return NotSent()
    spoken = [entry for entry in difference.surplus if entry.item is not None]
    told, output = spoken[: len(new)], spoken[len(new) :]
    if _are(told, new) and output and all(_is_answer(entry) for entry in output):
        return Committed(tuple(entry.item for entry in output if entry.item is not None))
    return Surplus(difference.surplus) if len(difference.surplus) <= MOST_SURPLUS else Diverged()


def difference_to(target: Sequence[Item], held: Sequence[Held]) -> Difference:
    """Return what keeps the conversation from holding exactly `target`.

    Reasoning is left out of the comparison, because only the provider keeps it; it stays and goes with what
    it led to.
    """
    wanted = [item for item in target if not isinstance(item, Reasoning)]
    matched = end = 0
    for place, entry in enumerate(held, start=1):
        if entry.item is None:
            continue
        if matched == len(wanted) or _signature(entry.item) != _signature(wanted[matched]):
            break
        matched, end = matched + 1, place
    return Difference(tuple(held[end:]), tuple(wanted[matched:]))


def _are(entries: Sequence[Held], items: Sequence[Item]) -> bool:
    return [_signature(entry.item) for entry in entries if entry.item] == [_signature(item) for item in items]


def _is_answer(entry: Held) -> bool:
    return entry.whole and isinstance(entry.item, AssistantMessage | FunctionCall)


def _signature(item: Item) -> tuple[str, str]:
    match item:
        case FunctionCall() | FunctionOutput():
            return item.type, item.call_id
        case Reasoning():
            return item.type, ""
        case _:
            return item.type, item.text
