"""How a server wants to be told a conversation: they all speak one protocol, with a few accents."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.assistant.engines import failures

if TYPE_CHECKING:
    from openai import APIStatusError

_ABOUT_ROLES = re.compile(
    r"system message must be|unexpected (message )?role|roles? must alternate|only user(,| and) assistant",
    re.IGNORECASE,
)
"""What chat templates say that take a system message at the beginning and nothing but turns after it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What goes into a request's input, and in which form.

    `reasoning` replays encrypted reasoning. `notes_apart` tells context notes as developer messages of their own;
    otherwise they stand in front of the user's next words. `full_answers` tells an answer as the provider gave it
    and not as plain text: servers that check or convert the input take only the one or the other.
    """

    reasoning: bool = False
    notes_apart: bool = True
    full_answers: bool = False

    def after(self, error: "APIStatusError") -> "Dialect | None":
        """Return what to try next after a refusal; None when it can have nothing to do with this."""
        if self.notes_apart and _ABOUT_ROLES.search(error.message):
            return replace(self, notes_apart=False)
        if self.reasoning and _may_be_about_reasoning(error):
            return replace(self, reasoning=False)
        return None


NATIVE = Dialect()
"""What OpenAI's conversations are told: they keep the reasoning themselves."""


def _may_be_about_reasoning(error: "APIStatusError") -> bool:
    """Tell whether a model may have refused because it does not reason, or cannot read another's reasoning."""
    if error.status_code not in (400, 422) or failures.raised(error).code == failures.TOO_LONG:
        return False
    about = error.code == "invalid_encrypted_content" or (error.param or "").startswith("include")
    return about or failures.names_nothing(error)
