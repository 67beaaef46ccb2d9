"""Kinds made of amounts: money and percentages."""

from decimal import Decimal
from typing import Any

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.amounts import amount_of, currency_of, parse_amount, parse_percent
from tools.toolkit.errors import Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.base import KindRules, Raw, Reading, text_of, within
from tools.toolkit.params import Ask


class MoneyKind(KindRules[Money]):
    """An amount in the user's currency."""

    described = "the amount exactly as the user wrote it, with its currency and its period"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> Money:
        """Read an amount; a JSON number is exact, whatever the locale."""
        if ask.foreign and not _names_its_currency(raw, reading):
            raise Unclear("In which currency is that? Please write it with the amount, for example 100 EUR.")
        if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
            amount = amount_of(Decimal(raw), locale=reading.locale, currency=reading.currency)
        else:
            text = text_of(raw, "Please write an amount, for example 5,000.")
            amount = parse_amount(text, locale=reading.locale, currency=reading.currency, per=ask.per)
        within_bounds(amount, ask, Formatter(reading.locale, "UTC"))
        return amount

    def show(self, value: Money, formatter: Formatter) -> str:
        """Return "$5,000"."""
        return formatter.money_short(value)

    def write(self, value: Money, formatter: Formatter) -> str:
        """Return "5,000.00"."""
        return formatter.amount(value)

    def to_json(self, value: Money) -> JsonValue:
        """Return the amount in major units and its currency."""
        return {"amount": str(value.amount), "currency": value.currency}

    def from_json(self, stored: Any) -> Money:
        """Return the stored amount."""
        return Money(Decimal(stored["amount"]), stored["currency"])


def _names_its_currency(raw: Raw, reading: Reading) -> bool:
    return isinstance(raw, str) and currency_of(raw, locale=reading.locale, currency=reading.currency) is not None


def within_bounds(amount: Money, ask: Ask, formatter: Formatter) -> None:
    """Raise Invalid for an amount outside the bounds of `ask`, which are in the amount's own currency."""

    def show(bound: Decimal) -> str:
        return formatter.money_short(Money(bound, amount.currency))

    within(amount.amount, ask, "an amount", show)


class PercentKind(KindRules[Decimal]):
    """A percentage, as a fraction: 7% is Decimal("0.07")."""

    described = "the percentage exactly as the user wrote it, with its percent sign"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> Decimal:
        """Read a percentage; "0.07" without a sign is asked about."""
        fraction = parse_percent(text_of(raw, "Please write a percentage, for example 7%."), locale=reading.locale)
        formatter = Formatter(reading.locale, "UTC")
        within(fraction, ask, "a percentage", formatter.percent)
        return fraction

    def show(self, value: Decimal, formatter: Formatter) -> str:
        """Return "7%"."""
        return formatter.percent(value)

    def write(self, value: Decimal, formatter: Formatter) -> str:
        """Return "7.125%", with all decimals."""
        return f"{formatter.number(value * 100)}%"

    def to_json(self, value: Decimal) -> JsonValue:
        """Return the fraction as text."""
        return str(value)

    def from_json(self, stored: Any) -> Decimal:
        """Return the stored fraction."""
        return Decimal(stored)
