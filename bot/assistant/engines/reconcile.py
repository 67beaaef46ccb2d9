"""Comparing what a remote conversation holds with what Penny's journal says it should hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, Reasoning, UserMessage


@dataclass(frozen=True, slots=True)
class NotSent:
    """The remote conversation ends where the journal's delivered part ends: the request can be sent."""


@dataclass(frozen=True, slots=True)
class Committed:
    """An earlier attempt reached the provider and was kept: `output` is the response it got."""

    output: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Diverged:
    """The remote conversation is gone or is another one: it has to be rebuilt from the journal."""


Verdict = NotSent | Committed | Diverged


def compare(history: Sequence[Item], new: Sequence[Item], remote: Sequence[Item]) -> Verdict:
    """Return what became of an earlier attempt to tell `new` to a conversation that held `history`.

    Reasoning is left out of the comparison: only the provider keeps it.
    """
    known = _signatures(history)
    told = known + _signatures(new)
    found = _signatures(remote)
    if found == known:
        return NotSent()
    spoken = [item for item in remote if not isinstance(item, Reasoning)]
    output = tuple(spoken[len(told) :])
    if found[: len(told)] == told and output and all(_by_model(item) for item in output):
        return Committed(output)
    return Diverged()


def _by_model(item: Item) -> bool:
    return isinstance(item, AssistantMessage | FunctionCall)


def _signatures(items: Sequence[Item]) -> list[tuple[str, str]]:
    return [_signature(item) for item in items if not isinstance(item, Reasoning)]


def _signature(item: UserMessage | AssistantMessage | Note | FunctionCall | FunctionOutput) -> tuple[str, str]:
    match item:
        case FunctionCall() | FunctionOutput():
            return item.type, item.call_id
        case _:
            return item.type, item.text
