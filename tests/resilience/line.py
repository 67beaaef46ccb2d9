"""The line between Penny and the model server: an HTTP proxy on loopback in which things go wrong on request."""

import re
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from aiohttp import ClientPayloadError, ClientResponse, ClientSession, ClientTimeout, web
from yarl import URL

MODEL_REQUEST = r"POST .*/(responses|runs|submit_tool_outputs)$"
"""Requests that ask the model, by method and path, whichever protocol they are of."""

_PASSED_ON = frozenset({"content-type", "retry-after", "x-request-id", "x-should-retry"})


@dataclass(slots=True)
class Passage:
    """One request on its way: what the client asks, and where the server is."""

    request: web.Request
    body: bytes
    session: ClientSession
    server: URL

    async def whole(self) -> tuple[int, dict[str, str], bytes]:
        """Have the server do all its work; return its status, headers and body."""
        async with self._sent() as answer:
            return answer.status, _headers(answer.headers), await answer.read()

    async def through(self) -> web.StreamResponse:
        """Pass the request on, and its answer back piece by piece."""
        async with self._sent() as answer:
            response = web.StreamResponse(status=answer.status, headers=_headers(answer.headers))
            await response.prepare(self.request)
            try:
                async for piece in answer.content.iter_any():
                    await response.write(piece)
                await response.write_eof()
            except ClientPayloadError:
                # The server broke off, and so does the line.
                self.drop()
            return response

    def drop(self) -> None:
        """Close the connection to the client without another word."""
        if self.request.transport is not None:
            self.request.transport.close()

    def _sent(self) -> AbstractAsyncContextManager[ClientResponse]:
        headers = {name: text for name, text in self.request.headers.items() if name.lower() != "host"}
        url = self.server.join(self.request.rel_url)
        return self.session.request(self.request.method, url, data=self.body or None, headers=headers)


Trouble = Callable[[Passage], Awaitable[web.StreamResponse]]
"""What becomes of one request instead of a plain passage."""


@dataclass(slots=True)
class _Ambush:
    pattern: re.Pattern[str]
    trouble: Trouble
    times: int
    struck: bool = False


@dataclass
class Line:
    """Passes requests on to `server` (a base URL); `requests` are those that came, as "METHOD /path"."""

    server: str
    requests: list[str] = field(default_factory=list[str])
    _ambushes: list[_Ambush] = field(default_factory=list[_Ambush])
    _runner: web.AppRunner | None = None
    _session: ClientSession | None = None
    _port: int = 0
    _deaf: list[socket.socket] = field(default_factory=list[socket.socket])

    @property
    def struck(self) -> bool:
        """Whether every trouble that was asked for has struck."""
        return all(ambush.struck for ambush in self._ambushes)

    @property
    def url(self) -> str:
        """The base URL under which the server is reached through this line."""
        return str(URL(self.server).with_port(self._port))

    async def open(self) -> None:
        """Begin to listen."""
        self._session = ClientSession(timeout=ClientTimeout(total=None), auto_decompress=False)
        await self._listen()

    async def close(self) -> None:
        """Stop listening and let go of every connection."""
        await self.hear()
        await self._hang_up()
        if self._session is not None:
            await self._session.close()

    def next(self, trouble: Trouble, *, to: str = MODEL_REQUEST, times: int = 1) -> None:
        """Let `trouble` befall the next requests whose method and path match `to`."""
        self._ambushes.append(_Ambush(re.compile(to), trouble, times))

    async def calm(self) -> None:
        """Call off every trouble that has not struck."""
        self._ambushes.clear()
        await self.hear()

    async def go_deaf(self) -> None:
        """Close every connection and let nobody make a new one: who tries waits in vain."""
        await self._hang_up()
        ear = socket.socket()
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind(("127.0.0.1", self._port))
        ear.listen(0)
        self._deaf = [ear, *(_waiting(self._port) for _ in range(2))]

    async def go_silent(self) -> None:
        """Close every connection and refuse new ones."""
        await self._hang_up()

    async def hear(self) -> None:
        """Listen again."""
        for ear in self._deaf:
            ear.close()
        self._deaf = []
        if self._runner is None and self._session is not None:
            await self._listen()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._pass)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True).start()
        self._port = self._runner.addresses[0][1]

    async def _hang_up(self) -> None:
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    async def _pass(self, request: web.Request) -> web.StreamResponse:
        assert self._session
        name = f"{request.method} {request.path}"
        self.requests.append(name)
        passage = Passage(request, await request.read(), self._session, URL(self.server))
        trouble = self._trouble(name)
        return await (trouble(passage) if trouble else passage.through())

    def _trouble(self, name: str) -> Trouble | None:
        for ambush in self._ambushes:
            if ambush.times and ambush.pattern.search(name):
                ambush.times -= 1
                ambush.struck = True
                return ambush.trouble
        return None


def _headers(answered: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in answered.items() if name.lower() in _PASSED_ON}


def _waiting(port: int) -> socket.socket:
    """Return a connection that nobody accepts: it takes a place in the queue."""
    visitor = socket.socket()
    visitor.setblocking(False)
    visitor.connect_ex(("127.0.0.1", port))
    return visitor
