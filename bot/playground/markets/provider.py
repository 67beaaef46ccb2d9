"""What the providers' routes share: whom they answer, and how they word their errors."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from aiohttp import web

from bot.playground.markets.faults import Refuse

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Provider(Protocol):
    """One provider's part of the server, below a path of its own."""

    prefix: str

    def routes(self) -> list[web.RouteDef]:
        """Return the paths that are served."""
        ...

    def refusal(self, fault: Refuse) -> web.Response:
        """Return an error as this provider words it."""
        ...

    def symbol_of(self, request: web.Request) -> str:
        """Return the symbol that a request names; "" for one that names none."""
        ...


def answer(body: Any, status: int = 200, retry_after: str | None = None) -> web.Response:
    """Return JSON with a status, and a Retry-After header where one is given."""
    return web.json_response(body, status=status, headers={"Retry-After": retry_after} if retry_after else None)
