"""When money comes or goes, as people write it beside its amount: "on the 1st", "every two weeks from Dec 4"."""

import re
from calendar import day_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from tools.toolkit.calendar import add_months, in_month
from tools.toolkit.dates import parse_date
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.locales import month_names
from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, OnWeekday, Recurrence

LAST_DAY = 31
"""The last day of every month: a shorter one has its last instead."""

_LEAP_YEAR = 2024
_Step = tuple[Literal["day", "month"], int]
_NUMBERS = {2: "other second 2nd two", 3: "third 3rd three", 4: "four", 5: "five", 6: "six", 12: "twelve"}
_COUNTS = {word: number for number, words in _NUMBERS.items() for word in words.split()}
_UNITS: Mapping[str, _Step] = {
    "day": ("day", 1),
    "week": ("day", 7),
    "fortnight": ("day", 14),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("month", 12),
}
_ADVERBS: Mapping[str, _Step] = {
    "daily": ("day", 1),
    "weekly": ("day", 7),
    "biweekly": ("day", 14),
    "fortnightly": ("day", 14),
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "yearly": ("month", 12),
    "annually": ("month", 12),
}
_WEEKDAYS = [day.lower() for day in day_name]
_SHORT_WEEKDAYS = "mon|tues?|wed|thurs?|fri|sat|sun"
_HOLE = "\0"
_FROM = "From which date on? Please add it, for example “every 2 weeks from Dec 4”."
_TWICE = "On which two days of the month? Please add them, for example “on the 1st and the 15th”."

_PERIOD = re.compile(
    rf"\b(?P<twice>twice (?:a|per|each|every) month|twice monthly|semi-?monthly)\b"
    rf"|(?:\b(?:once )?(?:every|each|per|an?)|/) ?(?:(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) )?"
    rf"(?P<unit>{'|'.join(_UNITS)})s?\b|\b(?P<adverb>bi-weekly|{'|'.join(_ADVERBS)})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:every (?P<other>other|second|2nd|two) |(?P<next>next|from|starting) |on |every |each )(?:on )?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)}|{_SHORT_WEEKDAYS})s?\b|\b(?P<plural>{'|'.join(_WEEKDAYS)})s\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:week|month))|\b(?:on|on the|day) (?P<bare>\d{1,2})(?![\w%]|[.,]\d)"
    r"|\b(?P<last>(?:last day|end) of (?:the|each|every) month|month[- ]end|last day)\b"
    r"|\b(?P<first>(?:on the first|first day|start|beginning)(?: of (?:the|each|every) month)?)\b(?! on\b)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_NUMERIC = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{4}\b")
_LINKS = "on|at|once|the|from|starting|starts?|beginning|since|next|first|due|of|each|every|and|payable|paid|in"
_AROUND = re.compile(
    rf"(?:[\s,;:(@\u2013\0]|-(?!\d)|\b(?:{_LINKS})\b)*{_HOLE}(?:[\s,;:)\u2013\0]|-(?!\d)|\b(?:{_LINKS})\b)*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Found:
    """What is said of days in a text, and the text with holes where that stood.

    `step` is a unit and how many of them; `next_weekday` tells that the coming one is meant. Of a date the year may
    be missing.
    """

    text: str
    step: _Step | None = None
    twice: bool = False
    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    next_weekday: bool = False
    dates: tuple[tuple[int | None, int, int], ...] = ()


def split_days(text: str, *, locale: str, today: date) -> tuple[str, Recurrence]:
    """Return `text` without what it says of days, and which days those are.

    A date without a year is the one nearest to `today` where something repeats from it, and the next one otherwise.
    Raises Unclear where the text leaves open on which days it is, and Invalid for a day that does not exist.
    """
    found = _Found(" ".join(text.split()))
    _take_dates(found, locale, today)
    _take_weekday(found)
    _take_days(found)
    _take_period(found)
    return _AROUND.sub(" ", found.text).strip(" ,;:"), _meant(found, today)


def _take_dates(found: _Found, locale: str, today: date) -> None:
    """Take the dates, those with a year first: an ISO date, a numeric one, a day with the name of its month."""

    def whole(match: re.Match[str]) -> str:
        day = parse_date(match.group(), locale=locale, today=today)
        found.dates += ((day.year, day.month, day.day),)
        return _HOLE

    def named(match: re.Match[str]) -> str:
        month = month_names(locale)[match["month"].casefold()]
        found.dates += ((int(match["year"]) if match["year"] else None, month, int(match["day"])),)
        return _HOLE

    text = _NUMERIC.sub(whole, _ISO.sub(whole, found.text))
    after, before = _named_dates(locale)
    found.text = before.sub(named, after.sub(named, text))


@cache
def _named_dates(locale: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how "Dec 4, 2026" and "4 December 2026" are written; the number before "Dec 4" may be an amount."""
    names = "|".join(map(re.escape, sorted(month_names(locale), key=len, reverse=True)))
    month = rf"\b(?P<month>{names})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,? (?P<year>(?:19|20|21)\d\d)\b(?![.,]?\d))?"
    return (
        re.compile(rf"{month} (?:the )?{day}\b(?![.,]\d){year}", re.IGNORECASE),
        re.compile(rf"\b{day}\.?(?: of)? {month}{year}", re.IGNORECASE),
    )


def _take_weekday(found: _Found) -> None:
    def take(match: re.Match[str]) -> str:
        name = (match["weekday"] or match["plural"]).lower()
        found.weekdays += (next(index for index, day in enumerate(_WEEKDAYS) if day.startswith(name[:3])),)
        found.next_weekday = bool(match["next"])
        if match["other"]:
            found.step = ("day", 14)
        return _HOLE

    found.text = _WEEKDAY.sub(take, found.text)


def _take_period(found: _Found) -> None:
    def take(match: re.Match[str]) -> str:
        if match["twice"]:
            found.twice = True
            return _HOLE
        adverb = match["adverb"]
        unit, size = _ADVERBS[adverb.lower().replace("-", "")] if adverb else _UNITS[match["unit"].lower()]
        count = (match["count"] or "1").lower()
        found.step = (unit, size * (_COUNTS.get(count) or int(count)))
        return _HOLE

    found.text = _PERIOD.sub(take, found.text)


def _take_days(found: _Found) -> None:
    def take(match: re.Match[str]) -> str:
        day = match["day"] or match["bare"]
        found.days += (int(day) if day else 1 if match["first"] else LAST_DAY,)
        return _HOLE

    found.text = _DAYS.sub(take, found.text)


def _meant(found: _Found, today: date) -> Recurrence:
    """Return the one recurrence that everything found makes together."""
    named_twice = bool(found.dates) and len(found.weekdays) == 1
    if len(found.dates) + len(found.weekdays) + bool(found.days) > 1 + named_twice:
        raise Unclear("I see more than one day: please write each on a line of its own.")
    if found.step is not None and found.step[1] == 0:
        raise Invalid("Please write how often it comes, for example every 2 weeks.")
    if found.dates:
        return _from_date(found, *found.dates[0], today)
    if found.weekdays:
        return _from_weekday(found, found.weekdays[0], today)
    if found.days and found.step in (None, ("month", 1)):
        return _on_days(found)
    if found.step == ("day", 1) and not found.days:
        return Every(1, "day", today)
    raise Unclear(_question(found))


def _question(found: _Found) -> str:
    """Return what to ask where it is said how often, but not from which day on."""
    if found.twice:
        return _TWICE
    match found.step:
        case None | ("month", 1):
            return "On which day is it? Please add it, for example “on the 1st” or “every 2 weeks from Dec 4”."
        case ("month", 12):
            return "On which date is it? Please add it, for example “every year on March 3”."
        case _:
            return _FROM


def _on_days(found: _Found) -> OnDays:
    days = tuple(sorted(set(found.days)))
    if not all(1 <= day <= LAST_DAY for day in days):
        raise Invalid("Please write a day of the month from 1 to 31.")
    if found.twice and len(days) != 2:
        raise Unclear(_TWICE)
    return OnDays(days)


def _from_weekday(found: _Found, weekday: int, today: date) -> Recurrence:
    coming = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if found.step in (None, ("day", 7)) and not found.twice:
        return OnWeekday(weekday)
    if found.step is not None and found.step[0] == "day" and found.step[1] % 7 == 0 and found.next_weekday:
        return Every(found.step[1], "day", coming)
    raise Unclear(_FROM)


def _from_date(found: _Found, year: int | None, month: int, day: int, today: date) -> Recurrence:
    if not 1 <= day <= in_month(date(_LEAP_YEAR, month, 1), LAST_DAY).day:
        raise Invalid(f"That month has no day {day}: please write the date again.")
    if found.twice:
        raise Unclear(_TWICE)
    if found.step == ("month", 12) and (year is None or date(year, month, 1) <= add_months(today, 12)):
        return OnDate(month, day)
    start = _day(year, month, day) if year else _nearest(month, day, today, ahead=found.step is None)
    if found.weekdays and start.weekday() != found.weekdays[0]:
        raise Unclear(f"{start.isoformat()} is no {day_name[found.weekdays[0]]}: which of the two is it?")
    return Once(start) if found.step is None else Every(found.step[1], found.step[0], start)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid(f"That month has no day {day}: please write the date again.") from None


def _nearest(month: int, day: int, today: date, *, ahead: bool) -> date:
    """Return the day of that name that is nearest to `today`; with `ahead` the first that is not past."""
    days = [in_month(date(today.year + years, month, 1), day) for years in (-1, 0, 1)]
    if ahead:
        return next(found for found in days if found >= today)
    return min(days, key=lambda found: abs(found - today))
