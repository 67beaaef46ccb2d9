"""Twelve Data's format: daily prices, as text, and the search."""

from datetime import date

from aiohttp import web

from bot.playground.markets.board import Board
from bot.playground.markets.faults import Refuse
from bot.playground.markets.provider import answer

KEY = "twelve-data-test-key"
_MESSAGES = {
    401: "**apikey** parameter is incorrect or not specified.",
    403: "This endpoint is available exclusively with a higher plan.",
    404: "**symbol** or **figi** parameter is missing or invalid. Please provide a valid symbol.",
    429: "You have run out of API credits for the current minute.",
}


class TwelveDataRoutes:
    """Answers whoever sends the key."""

    prefix = "/twelvedata"

    def __init__(self, board: Board) -> None:
        self._board = board

    def routes(self) -> list[web.RouteDef]:
        """Return the paths that are served."""
        return [
            web.get(f"{self.prefix}/time_series", self._series),
            web.get(f"{self.prefix}/symbol_search", self._search),
        ]

    def refusal(self, fault: Refuse) -> web.Response:
        """Return an error in Twelve Data's words; its `code` is the status, whatever that of HTTP is."""
        message = fault.message or _MESSAGES.get(fault.status, "Internal server error")
        body = {"code": fault.status, "message": message, "status": "error"}
        return answer(body, 200 if fault.in_body else fault.status, fault.retry_after)

    def symbol_of(self, request: web.Request) -> str:
        """Return the symbol that a request names."""
        return request.query.get("symbol", "")

    async def _series(self, request: web.Request) -> web.Response:
        symbol = self.symbol_of(request)
        if not _has_key(request):
            return self.refusal(Refuse(401))
        if symbol not in self._board.names:
            return self.refusal(Refuse(404))
        start, end = (date.fromisoformat(request.query[name]) for name in ("start_date", "end_date"))
        values = [
            {"datetime": close.day.isoformat(), "open": text, "high": text, "low": text, "close": text, "volume": "0"}
            for close in await self._board.closes(symbol, start, end)
            for text in (f"{close.price:.5f}",)
        ]
        meta = {
            "symbol": symbol,
            "interval": "1day",
            "currency": "USD",
            "exchange_timezone": "America/New_York",
            "exchange": "NASDAQ",
            "mic_code": "XNGS",
            "type": "Common Stock",
        }
        return answer({"meta": meta, "values": values, "status": "ok"})

    async def _search(self, request: web.Request) -> web.Response:
        if not _has_key(request):
            return self.refusal(Refuse(401))
        found = [
            {
                "symbol": match.symbol,
                "instrument_name": match.name,
                "exchange": "NASDAQ",
                "mic_code": "XNGS",
                "exchange_timezone": "America/New_York",
                "instrument_type": "Common Stock",
                "country": "United States",
                "currency": "USD",
            }
            for match in self._board.search(self.symbol_of(request))
        ]
        return answer({"data": found, "status": "ok"})


def _has_key(request: web.Request) -> bool:
    return request.headers.get("Authorization") == f"apikey {KEY}"
