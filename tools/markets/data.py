"""MarketData: what the tools ask, whoever provides it; answers are kept for a while, and never called fresher."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from storage.clock import Clock
from tools.markets.errors import PassingError
from tools.markets.http import MarketHttp
from tools.markets.providers.protocol import HistoryProvider, QuoteProvider, RateProvider, SearchProvider
from tools.markets.values import EuroRates, History, Match, Quote

T = TypeVar("T")

QUOTES_KEPT = timedelta(minutes=1)
HISTORIES_KEPT = timedelta(hours=1)
RATES_KEPT = timedelta(hours=1)
NAMES_KEPT = timedelta(days=1)

LONGEST_STANDBY = timedelta(days=7)
"""How old an answer may be that stands in while the provider is out of order."""

_MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """An answer, since when it is known, and whether it was kept from an earlier question.

    `trouble` is what kept a newer one away; None where nothing did.
    """

    value: T
    since: datetime
    kept: bool = False
    trouble: PassingError | None = None


class Shelf(Generic[T]):
    """Answers by what was asked, each with the time at which it came."""

    def __init__(self, clock: Clock, kept: timedelta) -> None:
        self._clock = clock
        self._kept = kept
        self._answers: dict[Hashable, tuple[T, datetime]] = {}

    async def get(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> Found[T]:
        """Return a kept answer that is new enough, else a new one, else an older one with what went wrong."""
        now = self._clock()
        kept = self._answers.get(key)
        if kept is not None and now - kept[1] < self._kept:
            return Found(*kept, kept=True)
        try:
            value = await ask()
        except PassingError as trouble:
            if kept is not None and now - kept[1] < LONGEST_STANDBY:
                return Found(*kept, kept=True, trouble=trouble)
            raise
        self._answers.pop(key, None)
        self._answers[key] = (value, now)
        if len(self._answers) > _MOST_KEPT:
            del self._answers[next(iter(self._answers))]
        return Found(value, now)

    def last(self, key: Hashable) -> T | None:
        """Return what is known without asking; None where that is nothing, or too old to stand in."""
        kept = self._answers.get(key)
        return kept[0] if kept is not None and self._clock() - kept[1] < LONGEST_STANDBY else None


class MarketData:
    """Quotes, histories and exchange rates. `close` ends what connections there are."""

    def __init__(
        self,
        *,
        quotes: QuoteProvider,
        search: SearchProvider,
        histories: HistoryProvider,
        rates: RateProvider,
        clock: Clock,
        http: MarketHttp | None = None,
    ) -> None:
        self._quote_provider = quotes
        self._search_provider = search
        self._history_provider = histories
        self._rate_provider = rates
        self._http = http
        self._quotes = Shelf[Quote](clock, QUOTES_KEPT)
        self._histories = Shelf[History](clock, HISTORIES_KEPT)
        self._rates = Shelf[EuroRates](clock, RATES_KEPT)
        self._matches = Shelf[tuple[Match, ...]](clock, NAMES_KEPT)

    async def quote(self, symbol: str) -> Found[Quote]:
        """Return the last price of a symbol. Raises MarketError."""
        return await self._quotes.get(symbol, lambda: self._quote_provider.quote(symbol))

    def last_quote(self, symbol: str) -> Quote | None:
        """Return the last price of a symbol that is known without asking for it."""
        return self._quotes.last(symbol)

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols that are like a text; none where the provider cannot tell for now."""
        try:
            return (await self._matches.get(text.casefold(), lambda: self._search_provider.search(text))).value
        except PassingError:
            return ()

    async def history(self, symbol: str, start: date, end: date) -> Found[History]:
        """Return the daily closes of a symbol. Raises MarketError."""

        async def ask() -> History:
            return await self._history_provider.history(symbol, start, end)

        return await self._histories.get((symbol, start, end), ask)

    async def rates(self) -> Found[EuroRates]:
        """Return the latest exchange rates. Raises MarketError."""
        return await self._rates.get("latest", self._rate_provider.rates)

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()
