"""Yahoo's chart endpoint: unofficial and undocumented, for personal use, and only where somebody chose it."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.clock import Clock
from tools.markets.errors import NoPriceError, NotUnderstoodError, UnknownSymbolError
from tools.markets.http import Answer, Endpoint, MarketHttp
from tools.markets.listings import currency_of_market, listing_of
from tools.markets.providers.reading import instant_in, list_in, object_in, price_in, text_in, value_in
from tools.markets.values import Close, History, MarketState, Match, Quote, Source

NAME = "Yahoo"

SOURCE = Source("Yahoo (unofficial, personal use)", "Prices may be delayed by 15 minutes and more.")
# It turns away clients that do not look like a browser.
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; penny)"}


class Yahoo:
    """Quotes and histories without a key."""

    def __init__(self, http: MarketHttp, clock: Clock, *, base_url: str) -> None:
        self._http = http
        self._clock = clock
        self._endpoint = Endpoint(NAME, base_url, headers=_HEADERS)

    async def quote(self, symbol: str) -> Quote:
        """Return the last price of the regular market."""
        now = self._clock()
        meta = object_in(NAME, (await self._chart(symbol, range="1d", interval="1d")).get("meta"))
        price, at = price_in(meta, "regularMarketPrice"), instant_in(meta, "regularMarketTime")
        currency, parts = currency_of_market(text_in(meta, "currency"))
        if price is None or at is None or not currency:
            raise NoPriceError(NAME, symbol, "its price, time or currency is missing")
        previous = price_in(meta, "chartPreviousClose")
        high, low = price_in(meta, "regularMarketDayHigh"), price_in(meta, "regularMarketDayLow")
        return Quote(
            symbol=symbol,
            price=price / parts,
            currency=currency,
            at=at,
            zone=text_in(meta, "exchangeTimezoneName") or "UTC",
            source=SOURCE,
            fetched_at=now,
            previous_close=previous and previous / parts,
            high=high and high / parts,
            low=low and low / parts,
            market=_state(meta, now),
        )

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the symbols that Yahoo finds for a ticker or a name."""
        answer = await self._http.get(self._endpoint, "/v1/finance/search", text, q=text, newsCount="0")
        found = [(text_in(e, "symbol"), text_in(e, "longname") or text_in(e, "shortname")) for e in _quotes(answer)]
        return tuple(Match(symbol, name) for symbol, name in found if symbol)

    async def history(self, symbol: str, start: date, end: date) -> History:
        """Return the daily closes; days without a price, which Yahoo writes as null, are left out."""
        first, last = (datetime.combine(day, time(), UTC) for day in (start, end + timedelta(days=1)))
        span = {"period1": str(int(first.timestamp())), "period2": str(int(last.timestamp()))}
        chart = await self._chart(symbol, interval="1d", **span)
        meta = object_in(NAME, chart.get("meta"))
        currency, parts = currency_of_market(text_in(meta, "currency"))
        closes = tuple(_closes(chart, _zone(meta), parts))
        if len(closes) < 2 or not currency:
            raise NoPriceError(NAME, symbol, "it has none for that time")
        return History(symbol, currency, closes, SOURCE, self._clock())

    async def _chart(self, symbol: str, **query: str) -> dict[str, Any]:
        answer = await self._http.ask(self._endpoint, f"/v8/finance/chart/{_spelled(symbol)}", **query)
        chart = value_in(answer.body, "chart")
        if _is_unknown(answer, chart):
            raise UnknownSymbolError(symbol)
        self._http.check(self._endpoint, answer.status, symbol)
        if answer.body is None:
            raise NotUnderstoodError(NAME, "it is no JSON")
        results = list_in(chart, "result")
        if not results:
            raise NotUnderstoodError(NAME, "it is not of the form I know")
        return object_in(NAME, results[0])


def _is_unknown(answer: Answer, chart: Any) -> bool:
    error = value_in(chart, "error")
    return answer.status == 404 and text_in(error, "code") == "Not Found"


def _quotes(answer: Any) -> list[Any]:
    return list_in(answer, "quotes")


def _spelled(symbol: str) -> str:
    """Return the symbol as Yahoo writes it: a class of shares after a dash, "BRK-B"."""
    listing = listing_of(symbol)
    return symbol.replace(".", "-") if listing is not None and not listing.mic else symbol


def _state(meta: dict[str, Any], now: datetime) -> MarketState:
    regular = value_in(meta.get("currentTradingPeriod"), "regular")
    begin, end = instant_in(regular, "start"), instant_in(regular, "end")
    if begin is None or end is None:
        return "unknown"
    return "open" if begin <= now < end else "closed"


def _zone(meta: dict[str, Any]) -> ZoneInfo:
    try:
        return ZoneInfo(text_in(meta, "exchangeTimezoneName") or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _closes(chart: dict[str, Any], zone: ZoneInfo, parts: int) -> list[Close]:
    indicators = list_in(chart.get("indicators"), "quote")
    prices = list_in(indicators[0], "close") if indicators else []
    days: dict[date, Close] = {}
    for moment, price in zip_longest(list_in(chart, "timestamp"), prices):
        at, close = instant_in({"at": moment}, "at"), price_in({"close": price}, "close")
        if at is not None and close is not None:
            day = at.astimezone(zone).date()
            days[day] = Close(day, close / parts)
    return list(days.values())
