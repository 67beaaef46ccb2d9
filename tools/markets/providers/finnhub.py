"""Finnhub: the last prices of shares, and the search for their symbols (https://finnhub.io/docs/api/quote)."""

import asyncio
import logging
from typing import Any

from storage.clock import Clock
from tools.markets.errors import MarketError, NoPriceError, UnknownSymbolError
from tools.markets.http import Endpoint, MarketHttp
from tools.markets.listings import AMERICAN, Listing, listing_of
from tools.markets.providers.reading import instant_in, list_in, object_in, price_in, text_in, value_in
from tools.markets.values import MarketState, Match, Quote, Source

NAME = "Finnhub"
VARIABLE = "FINNHUB_API_KEY"
WHERE = "finnhub.io"

_SOURCE = Source(NAME)
_log = logging.getLogger(__name__)


class Finnhub:
    """Quotes by key. An answer names no currency: that follows from the market that the symbol's ending names."""

    def __init__(self, http: MarketHttp, clock: Clock, *, key: str, base_url: str) -> None:
        self._http = http
        self._clock = clock
        self._endpoint = Endpoint(NAME, base_url, VARIABLE, {"X-Finnhub-Token": key})

    async def quote(self, symbol: str) -> Quote:
        """Return the last price; Finnhub answers zeros for a symbol that it does not know."""
        listing = listing_of(symbol)
        if listing is None:
            raise NoPriceError(NAME, symbol, "I cannot tell in which currency that market counts")
        answer, state = await asyncio.gather(
            self._http.get(self._endpoint, "/quote", symbol, symbol=symbol), self._state(listing)
        )
        return self._read(symbol, listing, object_in(NAME, answer), state)

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols that Finnhub finds for a ticker or a name."""
        answer = await self._http.get(self._endpoint, "/search", text, q=text)
        found = [Match(text_in(entry, "symbol"), text_in(entry, "description")) for entry in list_in(answer, "result")]
        return tuple(match for match in found if match.symbol)

    def _read(self, symbol: str, listing: Listing, answer: dict[str, Any], state: MarketState) -> Quote:
        price, at = price_in(answer, "c"), instant_in(answer, "t")
        if price is None and (price_in(answer, "pc") is None or at is None):
            raise UnknownSymbolError(symbol)
        if price is None:
            raise NoPriceError(NAME, symbol, "it names a price of zero")
        if at is None:
            raise NoPriceError(NAME, symbol, "it does not say from when it is")
        parts = 100 if listing.in_hundredths else 1
        previous, high, low = (price_in(answer, name) for name in ("pc", "h", "l"))
        return Quote(
            symbol=symbol,
            price=price / parts,
            currency=listing.currency,
            at=at,
            zone=listing.zone,
            source=_SOURCE,
            fetched_at=self._clock(),
            previous_close=previous and previous / parts,
            high=high and high / parts,
            low=low and low / parts,
            market=state,
        )

    async def _state(self, listing: Listing) -> MarketState:
        """Return whether the American market is open; a price is worth telling where that is not known."""
        if listing is not AMERICAN:
            return "unknown"
        try:
            answer = await self._http.get(self._endpoint, "/stock/market-status", "the market's hours", exchange="US")
        except MarketError as error:
            _log.info("the state of the market is not known: %s", type(error).__name__)
            return "unknown"
        is_open = value_in(answer, "isOpen")
        return "unknown" if not isinstance(is_open, bool) else "open" if is_open else "closed"
