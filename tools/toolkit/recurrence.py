"""What happens again and again, on real calendar days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Literal

from tools.toolkit.calendar import add_months, in_month, whole_months


@dataclass(frozen=True, slots=True)
class OnDays:
    """Each month on these days, in ascending order; one that a month does not have becomes its last (31st -> 28th)."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """Each week on this day, Monday being 0."""

    weekday: int


@dataclass(frozen=True, slots=True)
class OnDate:
    """Each year on this day; February 29 becomes the 28th where there is none."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Every:
    """From `start` on, every so many days or months; months count from `start`, so that a 31st is not lost."""

    number: int
    unit: Literal["day", "month"]
    start: date


@dataclass(frozen=True, slots=True)
class Once:
    """On one day only."""

    day: date


Recurrence = OnDays | OnWeekday | OnDate | Every | Once
"""When something happens."""


def occurrences(when: Recurrence, first: date, last: date) -> tuple[date, ...]:
    """Return the days of `when` from `first` to `last`, both included, in order.

    Two days of a month that become its last are two occurrences.
    """
    match when:
        case OnDays(days):
            found = (in_month(month, day) for month in _months(first, last) for day in days)
        case OnDate(month, day):
            years = range(first.year, last.year + 1)
            found = (in_month(date(year, month, 1), day) for year in years)
        case OnWeekday(weekday):
            found = _steps(first + timedelta(days=(weekday - first.weekday()) % 7), 7, last)
        case Every(number, "day", start):
            late = max(0, -((start - first).days // number))
            found = _steps(start + timedelta(days=late * number), number, last)
        case Every(number, _, start):
            found = _month_steps(start, number, first, last)
        case Once(day):
            found = (day,)
    return tuple(_within(found, first, last))


def _within(days: Iterable[date], first: date, last: date) -> Iterator[date]:
    return (day for day in days if first <= day <= last)


def _months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month that the span touches."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = add_months(month, 1)


def _steps(start: date, days: int, last: date) -> Iterator[date]:
    while start <= last:
        yield start
        start += timedelta(days=days)


def _month_steps(start: date, months: int, first: date, last: date) -> Iterator[date]:
    done = max(0, whole_months(start, first) // months)
    for step in count(done):
        day = add_months(start, step * months)
        if day > last:
            return
        yield day
