"""Twelve Data: what shares closed at, day by day (https://twelvedata.com/docs#time-series)."""

from datetime import date
from typing import Any

from storage.clock import Clock
from tools.markets.errors import NoPriceError, NotPermittedError, NotUnderstoodError, UnknownSymbolError
from tools.markets.http import Answer, Endpoint, MarketHttp
from tools.markets.listings import currency_of_market, ending_of, listing_of, ticker_of
from tools.markets.providers.reading import list_in, number_in, object_in, price_in, text_in
from tools.markets.values import Close, History, Match, Source

NAME = "Twelve Data"
VARIABLE = "TWELVE_DATA_API_KEY"
WHERE = "twelvedata.com"

_SOURCE = Source(NAME, "Closes are adjusted for splits, not for dividends.")


class TwelveData:
    """Histories by key. Errors come with a status of HTTP, or as a `code` within an answer of status 200."""

    def __init__(self, http: MarketHttp, clock: Clock, *, key: str, base_url: str) -> None:
        self._http = http
        self._clock = clock
        self._endpoint = Endpoint(NAME, base_url, VARIABLE, {"Authorization": f"apikey {key}"})

    async def history(self, symbol: str, start: date, end: date) -> History:
        """Return the daily closes; days without a price are left out."""
        listing = listing_of(symbol)
        where = {"mic_code": listing.mic} if listing is not None and listing.mic else {}
        answer = await self._http.ask(
            self._endpoint,
            "/time_series",
            symbol=ticker_of(symbol),
            interval="1day",
            start_date=start.isoformat(),
            end_date=end.isoformat(),
            order="ASC",
            **where,
        )
        self._check(answer, symbol)
        return self._read(symbol, object_in(NAME, answer.body))

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols that Twelve Data finds, of the markets that are known here."""
        answer = await self._http.ask(self._endpoint, "/symbol_search", symbol=text)
        self._check(answer, text)
        return tuple(match for entry in list_in(answer.body, "data") if (match := _match(entry)) is not None)

    def _check(self, answer: Answer, symbol: str) -> None:
        code = number_in(answer.body, "code")
        status = int(code) if code is not None and text_in(answer.body, "status") == "error" else answer.status
        message = text_in(answer.body, "message").lower()
        if status in (403, 404) and "plan" in message:
            raise NotPermittedError(NAME, symbol)
        if status in (400, 404) and "no data" in message:
            raise NoPriceError(NAME, symbol, "it has none for that time")
        if status in (400, 404) and "symbol" in message:
            raise UnknownSymbolError(symbol)
        self._http.check(self._endpoint, status, symbol)
        if answer.body is None:
            raise NotUnderstoodError(NAME, "it is no JSON")

    def _read(self, symbol: str, answer: dict[str, Any]) -> History:
        currency, parts = currency_of_market(text_in(answer.get("meta"), "currency"))
        if not currency:
            raise NoPriceError(NAME, symbol, "it does not say in which currency it counts")
        found = [_close(entry, parts) for entry in list_in(answer, "values")]
        closes = sorted((close for close in found if close is not None), key=lambda close: close.day)
        if len(closes) < 2:
            raise NoPriceError(NAME, symbol, "it has none for that time")
        return History(symbol, currency, tuple(closes), _SOURCE, self._clock())


def _match(entry: Any) -> Match | None:
    ticker, name = text_in(entry, "symbol"), text_in(entry, "instrument_name")
    if text_in(entry, "country") == "United States":
        return Match(ticker, name)
    ending = ending_of(text_in(entry, "mic_code"))
    return Match(f"{ticker}.{ending}", name) if ending else None


def _close(entry: Any, parts: int) -> Close | None:
    price = price_in(entry, "close")
    try:
        day = date.fromisoformat(text_in(entry, "datetime")[:10])
    except ValueError:
        return None
    return Close(day, price / parts) if price is not None else None
