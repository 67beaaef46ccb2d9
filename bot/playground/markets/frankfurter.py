"""Frankfurter's format: the latest reference rates of the euro."""

from aiohttp import web

from bot.playground.markets.board import Board
from bot.playground.markets.faults import Refuse
from bot.playground.markets.provider import answer


class FrankfurterRoutes:
    """Answers everybody."""

    prefix = "/frankfurter"

    def __init__(self, board: Board) -> None:
        self._board = board

    def routes(self) -> list[web.RouteDef]:
        """Return the paths that are served."""
        return [web.get(f"{self.prefix}/latest", self._latest)]

    def refusal(self, fault: Refuse) -> web.Response:
        """Return an error in Frankfurter's words."""
        return answer({"message": fault.message or "not found"}, fault.status, fault.retry_after)

    def symbol_of(self, request: web.Request) -> str:
        """Return "": rates are asked for all at once."""
        return ""

    async def _latest(self, request: web.Request) -> web.Response:
        rates = await self._board.rates()
        listed = {code: float(rate) for code, rate in rates.rates.items()}
        return answer({"amount": 1.0, "base": "EUR", "date": rates.day.isoformat(), "rates": listed})
