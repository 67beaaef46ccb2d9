from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.toolkit.past_days import latest_day

TODAY = date(2026, 11, 21)
"""A Saturday."""


def latest(text: str, today: date = TODAY, locale: str = "en_US") -> str:
    return str(latest_day(text, locale=locale, today=today))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nov 5", "2026-11-05"),
        ("on November 21", "2026-11-21"),
        ("November 22", "2025-11-22"),
        ("the 5th of January", "2026-01-05"),
        ("Dec. 24th", "2025-12-24"),
        ("Feb 29", "2024-02-29"),
        ("the 5th", "2026-11-05"),
        ("the 30th", "2026-10-30"),
        ("31st", "2026-10-31"),
        ("Friday", "2026-11-20"),
        ("on Saturday", "2026-11-21"),
        ("this Monday", "2026-11-16"),
    ],
)
def test_the_newest_day_of_that_name_is_meant(text: str, day: str) -> None:
    assert latest(text) == day


@pytest.mark.parametrize(
    "text", ["Nov 5, 2019", "November", "yesterday", "Nov 31", "the 32nd", "5", "5 Nov 6", "", "abc 5"]
)
def test_other_words_are_left_to_others(text: str) -> None:
    assert latest(text) == "None"


def test_months_are_read_in_the_user_s_language() -> None:
    assert latest("5. März", locale="de_DE") == "2026-03-05"


@given(st.dates(date(1999, 1, 1), date(2199, 12, 31)), st.integers(0, 364))
@settings(max_examples=1_000)
def test_every_day_of_the_last_year_is_found_by_its_month_and_day(today: date, ago: int) -> None:
    day = date.fromordinal(today.toordinal() - ago)
    assert latest(f"{day:%B} {day.day}", today) == str(day)
