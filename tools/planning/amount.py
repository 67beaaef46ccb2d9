"""Amounts in results: exact for programs, formatted for whoever quotes them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from storage.money import Money
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

LARGEST_AMOUNT = Decimal(10) ** 12
"""The largest amount people can give, in major units: a hundred years of inflation later it still is exact."""


class Amount(Record):
    """Money in a result: its amount in major units, its currency and the words for it ("$1,200")."""

    amount: Decimal
    currency: str
    text: str

    @classmethod
    def of(cls, money: Money, formatter: "Formatter") -> Self:
        """Return `money` with its words in the user's locale."""
        return cls(amount=money.amount, currency=money.currency, text=formatter.money_short(money))
