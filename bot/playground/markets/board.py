"""The figures behind the playground's market: sample data, and the prices that tests set."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from storage.clock import Clock
from tools.markets.providers.sample import SHARES, SampleMarket, matches
from tools.markets.values import Close, EuroRates, Match, Quote


@dataclass(frozen=True, slots=True)
class _Set:
    price: Decimal
    at: datetime


class Board:
    """Knows every figure that the server tells."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sample = SampleMarket(clock)
        self._set: dict[str, _Set] = {}

    def set_price(self, symbol: str, price: str, at: datetime | None = None) -> None:
        """Let a known symbol be at `price` from now on, as of `at` (None: the clock's time)."""
        self._set[symbol] = _Set(Decimal(price), at or self._clock())

    async def quote(self, symbol: str) -> Quote | None:
        """Return the price of a symbol; None for one that is not traded."""
        if symbol not in SHARES:
            return None
        quote, told = await self._sample.quote(symbol), self._set.get(symbol)
        return quote if told is None else replace(quote, price=told.price, at=told.at)

    async def closes(self, symbol: str, start: date, end: date) -> tuple[Close, ...]:
        """Return the daily closes of a traded symbol."""
        return (await self._sample.history(symbol, start, end)).closes

    async def rates(self) -> EuroRates:
        """Return the latest exchange rates."""
        return await self._sample.rates()

    @property
    def names(self) -> Mapping[str, str]:
        """The traded symbols and their names."""
        return {symbol: name for symbol, (name, _) in SHARES.items()}

    def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols that are like a text."""
        return matches(text)
