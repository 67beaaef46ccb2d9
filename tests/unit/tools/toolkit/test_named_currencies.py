"""Which currency an amount names: codes that are words as well count in capitals only, and beside a number."""

from decimal import Decimal

import pytest

from storage.money import Money
from tools.toolkit.amounts import currency_of, parse_amount
from tools.toolkit.errors import Invalid


def named(text: str) -> str | None:
    return currency_of(text, locale="en_US", currency="USD")


@pytest.mark.parametrize("text", ["all of it", "ALL OF IT", "all 5,000", "All 5,000", "try 500", "20 all", "5k", "EUR"])
def test_words_name_no_currency(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("500 TRY", "TRY"),
        ("ALL 5,000", "ALL"),
        ("1.234,56 €", "EUR"),
        ("fifty quid", "GBP"),
        ("-5 eur", "EUR"),
        ("500 chf a month", "CHF"),
        ("€5k", "EUR"),
        ("(20 gbp)", "GBP"),
    ],
)
def test_a_currency_stands_beside_its_number(text: str, currency: str) -> None:
    assert named(text) == currency


@pytest.mark.parametrize("text", ["all 5,000", "try 500", "500 top"])
def test_a_word_is_not_read_over(text: str) -> None:
    with pytest.raises(Invalid, match="I can't read that as an amount"):
        parse_amount(text, locale="en_US", currency="USD")


def test_capitals_are_the_code() -> None:
    assert parse_amount("500 TRY", locale="en_US", currency="TRY") == Money(Decimal(500), "TRY")
