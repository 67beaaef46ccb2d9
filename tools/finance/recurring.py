"""Bills that come again and again, found in a list of payments by payee, amount and interval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from tools.toolkit.calendar import add_months, in_month

Interval = Literal["week", "two weeks", "month", "quarter", "year"]

_DAYS: Mapping[Interval, tuple[int, int]] = {
    "week": (6, 8),
    "two weeks": (12, 16),
    "month": (26, 35),
    "quarter": (84, 98),
    "year": (350, 380),
}
"""How many days may lie between two payments: due dates shift with weekends and the lengths of months."""

_MONTHS: Mapping[Interval, int] = {"month": 1, "quarter": 3, "year": 12}
_WEEKS: Mapping[Interval, int] = {"week": 1, "two weeks": 2}
_FEWEST: Mapping[Interval, int] = {"week": 4, "two weeks": 3, "month": 3, "quarter": 3, "year": 2}
"""From how many payments on an interval counts as a rule."""

_SPREAD_PERCENT = 20
"""How far a payment may be from the median amount of its payee."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that went to a payee; `minor` is positive, in minor units of its currency."""

    payee: str
    currency: str
    day: date
    minor: int


@dataclass(frozen=True, slots=True)
class Recurring:
    """A bill that repeats: its median amount, its interval, when it was paid last, and when it is due next."""

    payee: str
    currency: str
    minor: int
    interval: Interval
    count: int
    last: date
    due: date

    @property
    def minor_per_year(self) -> int:
        """What it comes to in a year."""
        times = {"week": 52, "two weeks": 26, "month": 12, "quarter": 4, "year": 1}
        return self.minor * times[self.interval]


def find_recurring(payments: Iterable[Payment], today: date) -> list[Recurring]:
    """Return what repeats and is still going on, the dearest in a year first.

    A bill repeats when payments of one payee in one currency, each within 20% of their median amount, come at one
    regular interval. One whose next payment is overdue by more than half an interval has ended and is left out.
    """
    groups: dict[tuple[str, str], list[Payment]] = {}
    for payment in payments:
        groups.setdefault((payment.payee, payment.currency), []).append(payment)
    found = [bill for group in groups.values() if (bill := _recurring(group, today)) is not None]
    return sorted(found, key=lambda bill: (-bill.minor_per_year, bill.payee))


def _recurring(group: Sequence[Payment], today: date) -> Recurring | None:
    middle = median(payment.minor for payment in group)
    alike = [one for one in group if abs(one.minor - middle) * 100 <= middle * _SPREAD_PERCENT]
    days = sorted({one.day for one in alike})
    interval = _interval(days)
    if interval is None:
        return None
    due = _next(days, interval)
    shortest, longest = _DAYS[interval]
    if today > due + timedelta(days=(shortest + longest) // 4):
        return None
    first = alike[0]
    amount = round(median(one.minor for one in alike))
    return Recurring(first.payee, first.currency, amount, interval, len(days), days[-1], due)


def _interval(days: Sequence[date]) -> Interval | None:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    for interval, (shortest, longest) in _DAYS.items():
        regular = bool(gaps) and all(shortest <= gap <= longest for gap in gaps)
        if regular and len(days) >= _FEWEST[interval]:
            return interval
    return None


def _next(days: Sequence[date], interval: Interval) -> date:
    """Return the next due day; after a February that cut it short, the day of the month that was usual before."""
    if interval in _WEEKS:
        return days[-1] + timedelta(weeks=_WEEKS[interval])
    usual = max(day.day for day in days[-3:]) if days[-1].month == 2 else days[-1].day
    following = add_months(days[-1], _MONTHS[interval])
    return in_month(following, usual)
