"""Conversation items as the messages of a thread, each with a key by which it is found there again."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Item,
    Note,
    Reasoning,
    RunInput,
    UserMessage,
)

KEY = "key"
"""Metadata of a message: which item of the journal it is; of a run: the last message it was begun for."""

KIND = "kind"
"""Metadata of a message: what it stands for."""

NOTE_MARK = "[Context note, not written by the user]"
RESULT_MARK = "[Result of a tool, not written by the user]"
RECORD_MARK = "[Result of a tool that the answer above is based on, not written by the user]"

_KEY_LENGTH = 32
_Placed = tuple[int, Item]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be added to a thread. Threads know only users and assistants: all else is marked."""

    role: Literal["user", "assistant"]
    text: str
    metadata: dict[str, str]

    @property
    def key(self) -> str:
        """What tells this message from all others of its thread."""
        return self.metadata[KEY]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a thread is to be told: `new`, and before it the outputs that it may know only from a run.

    What a run was given is known to that run; of later ones a thread promises them no more than its messages.
    """

    outputs: tuple[Outgoing, ...]
    new: tuple[Outgoing, ...]

    @property
    def run_key(self) -> str:
        """By which key the run is known that is begun for this."""
        return self.new[-1].key if self.new else ""

    def missing(self, found: frozenset[str]) -> tuple[Outgoing, ...]:
        """Return what is not among the messages that were found, by their keys."""
        return tuple(message for message in (*self.outputs, *self.new) if message.key not in found)


def telling(run: RunInput) -> Telling:
    """Return what the run's thread is to be told."""
    placed = list(enumerate((*run.history, *run.new)))
    told, new = placed[: len(run.history)], placed[len(run.history) :]
    outputs = [(place, item) for place, item in since_told(told) if isinstance(item, FunctionOutput)]
    calls, user = _calls(placed), run.metadata.get("user", "")
    answered = bool(told) and isinstance(told[-1][1], AssistantMessage)
    return Telling(_messages(outputs, calls, user, answered=answered), _messages(new, calls, user))


def outgoing(items: Sequence[Item], user: str) -> tuple[Outgoing, ...]:
    """Return a whole conversation as messages; `user` is who wrote the user's."""
    placed = list(enumerate(items))
    return _messages(placed, _calls(placed), user)


def since_told(placed: Sequence[_Placed]) -> list[_Placed]:
    """Return what came since the model was last told anything but outputs, with its places."""
    tail = 0
    for _, item in reversed(placed):
        if isinstance(item, UserMessage | Note):
            break
        tail += 1
    return list(placed[len(placed) - tail :])


def _calls(placed: Iterable[_Placed]) -> dict[str, FunctionCall]:
    return {item.call_id: item for _, item in placed if isinstance(item, FunctionCall)}


def _messages(
    placed: Iterable[_Placed], calls: Mapping[str, FunctionCall], user: str, *, answered: bool = False
) -> tuple[Outgoing, ...]:
    messages = (_message(item, place, calls, user, answered) for place, item in placed)
    return tuple(message for message in messages if message is not None and message.text.strip())


def _message(item: Item, place: int, calls: Mapping[str, FunctionCall], user: str, answered: bool) -> Outgoing | None:
    """Return the item as a message; a call is told with its output, as a thread takes calls only from its own runs."""
    # The place alone would not do: a message that was withheld leaves its place to another one.
    key = hashlib.sha256(f"{place}\n{item.model_dump_json()}".encode()).hexdigest()[:_KEY_LENGTH]
    match item:
        case UserMessage(text=text, ts=ts):
            said = {KEY: key, KIND: "message", "ts": ts, "user": user}
            return Outgoing("user", text, {name: value for name, value in said.items() if value})
        case AssistantMessage(text=text):
            return Outgoing("assistant", text, {KEY: key, KIND: "message"})
        case Note(text=text):
            return Outgoing("user", f"{NOTE_MARK}\n{text}", {KEY: key, KIND: "note"})
        case FunctionOutput(call_id=call_id):
            mark, kind = (RECORD_MARK, "record") if answered else (RESULT_MARK, "result")
            stated = f"{mark}\n{_called(calls.get(call_id))}\n{item.output}"
            return Outgoing("user", stated, {KEY: key, KIND: kind, "call_id": call_id})
        case FunctionCall() | Reasoning():
            return None


def _called(call: FunctionCall | None) -> str:
    """Return a call in one line."""
    return "" if call is None else f"{call.name} {call.arguments}".replace("\n", " ")
