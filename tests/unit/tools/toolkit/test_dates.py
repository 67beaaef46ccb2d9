from datetime import date

import pytest

from tools.toolkit.dates import parse_date
from tools.toolkit.errors import Invalid, Unclear

TODAY = date(2026, 11, 21)


def read(text: str, locale: str = "en_US", today: date = TODAY) -> str:
    return parse_date(text, locale=locale, today=today).isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-03-31", "2031-03-31"),
        ("2031-3-5", "2031-03-05"),
        ("March 31, 2030", "2030-03-31"),
        ("31 March 2030", "2030-03-31"),
        ("the 31st of March 2030", "2030-03-31"),
        ("31/12/2030", "2030-12-31"),
        ("12/31/2030", "2030-12-31"),
        ("3/4/2030", "2030-03-04"),
        ("04.04.2030", "2030-04-04"),
        ("today", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("yesterday", "2026-11-20"),
        ("last Friday", "2026-11-20"),
        ("last saturday", "2026-11-14"),
        ("last Sunday", "2026-11-15"),
        ("3 days ago", "2026-11-18"),
        ("two weeks ago", "2026-11-07"),
        ("a month ago", "2026-10-21"),
    ],
)
def test_days_are_read(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 2030", "2030-03-31"),
        ("by Mar 2030", "2030-03-31"),
        ("end of February 2028", "2028-02-29"),
        ("2030-02", "2030-02-28"),
        ("02/2030", "2030-02-28"),
        ("next month", "2026-12-31"),
        ("by the end of 2030", "2030-12-31"),
    ],
)
def test_a_month_means_its_last_day(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in 5 years", "2031-11-21"),
        ("5 years from now", "2031-11-21"),
        ("in 18 months", "2028-05-21"),
        ("in five years' time", "2031-11-21"),
        ("in a year", "2027-11-21"),
        ("in two and a half years", "2029-05-21"),
        ("in half a year", "2027-05-21"),
        ("in 3 weeks", "2026-12-12"),
        ("in 10 days", "2026-12-01"),
    ],
)
def test_spans_are_counted_from_the_users_today(text: str, day: str) -> None:
    assert read(text) == day


def test_a_span_from_the_last_of_a_long_month_ends_on_the_last_of_a_short_one() -> None:
    assert read("in 1 month", today=date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    ("text", "locale"),
    [("3/4/2030", "en_GB"), ("03.04.2030", "de_DE"), ("3. April 2030", "de_DE"), ("3 avril 2030", "fr_FR")],
)
def test_the_locale_decides_on_order_and_names(text: str, locale: str) -> None:
    assert read(text, locale) == "2030-04-03"


@pytest.mark.parametrize(("text", "locale"), [("03.04.2030", "en_US"), ("03/04/2030", "sv_SE")])
def test_an_order_that_stays_open_is_asked_about(text: str, locale: str) -> None:
    with pytest.raises(Unclear, match="2030-04-03 or 2030-03-04"):
        read(text, locale)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("2030", "Which month"),
        ("by 2030", "Which month"),
        ("in 2030", "Which month"),
        ("March 5", "Which year"),
        ("5/6/30", "four digits"),
    ],
)
def test_what_is_left_open_is_asked_about(text: str, question: str) -> None:
    with pytest.raises(Unclear, match=question):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "summer 2028",
        "50",
        "in 50",
        "five hundred",
        "99/99/2030",
        "0000-01-01",
        "in -5 years",
        "in 9999 years",
        "1850-01-01",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="Please write a date"):
        read(text)


@pytest.mark.parametrize("text", ["2030-02-30", "31/04/2030", "February 30, 2030"])
def test_a_day_that_its_month_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="That month has no day"):
        read(text)
