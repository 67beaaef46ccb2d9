"""Months on the calendar."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.toolkit.calendar import add_months, in_month, whole_months

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 21), 50, date(2031, 1, 21)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_added_and_month_ends_clamp(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert in_month(date(2027, 2, 5), 31) == date(2027, 2, 28)
    assert in_month(date(2028, 2, 28), 30) == date(2028, 2, 29)
    assert in_month(date(2027, 1, 31), 4) == date(2027, 1, 4)


def test_a_month_is_whole_only_on_its_last_day() -> None:
    assert whole_months(date(2026, 11, 21), date(2027, 1, 20)) == 1
    assert whole_months(date(2026, 11, 21), date(2027, 1, 21)) == 2


def test_an_earlier_day_is_negative_months_away() -> None:
    assert whole_months(date(2026, 11, 21), date(2026, 11, 20)) == -1


@settings(max_examples=1000, deadline=None)
@given(start=DAYS, end=DAYS)
def test_the_whole_months_fit_and_one_more_does_not(start: date, end: date) -> None:
    months = whole_months(start, end)

    assert add_months(start, months) <= end < add_months(start, months + 1)
