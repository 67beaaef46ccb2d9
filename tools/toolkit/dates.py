"""Dates as people write them, seen from the user's today: "March 2030", "in 5 years", "31/12/2030"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from tools.toolkit.calendar import add_months
from tools.toolkit.durations import MONTHS_IN_A_YEAR, parse_count, parse_months
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.locales import date_order, language, month_names
from tools.toolkit.text import plain

_HELP = "Please write a date, for example March 2031 or 2031-03-31."
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_MOST_MONTHS = 1_200
_LEAD = re.compile(r"^(?:by |until |till |on |the |(?:the )?end of |bis |fin )+")
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
_YEAR_MONTH = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})|(?P<m2>\d{1,2})[-/.](?P<y2>\d{4})")
_NAMED = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?)?(?P<m>[^\W\d_]{3,})\.?"
    r"(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?(?:,? (?P<y>\d{4}))?"
)
_IN = re.compile(r"^(?:in|within) ")
_SPAN = re.compile(r"(?P<count>.+?) ?(?P<unit>days?|weeks?)")
_AGO = re.compile(r" ago$")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_NOW = re.compile(r"'? (?:from now|from today|away|time)$")


def parse_date(text: str, *, locale: str, today: date) -> date:
    """Return the day that `text` names; a month without a day means its last day.

    Raises Invalid for what is no date between 1900 and 2200 and Unclear where a year, a month or the order of
    day and month is left open.
    """
    words = plain(text).rstrip(".!")
    if not words:
        raise Invalid(_HELP)
    bare = _LEAD.sub("", words)
    readers: tuple[Callable[[], date | None], ...] = (
        lambda: _relative(bare, today, locale),
        lambda: _numeric(bare, locale),
        lambda: _year_and_month(bare),
        lambda: _named(bare, locale),
        lambda: _year_only(bare, words),
    )
    day = next((day for reader in readers if (day := reader()) is not None), None)
    if day is None:
        raise Invalid(_HELP)
    return day


def _relative(text: str, today: date, locale: str) -> date | None:
    known = {"today": today, "tomorrow": today + timedelta(days=1), "yesterday": today - timedelta(days=1)}
    if text in known:
        return known[text]
    if text.startswith("last ") and text[5:] in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(text[5:]) - 1) % 7 + 1)
    if text == "next month":
        ahead = add_months(today, 1)
        return _last_day(ahead.year, ahead.month)
    ago = bool(_AGO.search(text))
    words = _IN.sub("", _AGO.sub("", _FROM_NOW.sub("", text)))
    try:
        if span := _SPAN.fullmatch(words):
            days = parse_count(span["count"], language(locale)) * (7 if span["unit"].startswith("week") else 1)
            return today + timedelta(days=int(-days if ago else days))
        months = parse_months(words, language=language(locale), bare=False)
    except Invalid:
        return None
    return add_months(today, -months if ago else months) if months <= _MOST_MONTHS else None


def _numeric(text: str, locale: str) -> date | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, separator, second, third = match[1], match[2], int(match[3]), match[4]
    if len(first) == 4:
        return _day(int(first), second, int(third))
    if len(third) != 4:
        raise Unclear("Please write the year with four digits, for example 2031-03-31.")
    return _in_order(int(first), second, int(third), separator, locale)


def _in_order(first: int, second: int, year: int, separator: str, locale: str) -> date:
    """Only one order fits when a number is above 12; points are written day first; else the locale decides."""
    if first > MONTHS_IN_A_YEAR or first == second:
        return _day(year, second, first)
    if second > MONTHS_IN_A_YEAR:
        return _day(year, first, second)
    order = date_order(locale)
    if order == "ymd" or (order == "mdy" and separator == "."):
        raise Unclear(f"Did you mean {_day(year, second, first)} or {_day(year, first, second)}? Please write that.")
    return _day(year, first, second) if order == "mdy" else _day(year, second, first)


def _year_and_month(text: str) -> date | None:
    match = _YEAR_MONTH.fullmatch(text)
    return match and _last_day(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))


def _named(text: str, locale: str) -> date | None:
    match = _NAMED.fullmatch(text)
    month = match and month_names(locale).get(match["m"])
    if match is None or month is None or (match["d"] and match["d2"]):
        return None
    if match["y"] is None:
        raise Unclear(f"Which year? Please write the date with its year, for example {match['m'].title()} 2031.")
    year, day = int(match["y"]), match["d"] or match["d2"]
    return _day(year, month, int(day)) if day else _last_day(year, month)


def _year_only(text: str, words: str) -> date | None:
    year = _IN.sub("", text)
    if not re.fullmatch(r"\d{4}", year):
        return None
    if "end of" in words:
        return _day(int(year), MONTHS_IN_A_YEAR, 31)
    raise Unclear(f"Which month of {year}? Please write it like March {year}.")


def _last_day(year: int, month: int) -> date:
    if not (1 <= month <= MONTHS_IN_A_YEAR and _FIRST_YEAR <= year <= _LAST_YEAR):
        raise Invalid(_HELP)
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= MONTHS_IN_A_YEAR):
        raise Invalid(_HELP)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise Invalid(f"That month has no day {day}: please write the date again, for example 2031-03-31.")
    return date(year, month, day)
