"""The playground's Slack server: one port for the app's clients and for the page."""

import asyncio
from collections.abc import Iterable, Mapping

from aiohttp import web

from bot.playground.live import Live
from bot.playground.page_api import PageApi
from bot.playground.slack.files import LARGEST_FILE
from bot.playground.slack.socket_mode import SocketMode
from bot.playground.slack.timing import Sleep
from bot.playground.slack.workspace import SlackWorkspace
from bot.playground.wire import WireLog
from storage.clock import Clock, utc_now

_MAX_BODY = LARGEST_FILE + 1024 * 1024


class SlackServer:
    """Serves a workspace on 127.0.0.1: Slack's clients talk to `{url}/api/`, people open `{url}/`.

    `commands` and `shortcuts` are the app's as its manifest declares them. `model_label` tells people what answers
    them; `offline` that it is no language model.
    """

    def __init__(
        self,
        commands: Iterable[Mapping[str, str]] = (),
        shortcuts: Iterable[Mapping[str, str]] = (),
        *,
        wire: WireLog | None = None,
        clock: Clock = utc_now,
        sleep: Sleep = asyncio.sleep,
        model_label: str = "",
        offline: bool = False,
    ) -> None:
        self.wire = WireLog(clock) if wire is None else wire
        self.workspace = SlackWorkspace(commands, self.wire, clock, sleep, shortcuts)
        self._live = Live(self.workspace, self.wire, model_label=model_label, offline=offline)
        self._runner: web.AppRunner | None = None
        self._app = web.Application(client_max_size=_MAX_BODY)
        self._app.add_routes(self.workspace.web_api.routes())
        self._app.add_routes(SocketMode(self.workspace.backend.hub).routes())
        self._app.add_routes(self._live.routes())
        self._app.add_routes(PageApi(self.workspace).routes())

    @property
    def url(self) -> str:
        """Where the server listens, without a slash at the end; "" before it is started."""
        return self.workspace.backend.url

    async def start(self, port: int = 0) -> str:
        """Listen on `port` (0: any free one) and return the URL; OSError when the port is taken."""
        runner = web.AppRunner(self._app, handler_cancellation=True, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.workspace.backend.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return self.url

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        self.workspace.backend.faults.release_all()
        self.workspace.backend.hub.close()
        await self._live.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
