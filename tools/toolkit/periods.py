"""The period of an amount as people write it: "a month", "/mo", "per year"."""

import re
from typing import Literal

Period = Literal["day", "week", "month", "year"]

_NOUNS: dict[Period, str] = {
    "day": "day|tag|jour|día",
    "week": "week|wk|woche|semaine|semana",
    "month": "month|mon|mo|mth|monat|mois|mes",
    "year": "year|yr|annum|jahr|année|año",
}
_ADVERBS: dict[Period, str] = {
    "day": "daily|täglich",
    "week": "weekly|wöchentlich",
    "month": r"monthly|pcm|pm|p\.m|monatlich|mtl",
    "year": r"yearly|annually|pa|p\.a|jährlich",
}
_LINK = r"(?: ?/ ?| (?:a|an|per|each|every|pro|im|par|al|por) )"
_PATTERNS: dict[Period, re.Pattern[str]] = {
    period: re.compile(rf"(?:{_LINK}(?:{_NOUNS[period]})| ?\b(?:{_ADVERBS[period]}))\.?$") for period in _NOUNS
}


def split_period(text: str) -> tuple[str, Period | None]:
    """Return `text`, normalised, without the period at its end, and that period."""
    for period, pattern in _PATTERNS.items():
        match = pattern.search(text)
        if match:
            return text[: match.start()].strip(), period
    return text, None
