"""The format of Yahoo's chart endpoint: a price and daily closes in one, and the search."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from aiohttp import web

from bot.playground.markets.board import Board
from bot.playground.markets.faults import Refuse
from bot.playground.markets.provider import answer
from tools.markets.values import Quote

_OPENS = timedelta(hours=14, minutes=30)
_LASTS = timedelta(hours=6, minutes=30)


class YahooRoutes:
    """Answers everybody; its errors come within the chart."""

    prefix = "/yahoo"

    def __init__(self, board: Board) -> None:
        self._board = board

    def routes(self) -> list[web.RouteDef]:
        """Return the paths that are served."""
        return [
            web.get(f"{self.prefix}/v8/finance/chart/{{symbol}}", self._chart),
            web.get(f"{self.prefix}/v1/finance/search", self._search),
        ]

    def refusal(self, fault: Refuse) -> web.Response:
        """Return an error in Yahoo's words; who asks too often gets no JSON."""
        if fault.status == 429:
            return web.Response(text="Edge: Too Many Requests", status=429)
        description = fault.message or "No data found, symbol may be delisted"
        code = "Not Found" if fault.status == 404 else "Internal Server Error"
        return answer({"chart": {"result": None, "error": {"code": code, "description": description}}}, fault.status)

    def symbol_of(self, request: web.Request) -> str:
        """Return the symbol that a request names."""
        return request.match_info.get("symbol", "")

    async def _chart(self, request: web.Request) -> web.Response:
        symbol = self.symbol_of(request)
        quote = await self._board.quote(symbol)
        if quote is None:
            return self.refusal(Refuse(404))
        result: dict[str, Any] = {"meta": _meta(quote)}
        if "period1" in request.query:
            start, end = (_day(request.query[name]) for name in ("period1", "period2"))
            closes = await self._board.closes(symbol, start, end - timedelta(days=1))
            opened = [datetime(c.day.year, c.day.month, c.day.day, tzinfo=UTC) + _OPENS for c in closes]
            result["timestamp"] = [int(moment.timestamp()) for moment in opened]
            result["indicators"] = {"quote": [{"close": [float(close.price) for close in closes]}]}
        return answer({"chart": {"result": [result], "error": None}})

    async def _search(self, request: web.Request) -> web.Response:
        found = [
            {"symbol": match.symbol, "shortname": match.name, "longname": match.name, "quoteType": "EQUITY"}
            for match in self._board.search(request.query.get("q", ""))
        ]
        return answer({"count": len(found), "quotes": found, "news": []})


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), UTC).date()


def _meta(quote: Quote) -> dict[str, Any]:
    day = datetime(quote.at.year, quote.at.month, quote.at.day, tzinfo=UTC)
    begin = day + _OPENS
    regular = {"start": int(begin.timestamp()), "end": int((begin + _LASTS).timestamp()), "timezone": "EST"}
    return {
        "currency": quote.currency,
        "symbol": quote.symbol,
        "exchangeName": "NMS",
        "instrumentType": "EQUITY",
        "regularMarketTime": int(quote.at.timestamp()),
        "exchangeTimezoneName": quote.zone,
        "regularMarketPrice": float(quote.price),
        "regularMarketDayHigh": float(quote.high or quote.price),
        "regularMarketDayLow": float(quote.low or quote.price),
        "chartPreviousClose": float(quote.previous_close or quote.price),
        "currentTradingPeriod": {"regular": regular},
    }
