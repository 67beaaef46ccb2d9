"""Kinds made of words: a choice, a text, yes or no."""

import re
import unicodedata
from typing import Any

from pydantic import JsonValue

from tools.toolkit.errors import Invalid
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.base import UNLESS_SAID, YOUR_GUESS, KindRules, Raw, Reading, text_of
from tools.toolkit.params import Ask
from tools.toolkit.text import plain

LONGEST_TEXT = 500
_YES = ("yes", "y", "true", "on", "1", "yep", "sure", "ja", "oui", "sí")
_NO = ("no", "n", "false", "off", "0", "nope", "nein", "non")
_AGREED = frozenset((*_YES, "ok", "okay", "go ahead", "do it", "delete it", "confirm", "confirmed", "of course"))
_REFUSED = frozenset((*_NO, "keep it", "leave it", "don't", "do not", "cancel", "never mind", "not now", "better not"))
_POLITE = re.compile(r"\b(please|thanks|thank you)\b|[.,!]")


class StringKind(KindRules[str]):
    """What choices and texts share: the value is what people read and what is stored."""

    def show(self, value: str, formatter: Formatter) -> str:
        """Return the value itself; forms show the label of a choice."""
        return value

    def to_json(self, value: str) -> JsonValue:
        """Return the value."""
        return value

    def from_json(self, stored: Any) -> str:
        """Return the stored value."""
        return str(stored)


class ChoiceKind(StringKind):
    """One of a closed set of values."""

    described = "what the user chose"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> str:
        """Return the value whose name or label was written."""
        labels = [choice.label for choice in ask.choices]
        message = (
            f"Please choose {', '.join(labels[:-1])} or {labels[-1]}." if labels[1:] else f"It can be {labels[0]}."
        )
        written = _bare(text_of(raw, message))
        for choice in ask.choices:
            if written in (_bare(choice.value), _bare(choice.label)):
                return choice.value
        raise Invalid(message)

    def schema(self, ask: Ask) -> dict[str, JsonValue]:
        """Return a schema that admits the values and null."""
        meanings = ", ".join(f"{choice.value} ({choice.label})" for choice in ask.choices)
        return {
            "type": ["string", "null"],
            "enum": [*(choice.value for choice in ask.choices), None],
            "description": f"{ask.label}: {meanings}; {YOUR_GUESS if ask.inferred else UNLESS_SAID}",
        }


class TextKind(StringKind):
    """A short text of the user's own."""

    described = "in the user's own words"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> str:
        """Return the text with single blanks and without control characters."""
        written = " ".join(text_of(raw, "Please write a short text.").split())
        # PostgreSQL keeps no NUL in a text, and nobody means to write the other control characters.
        text = "".join(character for character in written if unicodedata.category(character) != "Cc")
        if not 0 < len(text) <= LONGEST_TEXT:
            raise Invalid(f"Please write at most {LONGEST_TEXT} characters.")
        return text


class FlagKind(KindRules[bool]):
    """Yes or no."""

    json_type = "boolean"
    described = "true or false"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> bool:
        """Return True for a yes."""
        if isinstance(raw, bool):
            return raw
        written = plain(text_of(raw, "Please answer yes or no.")).rstrip(".!")
        if written not in (*_YES, *_NO):
            raise Invalid("Please answer yes or no.")
        return written in _YES

    def show(self, value: bool, formatter: Formatter) -> str:
        """Return "yes" or "no"."""
        return "yes" if value else "no"

    def to_json(self, value: bool) -> JsonValue:
        """Return the flag."""
        return value

    def from_json(self, stored: Any) -> bool:
        """Return the stored flag."""
        return bool(stored)


class ConfirmKind(FlagKind):
    """Consent to what is about to be done, in a word or a short sentence."""

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> bool:
        """Return True for a yes; every part of "yes, go ahead please" has to be one."""
        if isinstance(raw, bool):
            return raw
        message = "Please answer yes or no."
        written = " ".join(_POLITE.sub(" ", plain(text_of(raw, message))).split())
        first, _, rest = written.partition(" ")
        for words, agreed in ((_AGREED, True), (_REFUSED, False)):
            if written in words or (first in words and rest in words):
                return agreed
        raise Invalid(message)


def _bare(text: str) -> str:
    """Return what is left of a choice when its case and punctuation do not count."""
    return "".join(character for character in text.casefold() if character.isalnum())
