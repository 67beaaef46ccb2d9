"""Finnhub's format: quotes, the search, and whether the American market is open."""

from aiohttp import web

from bot.playground.markets.board import Board
from bot.playground.markets.faults import Refuse
from bot.playground.markets.provider import answer

KEY = "finnhub-test-key"
_UNKNOWN = {"c": 0, "d": None, "dp": None, "h": 0, "l": 0, "o": 0, "pc": 0, "t": 0}
_MESSAGES = {
    401: "Invalid API key",
    403: "You don't have access to this resource.",
    429: "API limit reached. Please try again later. Remaining Limit: 0",
}


class FinnhubRoutes:
    """Answers whoever sends the key; what is not traded in America is not in its plan."""

    prefix = "/finnhub"

    def __init__(self, board: Board) -> None:
        self._board = board

    def routes(self) -> list[web.RouteDef]:
        """Return the paths that are served."""
        return [
            web.get(f"{self.prefix}/quote", self._quote),
            web.get(f"{self.prefix}/search", self._search),
            web.get(f"{self.prefix}/stock/market-status", self._status),
        ]

    def refusal(self, fault: Refuse) -> web.Response:
        """Return an error in Finnhub's words."""
        message = fault.message or _MESSAGES.get(fault.status, "Internal Server Error")
        return answer({"error": message}, fault.status, fault.retry_after)

    def symbol_of(self, request: web.Request) -> str:
        """Return the symbol that a request names."""
        return request.query.get("symbol", "")

    async def _quote(self, request: web.Request) -> web.Response:
        symbol = self.symbol_of(request)
        if refused := self._refused(request, symbol):
            return refused
        quote = await self._board.quote(symbol)
        if quote is None:
            return answer(_UNKNOWN)
        before = quote.previous_close or quote.price
        change = quote.price - before
        return answer(
            {
                "c": float(quote.price),
                "d": float(change),
                "dp": float(round(change / before * 100, 4)),
                "h": float(quote.high or quote.price),
                "l": float(quote.low or quote.price),
                "o": float(before),
                "pc": float(before),
                "t": int(quote.at.timestamp()),
            }
        )

    async def _search(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        found = [
            {"description": m.name.upper(), "displaySymbol": m.symbol, "symbol": m.symbol, "type": "Common Stock"}
            for m in self._board.search(request.query.get("q", ""))
        ]
        return answer({"count": len(found), "result": found})

    async def _status(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        quote = await self._board.quote("SPY")
        is_open = quote is not None and quote.market == "open"
        session = "regular" if is_open else None
        zone = "America/New_York"
        return answer({"exchange": "US", "holiday": None, "isOpen": is_open, "session": session, "timezone": zone})

    def _refused(self, request: web.Request, symbol: str = "") -> web.Response | None:
        if request.headers.get("X-Finnhub-Token") != KEY:
            return self.refusal(Refuse(401))
        return self.refusal(Refuse(403)) if symbol.endswith(".NS") else None
