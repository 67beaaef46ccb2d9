"""Deadlines as people say them ("by March 2030", "in 5 years"), in the forms that tools take."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.playground.planner.mentions import Span

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_COUNT_WORDS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty"

_BY = r"\b(?:by|before|until|till|til)\b"
_UP_TO = r"(?:\b(?:by|before|until|till|til|for|in|on|to)\s+)?(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+)?"
_MONTH = rf"\b(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>20\d\d|2100)\b"
_COUNT = rf"(?P<count>\d{{1,3}}|{_COUNT_WORDS})(?P<half>\s+and\s+a\s+half)?"
_UNIT = r"(?P<unit>years?|yrs?|months?)\b"
_LEAD = r"\b(?:in|within|over|after|have|take|takes|next|another)\s+(?:the\s+next\s+|about\s+|just\s+|only\s+)?"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day as tools take it and where it stands: an ISO date, a month ("2031-03"), a year, a span ("in 5 years")."""

    words: str
    span: Span


def deadline(text: str, today: date | None) -> Deadline | None:
    """Return the first deadline in `text`. Words that need to know today are passed over when it is unknown."""
    for pattern, words_of in _FORMS:
        for match in pattern.finditer(text):
            words = words_of(match, today)
            if words is not None:
                return Deadline(words, match.span())
    return None


_WordsOf = Callable[[re.Match[str], date | None], str | None]


def _iso(match: re.Match[str], today: date | None) -> str:
    return match["iso"]


def _named_day(match: re.Match[str], today: date | None) -> str | None:
    month, day = _MONTHS[match["month"].lower()], int(match["day"])
    if match["year"]:
        return f"{match['year']}-{month:02}-{day:02}"
    if today is None:
        return None
    year = today.year + ((month, day) <= (today.month, today.day))
    return f"{year}-{month:02}-{day:02}"


def _named_month(match: re.Match[str], today: date | None) -> str | None:
    month, year = _MONTHS[match["month"].lower()], match.groupdict().get("year")
    if year:
        return f"{year}-{month:02}"
    return None if today is None else f"{today.year + (month <= today.month)}-{month:02}"


def _end_of_year(match: re.Match[str], today: date | None) -> str | None:
    said = match["which"].lower()
    if said.isdigit():
        return f"{said}-12"
    return None if today is None else f"{today.year + (said == 'next year')}-12"


def _year(match: re.Match[str], today: date | None) -> str:
    return match["year"]


def _span(match: re.Match[str], today: date | None) -> str:
    return f"in {match['count']}{match['half'] or ''} {match['unit']}"


_FORMS: tuple[tuple[re.Pattern[str], _WordsOf], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words_of)
    for pattern, words_of in (
        (rf"{_UP_TO}\b(?P<iso>\d{{4}}-\d\d-\d\d)\b", _iso),
        (rf"{_UP_TO}{_MONTH}\s+{_DAY}(?:,?\s*{_YEAR})?", _named_day),
        (rf"{_UP_TO}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s*{_YEAR})?", _named_day),
        (rf"{_UP_TO}{_MONTH},?\s+(?:of\s+)?{_YEAR}", _named_month),
        (rf"{_BY}\s+(?:the\s+end\s+of\s+|next\s+)?{_MONTH}", _named_month),
        (rf"\bdeadline\b[^.?\n]*?\bto\s+(?:the\s+end\s+of\s+|next\s+)?{_MONTH}", _named_month),
        (rf"(?:{_BY}\s+)?\bthe\s+end\s+of\s+(?P<which>20\d\d|this year|next year|the year)\b", _end_of_year),
        (rf"(?:{_BY}|\bin)\s+(?:the\s+year\s+)?{_YEAR}(?![.,]?\d|\s?(?:dollars|euros|[$€k]|a\s+month))", _year),
        (rf"{_LEAD}{_COUNT}[\s-]+{_UNIT}(?:\s+time)?", _span),
        (rf"\b{_COUNT}[\s-]+{_UNIT}\s+from\s+(?:now|today)", _span),
    )
)
