"""The balance of an account, day by day, from what comes and goes on known days."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from tools.finance.precision import exact, round_half_up
from tools.toolkit.calendar import add_months, in_month, whole_months

LONGEST_PROJECTION = 60
"""Five years of months: beyond, bills and pay are not known well enough for single days to mean anything."""

_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Payment:
    """What comes (above 0) or goes (below 0) on a day, in minor units; `of` names the flow it belongs to."""

    day: date
    minor: int
    of: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a projection: its last day, what came and went in it, its lowest and its last balance."""

    first: date
    last: date
    coming: int
    going: int
    low: int
    low_on: date
    ending: int


@dataclass(frozen=True)
class Projection:
    """The balance at the end of each day from `today`, which is as it is, to `last`; all in minor units.

    What comes and goes on one day counts together. `spread` is spent on everyday things in each month, evenly over
    its days.
    """

    today: date
    last: date
    balance: int
    payments: tuple[Payment, ...]
    spread: int = 0

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """What each day adds to the balance, today being the first with nothing."""
        changes = [0, *(-share_of_day(self.spread, day) for day in self.days[1:])]
        for payment in self.payments:
            changes[(payment.day - self.today).days] += payment.minor
        return tuple(changes)

    @cached_property
    def balances(self) -> tuple[int, ...]:
        """The balance at the end of each day."""
        return tuple(accumulate(self.changes[1:], initial=self.balance))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """All days, from today to the last."""
        return tuple(self.today + timedelta(days=count) for count in range((self.last - self.today).days + 1))

    @property
    def low(self) -> int:
        """The lowest balance there will be, or is."""
        return min(self.balances)

    @property
    def low_on(self) -> date:
        """The first day with the lowest balance."""
        return self.days[self.balances.index(self.low)]

    @property
    def ending(self) -> int:
        """The balance on the last day."""
        return self.balances[-1]

    @property
    def below_on(self) -> date | None:
        """The first day that ends below zero; None when none does."""
        return next((day for day, balance in zip(self.days, self.balances, strict=True) if balance < 0), None)

    @property
    def shortfall(self) -> int:
        """What more would have to be there so that the balance never goes below zero."""
        return max(0, -self.low)

    def net(self) -> int:
        """Return what all days together add to the balance."""
        return self.ending - self.balance

    def stretches(self, ends: Iterable[date]) -> Iterator[Stretch]:
        """Yield the parts that end on these days, in order; the first begins tomorrow."""
        first = self.today + timedelta(days=1)
        for last in ends:
            yield self._stretch(first, last)
            first = last + timedelta(days=1)

    def months(self) -> tuple[Stretch, ...]:
        """Return the calendar months; the first and the last may be parts of one."""
        return tuple(self.stretches(_month_ends(self.today + timedelta(days=1), self.last)))

    def weeks(self) -> tuple[Stretch, ...]:
        """Return the weeks from today on; the last may be a part of one."""
        ends = [day for day in self.days[7::7] if day < self.last]
        return tuple(self.stretches([*ends, self.last]))

    def _stretch(self, first: date, last: date) -> Stretch:
        begin, end = (first - self.today).days, (last - self.today).days + 1
        balances = self.balances[begin:end]
        low = min(balances)
        coming = sum(payment.minor for payment in self._between(first, last) if payment.minor > 0)
        return Stretch(
            first=first,
            last=last,
            coming=coming,
            going=coming - sum(self.changes[begin:end]),
            low=low,
            low_on=first + timedelta(days=balances.index(low)),
            ending=balances[-1],
        )

    def _between(self, first: date, last: date) -> Sequence[Payment]:
        start = bisect_left(self.payments, first, key=lambda payment: payment.day)
        end = bisect_left(self.payments, last + timedelta(days=1), key=lambda payment: payment.day)
        return self.payments[start:end]


def project(balance: int, today: date, last: date, payments: Iterable[Payment], spread: int = 0) -> Projection:
    """Return the projection of a balance; payments up to `today` count as made, those after `last` do not count."""
    counted = sorted((entry for entry in payments if today < entry.day <= last), key=lambda entry: entry.day)
    return Projection(today, last, balance, tuple(counted), spread)


def grown(minor: int, growth: Decimal, today: date, day: date) -> int:
    """Return an amount as it will be on `day`: `growth` is an effective yearly rate, applied month by month.

    Rounded half-up to the minor unit.
    """
    months = whole_months(today, day)
    if not growth or months <= 0:
        return minor
    with exact():
        return int(round_half_up(minor * (1 + growth) ** (Decimal(months) / 12), 0))


def share_of_day(monthly: int, day: date) -> int:
    """Return what of a monthly amount falls on a day: the days of a month add up to it exactly."""
    days = in_month(day, _LAST_DAY).day
    return monthly * day.day // days - monthly * (day.day - 1) // days


def _month_ends(first: date, last: date) -> Iterator[date]:
    end = in_month(first, _LAST_DAY)
    while end < last:
        yield end
        end = in_month(add_months(end.replace(day=1), 1), _LAST_DAY)
    yield last
