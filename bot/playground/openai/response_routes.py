"""HTTP routes of the Responses protocol: one JSON answer, or a stream of events."""

import asyncio
from itertools import count

from aiohttp import web

from bot.playground.openai.events import Event, Sent, events_before_the_end, failing_event
from bot.playground.openai.fault import EndStream
from bot.playground.openai.faults import Faults, StreamWatch
from bot.playground.openai.http import FAULT, RECORD, answer, late_fault, read_body, strike
from bot.playground.openai.requests import response_request
from bot.playground.openai.responses import Generation, ResponseService
from bot.playground.openai.sse import EventSink

_PATH = "/v1/responses"


class ResponseRoutes:
    """Create, read and delete responses. `delta_delay` is the pause before each delta, in seconds."""

    def __init__(self, service: ResponseService, faults: Faults, delta_delay: float) -> None:
        self._service = service
        self._faults = faults
        self._delta_delay = delta_delay

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        return [
            web.post(_PATH, self._create),
            web.get(f"{_PATH}/{{response}}", self._retrieve),
            web.delete(f"{_PATH}/{{response}}", self._delete),
        ]

    async def _create(self, request: web.Request) -> web.StreamResponse:
        generation = self._service.begin(response_request(await read_body(request)))
        try:
            fault = late_fault(request)
            if fault is not None:
                self._service.complete(generation)
                return strike(request, fault)
            if generation.request.stream:
                return await self._stream(request, generation)
            await self._faults.pass_gates("response.completed")
            completed = self._service.complete(generation)
            await self._faults.pass_gates("committed")
            return answer(request, completed)
        except (asyncio.CancelledError, ConnectionError):
            self._abandon(generation)
            raise
        finally:
            generation.close()

    async def _stream(self, request: web.Request, generation: Generation) -> web.StreamResponse:
        sink = EventSink(request)
        watch = StreamWatch(self._faults, request.get(FAULT))
        numbers = count()
        sent = Sent()
        await sink.open()
        for event in events_before_the_end(generation):
            await self._pace(event)
            await sink.send(event["type"], {**event, "sequence_number": next(numbers)})
            sent.add(event)
            ending = watch.ending_after(event["type"])
            if ending is not None:
                return await self._end_badly(sink, generation, ending, sent, next(numbers))
        await self._faults.pass_gates("response.completed")
        completed = self._service.complete(generation)
        generation.close()
        await self._faults.pass_gates("committed")
        last = {"type": "response.completed", "response": completed, "sequence_number": next(numbers)}
        await sink.send("response.completed", last)
        request[RECORD].answer = completed
        return await sink.close()

    async def _pace(self, event: Event) -> None:
        if self._delta_delay and event["type"].endswith(".delta"):
            await asyncio.sleep(self._delta_delay)
        await self._faults.pass_gates(event["type"])

    async def _end_badly(
        self, sink: EventSink, generation: Generation, ending: EndStream, sent: Sent, number: int
    ) -> web.StreamResponse:
        generation.close()
        if ending.event is None:
            self._abandon(generation)
            return sink.cut()
        await sink.send(ending.event, {**failing_event(generation, ending, sent), "sequence_number": number})
        return await sink.close()

    def _abandon(self, generation: Generation) -> None:
        if self._faults.linger and not generation.kept:
            self._service.complete(generation)

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._service.get(request.match_info["response"]))

    async def _delete(self, request: web.Request) -> web.Response:
        response_id = request.match_info["response"]
        self._service.delete(response_id)
        return answer(request, {"id": response_id, "object": "response", "deleted": True})
