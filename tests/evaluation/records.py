"""What happened in a conversation, turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.cases import Conversation


@dataclass(frozen=True, slots=True)
class Called:
    """A tool call that the model made: its arguments as JSON text, and its output's status; "open" without one."""

    tool: str
    arguments: str
    status: str


@dataclass(frozen=True, slots=True)
class Played:
    """One turn as it went.

    `asked` are the fields that the form asked for, None when no form came; `answer` what was said, None when nothing
    was. `told` is what the model learned beside the user's words: outputs and context notes. `failure` is why the turn
    came to nothing, "" when it did not. `currency` is the user's own at its end.
    """

    calls: tuple[Called, ...] = ()
    asked: frozenset[str] | None = None
    answer: str | None = None
    told: tuple[str, ...] = ()
    failure: str = ""
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Performance:
    """A conversation and how its turns went."""

    conversation: Conversation
    turns: Sequence[Played]
