"""What the user wants, judged by keywords, one intent for each part of a message."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground.planner.keywords import CHANGES, CORRECTIONS, FOLLOW_UPS, KEYWORDS, VERBS, Intent
from bot.playground.planner.patterns import any_of

_KEYWORDS: Mapping[Intent, re.Pattern[str]] = {intent: any_of(*patterns) for intent, patterns in KEYWORDS.items()}
_CHANGE = any_of(*CHANGES)
_CORRECTION = any_of(*CORRECTIONS)
_FOLLOW_UP = any_of(*FOLLOW_UPS, *CHANGES)
_SPLIT = re.compile(
    r"(?<=[.!?;])\s+|\n+"
    rf"|,?\s+(?:and|then|but)\s+(?:then\s+|also\s+|please\s+)*(?=(?:{VERBS})\w*\s+(?!if\b|about\b|away\b|aside\b|it\b))"
    r"|,\s+(?=(?:please\s+)?(?:show|list|make (?:me|a)|create|forget|remember|tell me)\b)",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message and its intent; None when only its values, if any, count."""

    text: str
    intent: Intent | None


def parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a message in order, each with its intent."""
    pieces = [piece.strip() for piece in _SPLIT.split(text.translate(_APOSTROPHES))]
    return tuple(Part(piece, intent_of(piece)) for piece in pieces if piece)


def intent_of(text: str) -> Intent | None:
    """Return the intent of one part of a message."""
    return next((intent for intent, pattern in _KEYWORDS.items() if pattern.search(text)), None)


def is_follow_up(text: str) -> bool:
    """Whether the user may go on with the question before: "and with …", or any change of it."""
    return bool(_FOLLOW_UP.search(text))


def is_change(text: str) -> bool:
    """Whether the user changes the question before: "what if …", "actually …", "make it …"."""
    return bool(_CHANGE.search(text))


def is_correction(text: str) -> bool:
    """Whether the user takes back something said before: "actually …", "make it …", "not … but …"."""
    return bool(_CORRECTION.search(text))
