"""The playground's market server: one port for all providers, with the faults that tests ask for."""

import json
from collections.abc import Mapping
from typing import Any, cast

from aiohttp import web

from bot.playground.markets.board import Board
from bot.playground.markets.faults import Alter, Drop, Fault, Hang, MarketFaults, Refuse, Text
from bot.playground.markets.finnhub import FinnhubRoutes
from bot.playground.markets.frankfurter import FrankfurterRoutes
from bot.playground.markets.provider import Handler, Provider
from bot.playground.markets.twelve_data import TwelveDataRoutes
from bot.playground.markets.yahoo import YahooRoutes
from storage.clock import Clock, utc_now


class MarketServer:
    """Speaks the providers' formats on 127.0.0.1, each below its own path; `requests` lists the paths asked for."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self.board = Board(clock)
        self.faults = MarketFaults()
        self.requests: list[str] = []
        self._providers: tuple[Provider, ...] = tuple(
            routes(self.board) for routes in (FinnhubRoutes, TwelveDataRoutes, FrankfurterRoutes, YahooRoutes)
        )
        self._runner: web.AppRunner | None = None
        self._app = web.Application(middlewares=[self._interfere])
        for provider in self._providers:
            self._app.add_routes(provider.routes())
        self._url = ""

    async def start(self, port: int = 0) -> str:
        """Listen on `port` (0: any free one) and return the URL, to which a provider's prefix is added."""
        self._runner = web.AppRunner(self._app, handler_cancellation=True, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self._url

    async def stop(self) -> None:
        """Stop listening."""
        self.faults.release_all()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def settings(self) -> dict[str, str]:
        """The settings with which Penny asks this server, but for the keys."""
        return {
            "finnhub_base_url": f"{self._url}{FinnhubRoutes.prefix}",
            "twelve_data_base_url": f"{self._url}{TwelveDataRoutes.prefix}",
            "frankfurter_base_url": f"{self._url}{FrankfurterRoutes.prefix}",
            "yahoo_base_url": f"{self._url}{YahooRoutes.prefix}",
        }

    @web.middleware
    async def _interfere(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self.requests.append(request.path)
        provider = next((found for found in self._providers if request.path.startswith(f"{found.prefix}/")), None)
        if provider is None:
            return await handler(request)
        fault = self.faults.take(request.path, provider.symbol_of(request))
        if isinstance(fault, Hang):
            await self.faults.hang()
        struck = _struck(fault, provider, request)
        if struck is not None:
            return struck
        response = await handler(request)
        return _altered(response, fault) if isinstance(fault, Alter) else response


def _struck(fault: Fault | None, provider: Provider, request: web.Request) -> web.StreamResponse | None:
    """Return what comes in place of an answer; None where nothing does."""
    match fault:
        case Refuse():
            return provider.refusal(fault)
        case Text():
            return web.Response(text=fault.text, status=fault.status, content_type="text/html")
        case Drop():
            if request.transport is not None:
                request.transport.close()
            return web.Response()
        case _:
            pass
    return None


def _altered(response: web.StreamResponse, fault: Alter) -> web.StreamResponse:
    """Return the answer with the fields changed that have one of the names, wherever they are in it."""
    if not isinstance(response, web.Response) or not isinstance(response.body, bytes):
        return response
    return web.json_response(_changed(json.loads(response.body), fault.changes), status=response.status)


def _changed(value: Any, changes: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_changed(item, changes) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    fields = {name: _changed(item, changes) for name, item in cast("dict[str, Any]", value).items()}
    return fields | {name: changes[name] for name in changes if name in fields}
