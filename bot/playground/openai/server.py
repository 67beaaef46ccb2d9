"""The OpenAI-compatible server of the playground: it starts and stops, records, and lets tests interfere."""

import asyncio
import time
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.gate import Gate
from bot.playground.openai.conversation_routes import ConversationRoutes
from bot.playground.openai.conversations import ConversationStore
from bot.playground.openai.faults import Faults, StreamEnd
from bot.playground.openai.http import RECORD, Handler, RecordedRequest, errors_as_json, read_body
from bot.playground.openai.model_routes import model_routes
from bot.playground.openai.response_routes import ResponseRoutes
from bot.playground.openai.responses import ResponseService
from bot.playground.planner import plan
from bot.playground.planner.moves import Move, Planner
from storage.clock import Clock, utc_now

if TYPE_CHECKING:
    from bot.playground.wire import WireLog

_MAX_BODY = 16 * 1024 * 1024


class OpenAIServer:
    """Speaks the Responses and Conversations protocols on 127.0.0.1; `planner` decides what it answers.

    `delta_delay` paces streamed texts, in seconds a word; tests leave it at 0. `requests` records what came in.
    """

    def __init__(
        self,
        *,
        planner: Planner = plan,
        wire: "WireLog | None" = None,
        delta_delay: float = 0.0,
        clock: Clock = utc_now,
    ) -> None:
        self.planner = planner
        self.wire = wire
        self.faults = Faults()
        self.conversations = ConversationStore()
        self.requests: list[RecordedRequest] = []
        self._service = ResponseService(self.conversations, planner, self.faults, clock)
        self._runner: web.AppRunner | None = None
        self._url: str | None = None
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._app = web.Application(
            client_max_size=_MAX_BODY, middlewares=[self._record, errors_as_json, self._interfere]
        )
        self._app.add_routes(ResponseRoutes(self._service, self.faults, delta_delay).routes())
        self._app.add_routes(ConversationRoutes(self.conversations, clock).routes())
        self._app.add_routes(model_routes())

    async def start(self, port: int = 0) -> str:
        """Listen on `port` (0: any free one) and return the base URL, ending in /v1."""
        # A client that goes away cancels its handler, which frees the conversation's lock.
        self._runner = web.AppRunner(self._app, handler_cancellation=True, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self._url

    @property
    def url(self) -> str:
        """The base URL, ending in /v1; RuntimeError before the server was started."""
        if self._url is None:
            raise RuntimeError("the model server has not been started")
        return self._url

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        self.faults.release_all()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def idle(self) -> None:
        """Wait until no request is being served."""
        await self._idle.wait()

    def bodies(self, path: str = "/v1/responses", method: str = "POST") -> list[dict[str, object]]:
        """Return the bodies of all requests to `path`, in the order of their arrival."""
        return [record.body for record in self.requests if (record.path, record.method) == (path, method)]

    def script(self, *moves: Move) -> None:
        """Answer the next requests with these moves instead of asking the planner."""
        self._service.script(*moves)

    def gate(self, point: str, *, skip: int = 0) -> Gate:
        """Hold requests, but for the first `skip`, at a point; see faults.Point. Release the gate that is returned."""
        return self.faults.gate(point, skip=skip)

    def fail_next(
        self,
        status: int,
        code: str | None = None,
        retry_after: float | None = None,
        *,
        path: str = "/v1/responses",
        after_commit: bool = False,
    ) -> None:
        """Refuse the next request to `path`, optionally after its work was done and kept."""
        self.faults.fail_next(status, code, retry_after, path=path, after_commit=after_commit)

    def cut_next_stream(self, after: str = "response.output_item.added") -> None:
        """Drop the connection of the next stream once an event of type `after` was sent; nothing is kept."""
        self.faults.cut_next_stream(after)

    def end_next_stream(self, event: StreamEnd, *, after: str = "response.in_progress") -> None:
        """End the next stream with an error, failed or incomplete event; nothing is kept."""
        self.faults.end_next_stream(event, after=after)

    def break_next_arguments(self) -> None:
        """Make the arguments of the next function call malformed JSON."""
        self.faults.break_next_arguments()

    @web.middleware
    async def _record(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        record = request[RECORD] = RecordedRequest(request.method, request.path)
        self.requests.append(record)
        started = time.perf_counter()
        self._under_way += 1
        self._idle.clear()
        try:
            response = await handler(request)
            record.status = response.status
            return response
        finally:
            self._log(record, (time.perf_counter() - started) * 1000)
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    @web.middleware
    async def _interfere(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        request[RECORD].body = await read_body(request)
        await self.faults.pass_gates("request")
        refusal = self.faults.take_failure(request.path, after_commit=False)
        if refusal is not None:
            raise refusal
        return await handler(request)

    def _log(self, record: RecordedRequest, ms: float) -> None:
        if self.wire is not None:
            self.wire.record(
                "penny→model",
                f"{record.method} {record.path}",
                request=record.body,
                response=record.answer,
                status=record.status or None,
                ms=round(ms, 1),
            )
