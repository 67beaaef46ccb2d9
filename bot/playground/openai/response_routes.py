"""HTTP routes of the Responses protocol: one JSON answer, or a stream of events."""

import asyncio
import json
from typing import Any

from aiohttp import web

from bot.playground.openai.events import Event, events_before_the_end, failing_event
from bot.playground.openai.faults import BadEnding, Faults
from bot.playground.openai.http import RECORD, answer, read_body
from bot.playground.openai.requests import response_request
from bot.playground.openai.responses import Generation, ResponseService

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
            refusal = self._faults.take_failure(_PATH, after_commit=True)
            if refusal is not None:
                self._service.complete(generation)
                raise refusal
            if generation.request.stream:
                return await self._stream(request, generation)
            await self._faults.pass_gates("response.completed")
            completed = self._service.complete(generation)
            await self._faults.pass_gates("committed")
            return answer(request, completed)
        finally:
            generation.close()

    async def _stream(self, request: web.Request, generation: Generation) -> web.StreamResponse:
        sink = EventSink(request)
        ending = self._faults.take_ending()
        await sink.open()
        for event in events_before_the_end(generation):
            await self._send(sink, event)
            if ending is not None and event["type"] == ending.after:
                return await _end_badly(sink, generation, ending)
        await self._faults.pass_gates("response.completed")
        completed = self._service.complete(generation)
        generation.close()
        await self._faults.pass_gates("committed")
        await sink.send({"type": "response.completed", "response": completed})
        request[RECORD].answer = completed
        return await sink.close()

    async def _send(self, sink: "EventSink", event: Event) -> None:
        if self._delta_delay and event["type"].endswith(".delta"):
            await asyncio.sleep(self._delta_delay)
        await self._faults.pass_gates(event["type"])
        await sink.send(event)

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._service.get(request.match_info["response"]))

    async def _delete(self, request: web.Request) -> web.Response:
        response_id = request.match_info["response"]
        self._service.delete(response_id)
        return answer(request, {"id": response_id, "object": "response", "deleted": True})


class EventSink:
    """Server-sent events to one client, numbered from 0."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self._response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
        )
        self._number = 0

    async def open(self) -> None:
        """Send the headers."""
        await self._response.prepare(self._request)

    async def send(self, event: dict[str, Any]) -> None:
        """Send one event with the next sequence number."""
        numbered = {**event, "sequence_number": self._number}
        self._number += 1
        text = f"event: {event['type']}\ndata: {json.dumps(numbered, ensure_ascii=False)}\n\n"
        await self._response.write(text.encode())

    async def close(self) -> web.StreamResponse:
        """End the stream properly."""
        await self._response.write_eof()
        return self._response

    def cut(self) -> web.StreamResponse:
        """Drop the connection without an end."""
        if self._request.transport is not None:
            self._request.transport.close()
        return self._response


async def _end_badly(sink: EventSink, generation: Generation, ending: BadEnding) -> web.StreamResponse:
    generation.close()
    if ending.event is None:
        return sink.cut()
    await sink.send(failing_event(generation, ending.event, ending.code))
    return await sink.close()
