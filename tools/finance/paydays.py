"""Living from payday to payday: what each pay has to cover before the next one comes."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from tools.finance.projection import Payment, share_of_day


@dataclass(frozen=True, slots=True)
class PayPeriod:
    """From one payday to the day before the next, `until`; amounts are in minor units.

    `costs` are what falls due in it and the part of the monthly spending, by name. `left` is free to spend, `held` is
    held back, with what was held back before, for later periods.
    """

    start: date
    until: date
    pay: int
    costs: Mapping[str, int]
    left: int = 0
    held: int = 0

    @property
    def days(self) -> int:
        """How many days the pay has to last."""
        return (self.until - self.start).days

    @property
    def cost(self) -> int:
        """What falls due in all."""
        return sum(self.costs.values())

    @property
    def net(self) -> int:
        """What the pay leaves after what falls due; negative where it does not cover that."""
        return self.pay - self.cost

    @property
    def per_day(self) -> int:
        """What is free to spend each day, rounded down."""
        return self.left // self.days


@dataclass(frozen=True, slots=True)
class PaydayPlan:
    """The periods in order, and what is missing before the first so that all that falls due can be paid."""

    periods: tuple[PayPeriod, ...]
    missing: int

    @property
    def lasting(self) -> bool:
        """Whether all the pay together falls short of all that is due: then waiting does not help."""
        return _net(self.periods) < 0


def plan_paydays(
    pays: Sequence[Payment], bills: Sequence[tuple[str, Payment]], monthly: Mapping[str, int]
) -> PaydayPlan:
    """Return what each pay has to cover until the next payday; the last of `pays` only ends the period before it.

    A bill is paid from the pay that comes on its day or last before it. A period whose pay does not cover what is
    due shares with the one before it, or with as many as it takes: their days get the same to spend. `monthly` is
    spent evenly over each month's days. Raises ValueError when there are no two paydays.
    """
    starts = sorted({pay.day for pay in pays})
    if len(starts) < 2:
        raise ValueError("a plan takes two paydays")
    bills = sorted(bills, key=_due_on)
    shared: list[list[PayPeriod]] = []
    for start, until in pairwise(starts):
        pay = sum(entry.minor for entry in pays if entry.day == start)
        shared.append([PayPeriod(start, until, pay, _costs(start, until, bills, monthly))])
        while len(shared) > 1 and _net(shared[-1]) < 0:
            short = shared.pop()
            shared[-1].extend(short)
    missing = max(0, -_net(shared[0]))
    return PaydayPlan(tuple(period for together in shared for period in _divided(together)), missing)


def _net(periods: Sequence[PayPeriod]) -> int:
    return sum(period.net for period in periods)


def _divided(periods: Sequence[PayPeriod]) -> Iterator[PayPeriod]:
    """Yield periods that share what is free to spend by their days, each with what it holds back for the next."""
    free, days = max(0, _net(periods)), sum(period.days for period in periods)
    held, passed = max(0, -_net(periods)), 0
    for period in periods:
        left = free * (passed + period.days) // days - free * passed // days
        held, passed = held + period.net - left, passed + period.days
        yield replace(period, left=left, held=held)


def _due_on(bill: tuple[str, Payment]) -> date:
    return bill[1].day


def _costs(
    start: date, until: date, bills: Sequence[tuple[str, Payment]], monthly: Mapping[str, int]
) -> dict[str, int]:
    costs: dict[str, int] = {}
    due = bills[bisect_left(bills, start, key=_due_on) : bisect_left(bills, until, key=_due_on)]
    for name, bill in due:
        costs[name] = costs.get(name, 0) + bill.minor
    days = [start + timedelta(days=count) for count in range((until - start).days)]
    for name, amount in monthly.items():
        costs[name] = costs.get(name, 0) + sum(share_of_day(amount, day) for day in days)
    return costs
