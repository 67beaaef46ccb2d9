"""Balances ahead, against a slow loop that goes through the days and adds up Decimals."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.tools.toolkit.test_recurrence import RECURRENCES, length, times
from tools.finance.projection import Payment, Projection, grown, project
from tools.toolkit.recurrence import Every, OnDate, OnDays, Recurrence, occurrences

TODAY = date(2026, 11, 21)
CENT = Decimal("0.01")
Flow = tuple[int, Recurrence]

flows = st.lists(st.tuples(st.integers(-500_000, 500_000).filter(bool), RECURRENCES), max_size=5)
spans = st.integers(1, 400)


def projection(balance: int, last: date, listed: Sequence[Flow], spread: int = 0, today: date = TODAY) -> Projection:
    payments = [
        Payment(day, minor, number)
        for number, (minor, when) in enumerate(listed)
        for day in occurrences(when, today - timedelta(days=40), last + timedelta(days=40))
    ]
    return project(balance, today, last, payments, spread)


def slow_balances(balance: int, days: Sequence[date], listed: Sequence[Flow], spread: int) -> list[Decimal]:
    """Walk through the days; of everyday spending each month's first so many days take their part, rounded down."""
    left, found = balance * CENT, [balance * CENT]
    for day in days[1:]:
        for minor, when in listed:
            left += times(when, day) * minor * CENT
        until, before = (Decimal(spread * passed // length(day)) * CENT for passed in (day.day, day.day - 1))
        left -= until - before
        found.append(left)
    return found


@settings(max_examples=1_000, deadline=None)
@given(
    balance=st.integers(-(10**7), 10**7),
    today=st.dates(date(2023, 1, 1), date(2060, 1, 1)),
    span=spans,
    listed=flows,
    spread=st.integers(0, 500_000),
)
def test_every_days_balance_is_that_of_a_slow_walk(
    balance: int, today: date, span: int, listed: list[Flow], spread: int
) -> None:
    last = today + timedelta(days=span)
    found = projection(balance, last, listed, spread, today)
    slow = slow_balances(balance, found.days, listed, spread)

    assert [minor * CENT for minor in found.balances] == slow
    assert found.low * CENT == min(slow)
    assert found.low_on == found.days[slow.index(min(slow))]
    assert found.below_on == next((day for day, left in zip(found.days, slow, strict=True) if left < 0), None)


@settings(max_examples=1_000, deadline=None)
@given(balance=st.integers(-(10**7), 10**7), span=spans, listed=flows, spread=st.integers(0, 500_000))
def test_the_months_follow_each_other_and_add_up(balance: int, span: int, listed: list[Flow], spread: int) -> None:
    found = projection(balance, TODAY + timedelta(days=span), listed, spread)

    for stretches in (found.months(), found.weeks()):
        assert stretches[0].first == TODAY + timedelta(days=1)
        assert stretches[-1].last == found.last
        assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(stretches))
        assert balance + sum(part.coming - part.going for part in stretches) == found.ending
        assert min(part.low for part in stretches) == min(found.balances[1:])
        assert all(found.balances[(part.low_on - TODAY).days] == part.low for part in stretches)


@settings(max_examples=1_000, deadline=None)
@given(balance=st.integers(-(10**7), 10**7), span=spans, listed=flows)
def test_what_is_missing_is_exactly_what_keeps_the_balance_from_going_below_zero(
    balance: int, span: int, listed: list[Flow]
) -> None:
    last = TODAY + timedelta(days=span)
    missing = projection(balance, last, listed).shortfall

    assert projection(balance + missing, last, listed).below_on is None
    assert not missing or projection(balance + missing - 1, last, listed).below_on is not None


def test_everyday_spending_adds_up_to_the_cent_in_a_whole_month() -> None:
    found = projection(0, date(2027, 2, 28), [], 100_001)
    assert [month.going for month in found.months()][1:] == [100_001, 100_001, 100_001]


def test_what_is_due_today_is_in_the_balance_already() -> None:
    found = projection(1_000, date(2026, 12, 21), [(-400, OnDays((21,)))])
    assert [payment.day for payment in found.payments] == [date(2026, 12, 21)]


def test_the_31st_is_paid_on_the_last_day_of_each_month() -> None:
    found = projection(0, date(2027, 3, 31), [(-100, OnDays((31,)))])
    assert [payment.day.isoformat()[5:] for payment in found.payments] == ["11-30", "12-31", "01-31", "02-28", "03-31"]


@pytest.mark.parametrize(
    ("growth", "months", "expected"),
    [("0", 24, 100_000), ("0.03", 11, 102_747), ("0.03", 12, 103_000), ("0.03", 24, 106_090), ("-0.5", 12, 50_000)],
)
def test_growth_is_an_effective_yearly_rate_applied_month_by_month(growth: str, months: int, expected: int) -> None:
    day = date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 21)
    assert grown(100_000, Decimal(growth), TODAY, day) == expected


def test_a_year_of_an_ordinary_life() -> None:
    listed: list[Flow] = [
        (250_000, Every(14, "day", date(2026, 12, 4))),
        (-120_000, OnDays((1,))),
        (-8_000, OnDays((15,))),
        (-60_000, OnDate(3, 3)),
    ]
    found = projection(100_000, date(2027, 11, 21), listed)

    assert (found.low, found.low_on, found.below_on) == (-20_000, date(2026, 12, 1), date(2026, 12, 1))
    assert found.ending == 100_000 + 26 * 250_000 - 12 * 128_000 - 60_000
    assert (found.months()[0].last, len(found.months())) == (date(2026, 11, 30), 13)
