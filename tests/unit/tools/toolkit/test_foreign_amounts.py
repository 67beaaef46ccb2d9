"""Amounts that may be in any currency have to name it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.toolkit.errors import Unclear
from tools.toolkit.kinds import KINDS, Reading
from tools.toolkit.params import Ask

ASK = Ask("Which amount?", "Amount", "money", foreign=True)


def _reading(currency: str) -> Reading:
    return Reading("en_US", currency, date(2026, 11, 21))


@pytest.mark.parametrize(("text", "currency"), [("100 EUR", "EUR"), ("€100", "EUR"), ("£100", "GBP"), ("$100", "USD")])
def test_a_named_currency_is_read(text: str, currency: str) -> None:
    assert KINDS["money"].read(text, ASK, _reading(currency)) == Money(Decimal(100), currency)


@pytest.mark.parametrize("raw", ["100", "1.5k", 100, Decimal("99.5")])
def test_an_amount_alone_is_asked_about(raw: str | int | Decimal) -> None:
    with pytest.raises(Unclear, match="In which currency is that"):
        KINDS["money"].read(raw, ASK, _reading("USD"))


@given(st.decimals(Decimal("0.01"), Decimal(10**9), places=2), st.sampled_from(["EUR", "USD", "GBP", "CHF"]))
@settings(max_examples=1000)
def test_every_amount_with_its_code_is_read_exactly(amount: Decimal, currency: str) -> None:
    assert KINDS["money"].read(f"{amount} {currency}", ASK, _reading(currency)) == Money(amount, currency)
