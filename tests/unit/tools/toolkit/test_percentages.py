from decimal import Decimal

import pytest

from tools.toolkit.amounts import parse_percent
from tools.toolkit.errors import Invalid, Unclear


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("7%", "0.07"),
        ("7 %", "0.07"),
        ("7\u00a0%", "0.07"),
        ("7", "0.07"),
        ("7 percent", "0.07"),
        ("seven per cent", "0.07"),
        ("7% a year", "0.07"),
        ("7,5%", "0.075"),
        ("7.125%", "0.07125"),
        ("0.07%", "0.0007"),
        ("-2%", "-0.02"),
        ("0", "0"),
        ("100%", "1"),
        ("+7%", "0.07"),
        ("about 7%", "0.07"),
    ],
)
def test_percentages_are_read_as_fractions(text: str, fraction: str) -> None:
    assert parse_percent(text) == Decimal(fraction)


def test_a_fraction_without_a_percent_sign_is_asked_about() -> None:
    with pytest.raises(Unclear, match=r"Is that 7% or 0\.07%\?"):
        parse_percent("0.07")


@pytest.mark.parametrize(("text", "locale"), [("1,500%", "en_US"), ("1.500%", "de_DE")])
def test_what_may_be_thousands_in_the_locale_is_asked_about(text: str, locale: str) -> None:
    with pytest.raises(Unclear, match=r"Did you mean 1\.5%\?"):
        parse_percent(text, locale=locale)


def test_a_percentage_for_a_month_is_asked_about() -> None:
    with pytest.raises(Unclear, match="whole year"):
        parse_percent("1% a month")


@pytest.mark.parametrize("text", ["500", "101%", "-101%"])
def test_more_than_everything_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="at most 100%"):
        parse_percent(text)


@pytest.mark.parametrize("text", ["", "abc", "7%%", "1e2", "NaN", "%", "7 8"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="Please write a percentage"):
        parse_percent(text)
