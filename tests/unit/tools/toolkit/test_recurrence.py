"""Days that come again and again, against a calendar that is walked day by day."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, OnWeekday, Recurrence, occurrences

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
SPANS = st.integers(0, 900)
RECURRENCES: st.SearchStrategy[Recurrence] = st.one_of(
    st.lists(st.integers(1, 31), min_size=1, max_size=3, unique=True).map(lambda days: OnDays(tuple(sorted(days)))),
    st.integers(0, 6).map(OnWeekday),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: OnDate(day.month, day.day)),
    st.builds(Every, st.integers(1, 120), st.just("day"), DAYS),
    st.builds(Every, st.integers(1, 24), st.just("month"), DAYS),
    DAYS.map(Once),
)


def length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def times(when: Recurrence, day: date) -> int:
    """Tell how often it happens on one day, by looking at this day alone."""
    match when:
        case OnDays(days):
            return sum(min(wanted, length(day)) == day.day for wanted in days)
        case OnWeekday(weekday):
            return int(day.weekday() == weekday)
        case OnDate(month, wanted):
            return int(day.month == month and min(wanted, length(day)) == day.day)
        case Every(number, "day", start):
            return int(day >= start and (day - start).days % number == 0)
        case Every(number, _, start):
            months = (day.year - start.year) * 12 + day.month - start.month
            return int(months >= 0 and months % number == 0 and min(start.day, length(day)) == day.day)
        case Once(wanted):
            return int(day == wanted)


@settings(max_examples=1_000, deadline=None)
@given(when=RECURRENCES, first=DAYS, span=SPANS)
def test_the_days_are_those_that_a_walk_through_the_calendar_finds(when: Recurrence, first: date, span: int) -> None:
    walked = [first + timedelta(days=count) for count in range(span + 1)]

    assert list(occurrences(when, first, walked[-1])) == [day for day in walked for _ in range(times(when, day))]


@pytest.mark.parametrize(
    ("year", "days"),
    [(2027, ["01-31", "02-28", "03-31", "04-30"]), (2028, ["01-31", "02-29", "03-31", "04-30"])],
)
def test_the_31st_is_the_last_day_of_shorter_months(year: int, days: list[str]) -> None:
    found = occurrences(OnDays((31,)), date(year, 1, 1), date(year, 4, 30))
    assert [day.strftime("%m-%d") for day in found] == days


def test_a_31st_that_was_clamped_comes_back() -> None:
    found = occurrences(Every(1, "month", date(2027, 1, 31)), date(2027, 1, 1), date(2027, 3, 31))
    assert found == (date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31))


def test_february_29_is_the_28th_in_other_years() -> None:
    found = occurrences(OnDate(2, 29), date(2027, 1, 1), date(2028, 12, 31))
    assert found == (date(2027, 2, 28), date(2028, 2, 29))


def test_nothing_happens_before_it_starts() -> None:
    assert occurrences(Every(14, "day", date(2026, 12, 4)), date(2026, 11, 1), date(2026, 12, 20)) == (
        date(2026, 12, 4),
        date(2026, 12, 18),
    )
