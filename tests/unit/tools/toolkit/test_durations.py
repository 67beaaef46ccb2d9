import pytest

from tools.toolkit.durations import parse_months
from tools.toolkit.errors import Invalid


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("50", 50),
        ("50 months", 50),
        ("18mo", 18),
        ("5 years", 60),
        ("4 years 2 months", 50),
        ("4 years and 2 months", 50),
        ("4y2m", 50),
        ("1 year, 6 months", 18),
        ("2.5 years", 30),
        ("a year", 12),
        ("half a year", 6),
        ("two and a half years", 30),
        ("four years", 48),
        ("5 Jahre", 60),
    ],
)
def test_spans_of_time_are_read_in_months(text: str, months: int) -> None:
    assert parse_months(text) == months


def test_number_words_of_the_users_language_are_read() -> None:
    assert parse_months("fünf Jahre", language="de") == 60


@pytest.mark.parametrize("text", ["", "abc", "years", "a", "-5", "1e5", "99999", "5 years abc", "1 year 6"])
def test_what_is_no_span_of_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="number of months or years"):
        parse_months(text)


def test_parts_of_a_month_are_refused() -> None:
    with pytest.raises(Invalid, match="whole months"):
        parse_months("1.3 months")
