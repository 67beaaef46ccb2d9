from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.money import AmountTooLargeError, CurrencyMismatchError, Money, minor_digits

currencies = st.sampled_from(["USD", "EUR", "JPY", "KWD", "CHF", "CLP"])
minors = st.integers(min_value=-(10**15), max_value=10**15)
decimals = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6)


@given(minors, currencies)
def test_minor_units_come_back_exactly(minor: int, currency: str) -> None:
    assert Money.from_minor(minor, currency).minor == minor


@given(minors, minors, currencies)
def test_adding_and_subtracting_are_exact(left: int, right: int, currency: str) -> None:
    a, b = Money.from_minor(left, currency), Money.from_minor(right, currency)
    assert (a + b).minor == left + right
    assert (a - b).minor == left - right
    assert a + b - b == a
    assert a + -a == Money.zero(currency)


@given(decimals, currencies)
def test_an_amount_is_rounded_by_half_a_minor_unit_at_most(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    assert abs(money.amount - amount) * 2 <= Decimal(1).scaleb(-minor_digits(currency))


@given(decimals, decimals, currencies)
def test_rounding_keeps_the_order(left: Decimal, right: Decimal, currency: str) -> None:
    low, high = sorted([left, right])
    assert Money(low, currency) <= Money(high, currency)
    assert not Money(low, currency) > Money(high, currency)


@given(minors, st.integers(min_value=-1000, max_value=1000), currencies)
def test_multiplying_by_a_whole_number_is_exact(minor: int, factor: int, currency: str) -> None:
    assert (Money.from_minor(minor, currency) * factor).minor == minor * factor


def test_half_a_cent_is_rounded_away_from_zero() -> None:
    assert Money(Decimal("0.005"), "USD").minor == 1
    assert Money(Decimal("-0.005"), "USD").minor == -1


@pytest.mark.parametrize(("currency", "minor"), [("USD", 1234), ("JPY", 12), ("KWD", 12340)])
def test_each_currency_has_its_own_minor_unit(currency: str, minor: int) -> None:
    assert Money(Decimal("12.34"), currency).minor == minor


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_no_amount(amount: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Money(Decimal(amount), "USD")


def test_two_currencies_are_not_combined() -> None:
    dollar, euro = Money(Decimal(1), "USD"), Money(Decimal(1), "EUR")
    with pytest.raises(CurrencyMismatchError, match="USD with EUR"):
        _ = dollar + euro
    with pytest.raises(CurrencyMismatchError):
        _ = dollar - euro
    with pytest.raises(CurrencyMismatchError):
        _ = dollar < euro


def test_equal_amounts_of_different_currencies_are_not_equal() -> None:
    assert Money(Decimal(1), "USD") != Money(Decimal(1), "EUR")


def test_zero_is_false() -> None:
    assert not Money.zero("USD")
    assert Money(Decimal("0.01"), "USD")


@given(st.integers(min_value=-(10**24) + 1, max_value=10**24 - 1), currencies)
def test_every_amount_below_the_limit_is_exact(amount: int, currency: str) -> None:
    assert Money(Decimal(amount), currency).minor == amount * 10 ** minor_digits(currency)


@pytest.mark.parametrize("amount", ["1e24", "-1e24", "1e999", "1e999999"])
def test_an_amount_beyond_the_limit_is_refused(amount: str) -> None:
    with pytest.raises(AmountTooLargeError):
        Money(Decimal(amount), "USD")
