"""What is known of a market: symbols, quotes, daily closes and exchange rates, each with its time and source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

MarketState = Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who said so. `note` tells what is to be known of its figures; `sample` that they are invented, for trying out."""

    name: str
    note: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A symbol and the name of what is traded under it."""

    symbol: str
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The last price of a symbol, in major units of `currency`.

    `at` is the exchange's time of the price, in `zone` (an IANA name); `fetched_at` is when the provider was asked.
    """

    symbol: str
    price: Decimal
    currency: str
    at: datetime
    zone: str
    source: Source
    fetched_at: datetime
    previous_close: Decimal | None = None
    high: Decimal | None = None
    low: Decimal | None = None
    market: MarketState = "unknown"


@dataclass(frozen=True, slots=True)
class Close:
    """The last price of a trading day."""

    day: date
    price: Decimal


@dataclass(frozen=True, slots=True)
class History:
    """Daily closes of a symbol, oldest first and at least two, in major units of `currency`."""

    symbol: str
    currency: str
    closes: tuple[Close, ...]
    source: Source
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class EuroRates:
    """What one euro is worth in each currency, on the day on which that was fixed."""

    day: date
    rates: Mapping[str, Decimal]
    source: Source
    fetched_at: datetime

    def rate(self, base: str, quote: str) -> Decimal:
        """Return what one unit of `base` is worth in `quote`; KeyError for a currency without a rate."""
        return self._of_euro(quote) / self._of_euro(base)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The codes that have a rate, in order."""
        return tuple(sorted({"EUR", *self.rates}))

    def _of_euro(self, currency: str) -> Decimal:
        return Decimal(1) if currency == "EUR" else self.rates[currency]
