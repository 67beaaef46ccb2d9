from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from storage.money import Money
from tools.toolkit.formatting import Formatter

US = Formatter("en_US", "America/New_York")


@pytest.mark.parametrize(
    ("locale", "currency", "written"),
    [
        ("en_US", "USD", "$1,234,567.00"),
        ("en-US", "USD", "$1,234,567.00"),
        ("de_DE", "EUR", "1.234.567,00\u00a0€"),
        ("en_IN", "INR", "₹12,34,567.00"),
        ("ja_JP", "JPY", "￥1,234,567"),
        ("no such locale", "USD", "$1,234,567.00"),
    ],
)
def test_amounts_are_written_as_in_the_locale(locale: str, currency: str, written: str) -> None:
    assert Formatter(locale, "UTC").money(Money(Decimal(1234567), currency)) == written


def test_the_short_form_drops_cents_only_where_there_are_none() -> None:
    assert US.money_short(Money(Decimal(5000), "USD")) == "$5,000"
    assert US.money_short(Money(Decimal("5000.50"), "USD")) == "$5,000.50"
    assert US.money_short(Money(Decimal("-5000"), "USD")) == "-$5,000"


def test_an_amount_is_typed_with_cents_only_where_there_are_some() -> None:
    assert US.amount(Money(Decimal(5000), "USD")) == "5,000"
    assert US.amount(Money(Decimal("5000.5"), "USD")) == "5,000.50"
    assert Formatter("de_DE", "UTC").amount(Money(Decimal("5000.5"), "EUR")) == "5.000,50"


def test_a_currency_has_the_sign_that_the_locale_gives_it() -> None:
    assert [US.currency_sign(code) for code in ("USD", "EUR", "CAD")] == ["$", "€", "CA$"]
    assert Formatter("en_CA", "UTC").currency_sign("CAD") == "$"


@pytest.mark.parametrize(
    ("fraction", "written"), [("0.07", "7%"), ("0.5000", "50%"), ("0.07256", "7.26%"), ("0", "0%"), ("-0.02", "-2%")]
)
def test_percentages_have_at_most_two_decimals(fraction: str, written: str) -> None:
    assert US.percent(Decimal(fraction)) == written


def test_dates_are_written_by_month_and_in_full() -> None:
    assert US.date(date(2031, 3, 5)) == "March 2031"
    assert US.long(date(2026, 11, 21)) == "November 21, 2026"
    assert Formatter("en_GB", "UTC").long(date(2026, 11, 21)) == "21 November 2026"


def test_a_day_of_the_year_is_written_in_the_order_of_the_locale() -> None:
    assert Formatter("en_US", "UTC").day_of_year(date(2024, 3, 3)) == "March 3"
    assert Formatter("de_DE", "UTC").day_of_year(date(2024, 3, 3)) == "3. März"


def test_an_instant_falls_on_the_day_it_has_where_the_user_lives() -> None:
    assert US.day_of(datetime(2026, 11, 21, 2, tzinfo=UTC)) == "November 20, 2026"


@pytest.mark.parametrize(
    ("months", "written"),
    [(0, "0 months"), (1, "1 month"), (12, "1 year"), (13, "1 year 1 month"), (50, "4 years 2 months")],
)
def test_months_are_written_with_their_years(months: int, written: str) -> None:
    assert US.months(months) == written


def test_numbers_have_the_decimals_asked_for() -> None:
    assert US.number(Decimal("1234.5")) == "1,234.5"
    assert US.number(Decimal("1234.5"), 2) == "1,234.50"
    assert US.number(1234, 0) == "1,234"
