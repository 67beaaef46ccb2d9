"""What somebody owns and owes on a day: the items, their history, and how to speak about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from storage.money import Money
from storage.repositories.net_worth import StoredWorth, StoredWorthDay

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter


@dataclass(frozen=True, slots=True)
class WorthCase:
    """What is owned and owed, its history, and how to speak about it on a day."""

    items: Sequence[StoredWorth]
    days: Sequence[StoredWorthDay]
    formatter: "Formatter"
    today: date
    own_currency: str

    @property
    def currencies(self) -> Sequence[str]:
        """The currencies of the items: the user's own first, the others by their codes."""
        return sorted({item.amount.currency for item in self.items}, key=lambda code: (code != self.own_currency, code))

    def total(self, currency: str) -> StoredWorthDay:
        """Return what is owned and owed in one currency today."""
        return day_of(self.items, currency, self.today)

    def before(self, currency: str) -> StoredWorthDay | None:
        """Return the last day before today that was kept in a currency."""
        past = [day for day in self.days if day.assets.currency == currency and day.day < self.today]
        return past[-1] if past else None

    def money(self, amount: Money) -> str:
        """Return an amount as people read it."""
        return self.formatter.money_short(amount)


def day_of(items: Sequence[StoredWorth], currency: str, day: date) -> StoredWorthDay:
    """Return what all items of one currency come to."""
    sums: dict[str, Money] = {"asset": Money.zero(currency), "debt": Money.zero(currency)}
    for item in items:
        if item.amount.currency == currency:
            sums[item.side] += item.amount
    return StoredWorthDay(day, sums["asset"], sums["debt"])
