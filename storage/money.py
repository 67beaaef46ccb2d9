"""Amounts of money: a Decimal and its currency, exact to the currency's minor unit."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Self


class CurrencyMismatchError(ValueError):
    """Two amounts of different currencies were added, subtracted or compared."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"cannot combine {left} with {right}: convert one of them first")


class AmountTooLargeError(ValueError):
    """An amount has more digits than can be computed with exactly."""

    def __init__(self) -> None:
        super().__init__("an amount must be below 10^24")


_LIMIT = Decimal(10) ** 24
"""Decimal computes with 28 digits; four of them are for the smallest minor unit there is."""


@cache
def minor_digits(currency: str) -> int:
    """Return how many decimals the currency has: 2 for USD, 0 for JPY (CLDR, through Babel)."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency, rounded half-up to the currency's minor unit.

    `amount` is in major units (Decimal("12.50") is twelve dollars fifty); `currency` is an ISO-4217 code.
    An amount that is not finite is a ValueError, one of 10^24 and more an AmountTooLargeError.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError(f"an amount must be a finite number, not {self.amount}")
        if abs(self.amount) >= _LIMIT:
            raise AmountTooLargeError
        quantum = Decimal(1).scaleb(-minor_digits(self.currency))
        object.__setattr__(self, "amount", self.amount.quantize(quantum, rounding=ROUND_HALF_UP))

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Self:
        """Return the amount that is `minor` cents (or yen, or fils) of `currency`."""
        return cls(Decimal(minor).scaleb(-minor_digits(currency)), currency)

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Return nothing, in `currency`."""
        return cls(Decimal(0), currency)

    @property
    def minor(self) -> int:
        """The amount in minor units: 1250 for USD 12.50."""
        return int(self.amount.scaleb(minor_digits(self.currency)))

    def __add__(self, other: Self) -> Self:
        return type(self)(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Self:
        return type(self)(self.amount * factor, self.currency)

    def __neg__(self) -> Self:
        return type(self)(-self.amount, self.currency)

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: Self) -> bool:
        return self.amount <= self._same(other).amount

    def __gt__(self, other: Self) -> bool:
        return self.amount > self._same(other).amount

    def __ge__(self, other: Self) -> bool:
        return self.amount >= self._same(other).amount

    def __bool__(self) -> bool:
        return bool(self.amount)

    def _same(self, other: Self) -> Self:
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        return other
