"""What a provider of quotes, of histories and of exchange rates can do; each raises MarketError for what it cannot."""

from datetime import date
from typing import Protocol

from tools.markets.values import EuroRates, History, Match, Quote


class QuoteProvider(Protocol):
    """Knows the last price of a symbol."""

    async def quote(self, symbol: str) -> Quote:
        """Return the last price; UnknownSymbolError for a symbol that is not traded."""
        ...


class SearchProvider(Protocol):
    """Knows which symbols there are."""

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols whose name or ticker is like `text`, the likeliest first."""
        ...


class HistoryProvider(Protocol):
    """Knows what a symbol closed at, day by day."""

    async def history(self, symbol: str, start: date, end: date) -> History:
        """Return the daily closes from `start` to `end`; UnknownSymbolError and NoPriceError when there are none."""
        ...


class RateProvider(Protocol):
    """Knows what currencies are worth."""

    async def rates(self) -> EuroRates:
        """Return the latest rates there are."""
        ...
