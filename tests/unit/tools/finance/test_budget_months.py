"""Months that begin on any day, and where a limit stands in them."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.finance.budget_months import BudgetMonth, budget_month, month_before
from tools.finance.limits import LimitStanding, crossed

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
STARTS = st.integers(1, 31)
CENTS = st.integers(0, 10**9)


def usd(minor: int) -> Money:
    return Money.from_minor(minor, "USD")


@pytest.mark.parametrize(
    ("day", "starts_on", "first", "last"),
    [
        (date(2026, 11, 21), 1, date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 11, 21), 25, date(2026, 10, 25), date(2026, 11, 24)),
        (date(2026, 11, 25), 25, date(2026, 11, 25), date(2026, 12, 24)),
        (date(2027, 2, 28), 31, date(2027, 2, 28), date(2027, 3, 30)),
        (date(2027, 2, 27), 31, date(2027, 1, 31), date(2027, 2, 27)),
        (date(2028, 2, 29), 30, date(2028, 2, 29), date(2028, 3, 29)),
        (date(2026, 1, 10), 15, date(2025, 12, 15), date(2026, 1, 14)),
    ],
)
def test_a_month_begins_on_its_day_or_the_last_of_a_short_month(
    day: date, starts_on: int, first: date, last: date
) -> None:
    assert budget_month(day, starts_on) == BudgetMonth(first, last)


@settings(max_examples=1000)
@given(DAYS, STARTS)
def test_every_day_lies_in_one_month_and_months_follow_each_other_without_a_gap(day: date, starts_on: int) -> None:
    month = budget_month(day, starts_on)
    assert month.first <= day <= month.last
    assert 28 <= month.days <= 31
    assert month.first.day == min(starts_on, monthrange(month.first.year, month.first.month)[1])
    assert budget_month(month.last + timedelta(days=1), starts_on).first == month.last + timedelta(days=1)
    assert month_before(month, starts_on).last == month.first - timedelta(days=1)
    assert budget_month(month.first, starts_on) == budget_month(month.last, starts_on) == month


@settings(max_examples=1000)
@given(st.integers(1, 10**9), CENTS, DAYS, STARTS)
def test_what_is_left_per_day_never_exceeds_what_is_left(limit: int, spent: int, day: date, starts_on: int) -> None:
    at = LimitStanding(usd(limit), usd(spent), budget_month(day, starts_on), day)
    assert at.left + at.spent == at.limit
    assert at.left_per_day.minor * at.days_left <= max(at.left.minor, 0)
    assert (at.left_per_day.minor + 1) * at.days_left > at.left.minor or at.left.minor < 0
    assert (at.standing == "over_limit") == (spent > limit)
    assert at.percent == spent * 100 // limit


@settings(max_examples=1000)
@given(st.integers(1, 10**9), CENTS, CENTS)
def test_a_mark_is_passed_exactly_when_the_sum_goes_over_it(limit: int, before: int, more: int) -> None:
    month = budget_month(date(2026, 11, 21), 1)
    first, second = (
        LimitStanding(usd(limit), usd(spent), month, date(2026, 11, 21)) for spent in (before, before + more)
    )
    over = before <= limit < before + more
    near = Decimal(before) < limit * Decimal("0.8") <= Decimal(before + more)
    assert crossed(first, second) == (100 if over else 80 if near else None)


def test_pace_and_projection_by_hand() -> None:
    at = LimitStanding(usd(30_000), usd(14_000), budget_month(date(2026, 11, 21), 1), date(2026, 11, 21))
    assert at.expected == usd(21_000)
    assert at.projection == usd(20_000)
    assert (at.days_left, at.left_per_day, at.standing) == (10, usd(1_600), "on_pace")


def test_standings_from_even_to_over() -> None:
    month, today = budget_month(date(2026, 11, 3), 1), date(2026, 11, 3)
    spent = (3_000, 3_001, 24_000, 30_001)
    assert [LimitStanding(usd(30_000), usd(minor), month, today).standing for minor in spent] == [
        "on_pace",
        "ahead_of_pace",
        "near_limit",
        "over_limit",
    ]
