"""Payments of any size and date: what they are worth today, and the rate at which they come out even.

An amount is negative when it is paid and positive when it is received. Rates are fractions, effective for the period:

    npv(i) = sum of amount(n) / (1 + i)^n, n in periods; in days / 365 where the flows have dates (Excel's XNPV)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tools.finance.precision import exact

DAYS_A_YEAR = 365
"""Actual/365 (fixed): the day count of Excel's XIRR, leap years included."""

_LOWEST, _HIGHEST = Decimal("-0.999"), Decimal(1_000_000)
_STEPS = (*(Decimal(step) / 100 for step in range(-95, 100, 5)), *(Decimal(2) ** power for power in range(20)))
"""Where a rate is looked for: between two of these, the ones nearest to 0 first."""

_PRECISION = Decimal(10) ** -15


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount on a day."""

    day: date
    amount: Decimal


def net_present_value(rate: Decimal, amounts: Sequence[Decimal]) -> Decimal:
    """Return what `amounts` are worth, the first of them today and one each period after it, unrounded.

    Excel's NPV takes the first for one at the end of the first period: give 0 as the first for that.
    """
    with exact():
        value, growth = Decimal(0), 1 + rate
        for amount in reversed(amounts):
            value = value / growth + amount
        return value


def internal_rate(amounts: Sequence[Decimal]) -> Decimal | None:
    """Return the rate per period at which `amounts`, one each period, are worth nothing in all (Excel's IRR).

    Of several the one nearest to 0; None where there is none, as when nothing is paid or nothing received.
    """
    return _root(lambda rate: net_present_value(rate, amounts))


def dated_present_value(rate: Decimal, flows: Sequence[Flow]) -> Decimal:
    """Return what `flows` are worth on the day of the first of them (Excel's XNPV); `rate` is annual."""
    first = min(flow.day for flow in flows)
    with exact():
        growth = 1 + rate
        years = ((flow.amount, Decimal((flow.day - first).days) / DAYS_A_YEAR) for flow in flows)
        return sum((amount / growth**time for amount, time in years), Decimal(0))


def dated_internal_rate(flows: Sequence[Flow]) -> Decimal | None:
    """Return the effective annual rate at which `flows` are worth nothing in all (Excel's XIRR).

    Of several the one nearest to 0; None where there is none.
    """
    return _root(lambda rate: dated_present_value(rate, flows)) if flows else None


def _root(value: Callable[[Decimal], Decimal]) -> Decimal | None:
    """Return where `value` is 0, by halving the interval nearest to 0 in which its sign changes."""
    with exact():
        points = [(rate, value(rate)) for rate in (_LOWEST, *_STEPS, _HIGHEST)]
        changes = [(low, high) for low, high in pairwise(points) if low[1] * high[1] <= 0 and (low[1] or high[1])]
        if not changes:
            return None
        (low, at_low), (high, _) = min(changes, key=lambda change: min(abs(change[0][0]), abs(change[1][0])))
        while high - low > _PRECISION:
            middle = (low + high) / 2
            at_middle = value(middle)
            low, at_low, high = (middle, at_middle, high) if at_low * at_middle > 0 else (low, at_low, middle)
        return (low + high) / 2
