"""The OpenAI-compatible server of the playground: it starts and stops, records, and lets tests interfere."""

import asyncio
import time
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

from aiohttp import web

from bot.playground.gate import Gate
from bot.playground.openai.assistants.protocol import AssistantsProtocol
from bot.playground.openai.conversation_routes import ConversationRoutes
from bot.playground.openai.conversations import ConversationStore
from bot.playground.openai.fault import EndStream, Refuse, StreamEnd
from bot.playground.openai.faults import Faults, Route
from bot.playground.openai.http import (
    FAULT,
    RECORD,
    Handler,
    RecordedRequest,
    errors_as_json,
    late_fault,
    read_body,
    strike,
)
from bot.playground.openai.locks import lock_refusal
from bot.playground.openai.model import Model, Scripted
from bot.playground.openai.model_routes import model_routes
from bot.playground.openai.response_routes import ResponseRoutes
from bot.playground.openai.responses import ResponseService
from bot.playground.openai.usage import TokenCounter
from bot.playground.planner import plan
from bot.playground.planner.moves import Planner
from storage.clock import Clock, utc_now

if TYPE_CHECKING:
    from bot.playground.wire import WireLog

Profile = Literal["full", "sunset", "stateless"]
"""What is served: everything; all but Assistants, as since their shutdown; or Responses without conversations."""

_MAX_BODY = 16 * 1024 * 1024


class OpenAIServer:
    """Speaks OpenAI's protocols on 127.0.0.1, as far as `profile` goes; `planner` decides what it answers.

    `delta_delay` paces streamed texts, in seconds a word; tests leave it at 0. `requests` records what came in.
    `clock` dates everything and decides when a run expires.
    """

    def __init__(
        self,
        *,
        planner: Planner = plan,
        wire: "WireLog | None" = None,
        delta_delay: float = 0.0,
        clock: Clock = utc_now,
        profile: Profile = "full",
    ) -> None:
        self.wire = wire
        self.faults = Faults()
        self.conversations = ConversationStore()
        self.requests: list[RecordedRequest] = []
        self._model = Model(planner, self.faults)
        counter = TokenCounter()
        self._responses = ResponseService(self.conversations, self._model, counter, clock)
        self.assistants = AssistantsProtocol(self._model, counter, self.faults, clock, delta_delay)
        self._runner: web.AppRunner | None = None
        self._url: str | None = None
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._app = web.Application(
            client_max_size=_MAX_BODY, middlewares=[self._record, errors_as_json, self._interfere]
        )
        self._app.add_routes(ResponseRoutes(self._responses, self.faults, delta_delay).routes())
        self._app.add_routes(model_routes())
        if profile != "stateless":
            self._app.add_routes(ConversationRoutes(self.conversations, clock).routes())
        if profile == "full":
            self._app.add_routes(self.assistants.routes())

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
        """Close every connection, stop every run and stop listening."""
        self.faults.release_all()
        await self.assistants.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def idle(self) -> None:
        """Wait until no request is being served."""
        await self._idle.wait()

    def bodies(self, path: str = "/v1/responses", method: str = "POST") -> list[dict[str, object]]:
        """Return the bodies of all requests to `path` (* stands for anything), in the order of their arrival."""
        return [each.body for each in self.requests if each.method == method and fnmatchcase(each.path, path)]

    def script(self, *moves: Scripted) -> None:
        """Answer the next requests with these moves instead of asking the planner."""
        self._model.script(*moves)

    def gate(self, point: str, *, skip: int = 0) -> Gate:
        """Hold requests, but for the first `skip`, at a point; see faults.Point. Release the gate that is returned."""
        return self.faults.gate(point, skip=skip)

    def fail_next(
        self,
        status: int,
        code: str | None = None,
        retry_after: float | None = None,
        *,
        path: Route = "/v1/responses",
        method: str | None = None,
        after_commit: bool = False,
    ) -> None:
        """Refuse the next request to `path` (* stands for anything), optionally after its work was done and kept."""
        self.faults.next_request(Refuse(status, code, retry_after, after_commit), path=path, method=method)

    def cut_next_stream(self, after: str | int = "response.output_item.added") -> None:
        """Drop the connection of the next stream with an event of type `after` (or as many events) once it was sent.

        Nothing of a response is kept; an assistant's run goes on.
        """
        self.faults.next_stream(EndStream(None, after))

    def end_next_stream(
        self,
        event: StreamEnd,
        *,
        after: str | int | None = None,
        code: str = "server_error",
        reason: str | None = None,
    ) -> None:
        """End the next stream with `event`; see fault.EndStream. Nothing of a response is kept."""
        self.faults.next_stream(EndStream(event, after, code, reason))

    def break_next_arguments(self, text: str | None = None) -> None:
        """Make the arguments of the next function call malformed JSON, or this text."""
        self.faults.break_next_arguments(text)

    def lock_next(self, requests: int = 1) -> None:
        """Refuse the next `requests` that write to a conversation or thread, as if another writer were at work."""
        self.faults.lock_next(requests)

    def forget(self, remote_id: str) -> None:
        """Lose a conversation, thread or assistant."""
        if remote_id.startswith("conv"):
            self.conversations.delete(remote_id)
        else:
            self.assistants.forget(remote_id)

    @web.middleware
    async def _record(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        record = request[RECORD] = RecordedRequest(request.method, request.path, query=dict(request.query))
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
        body = request[RECORD].body = await read_body(request)
        await self.faults.pass_gates("request")
        fault = request[FAULT] = self.faults.take(request.method, request.path)
        if fault is not None and not isinstance(fault, EndStream) and not fault.after_commit:
            return strike(request, fault)
        refusal = lock_refusal(request.method, request.path, body)
        if refusal is not None and self.faults.take_lock():
            raise refusal
        response = await handler(request)
        late = late_fault(request)
        return response if late is None else strike(request, late)

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
