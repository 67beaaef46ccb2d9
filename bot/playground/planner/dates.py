"""Deadlines as people say them ("by March 2030", "in 5 years"), turned into calendar days."""

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
_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {"a": 1, "an": 1, "fifteen": 15, "eighteen": 18, "twenty": 20} | {
    word: number for number, word in enumerate(_COUNT_WORDS, start=1)
}

_BY = r"\b(?:by|before|until|till|til)\b"
_UP_TO = r"(?:\b(?:by|before|until|till|til|for|in|on|to)\s+)?(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+)?"
_MONTH = rf"\b(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>20\d\d|2100)\b"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>years?|yrs?|months?)\b"
_LEAD = r"\b(?:in|within|over|after|have|take|takes|next|another)\s+(?:the\s+next\s+|about\s+|just\s+|only\s+)?"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day as a tool is given it (an ISO date, or a year alone, which a tool asks about), and where it stands."""

    words: str
    span: Span


def deadline(text: str, today: date | None) -> Deadline | None:
    """Return the first deadline in `text`. Words that need to know today are passed over when it is unknown."""
    for pattern, words_of in _FORMS:
        for match in pattern.finditer(text):
            words = _words(match, words_of, today)
            if words is not None:
                return Deadline(words, match.span())
    return None


def add_months(day: date, months: int) -> date:
    """Return the day `months` later, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _last_day(year, month + 1, most=day.day)


_WordsOf = Callable[[re.Match[str], date | None], date | str | None]


def _words(match: re.Match[str], words_of: _WordsOf, today: date | None) -> str | None:
    try:
        found = words_of(match, today)
    except ValueError:
        return None
    return found.isoformat() if isinstance(found, date) else found


def _last_day(year: int, month: int, most: int = 31) -> date:
    return date(year, month, min(most, calendar.monthrange(year, month)[1]))


def _iso(match: re.Match[str], today: date | None) -> date:
    return date.fromisoformat(match["iso"])


def _named_day(match: re.Match[str], today: date | None) -> date | None:
    month, day = _MONTHS[match["month"].lower()], int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day)
    if today is None:
        return None
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)


def _named_month(match: re.Match[str], today: date | None) -> date | None:
    month, year = _MONTHS[match["month"].lower()], match.groupdict().get("year")
    if year:
        return _last_day(int(year), month)
    return None if today is None else _last_day(today.year + (month <= today.month), month)


def _end_of_year(match: re.Match[str], today: date | None) -> date | None:
    said = match["which"].lower()
    if said.isdigit():
        return date(int(said), 12, 31)
    return None if today is None else date(today.year + (said == "next year"), 12, 31)


def _year(match: re.Match[str], today: date | None) -> str:
    return match["year"]


def _span(match: re.Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    said = match["count"].lower()
    count = int(said) if said.isdigit() else _COUNTS[said]
    in_years = match["unit"].lower().startswith("y")
    return add_months(today, count * (12 if in_years else 1) + (6 if in_years and match["half"] else 0))


_FORMS: tuple[tuple[re.Pattern[str], _WordsOf], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words_of)
    for pattern, words_of in (
        (rf"{_UP_TO}\b(?P<iso>\d{{4}}-\d\d-\d\d)\b", _iso),
        (rf"{_UP_TO}{_MONTH}\s+{_DAY}(?:,?\s*{_YEAR})?", _named_day),
        (rf"{_UP_TO}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s*{_YEAR})?", _named_day),
        (rf"{_UP_TO}{_MONTH},?\s+(?:of\s+)?{_YEAR}", _named_month),
        (rf"{_BY}\s+(?:the\s+end\s+of\s+|next\s+)?{_MONTH}", _named_month),
        (rf"(?:{_BY}\s+)?\bthe\s+end\s+of\s+(?P<which>20\d\d|this year|next year|the year)\b", _end_of_year),
        (rf"(?:{_BY}|\bin)\s+(?:the\s+year\s+)?{_YEAR}(?![.,]?\d|\s?(?:dollars|euros|[$€k]|a\s+month))", _year),
        (rf"{_LEAD}{_COUNT}(?P<half>\s+and\s+a\s+half)?[\s-]+{_UNIT}(?:\s+time)?", _span),
        (rf"\b{_COUNT}(?P<half>\s+and\s+a\s+half)?[\s-]+{_UNIT}\s+from\s+(?:now|today)", _span),
    )
)
