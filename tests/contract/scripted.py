"""A provider that plays what a test wrote, for what the loopback model server never says."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

Event = dict[str, Any]


class ScriptedProvider:
    """Answers each request for a response with the next of `answers`; `bodies` are the bytes that it was sent."""

    def __init__(self) -> None:
        self.answers: list[Sequence[Event] | web.Response] = []
        self.bodies: list[bytes] = []
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listen and return the base URL."""
        app = web.Application()
        app.add_routes([web.post("/v1/responses", self._respond), web.post("/v1/conversations", _open)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def play(self, *events: Event) -> None:
        """Answer the next request with a stream of these events, which then ends."""
        self.answers.append(events)

    def refuse(self, status: int, error: Mapping[str, Any], **headers: str) -> None:
        """Answer the next request with an error."""
        self.answers.append(web.json_response({"error": error}, status=status, headers=headers))

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        self.bodies.append(await request.read())
        answer = self.answers.pop(0)
        if isinstance(answer, web.Response):
            return answer
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        for number, event in enumerate(answer):
            data = json.dumps({**event, "sequence_number": number})
            await stream.write(f"event: {event['type']}\ndata: {data}\n\n".encode())
        await stream.write_eof()
        return stream


async def _open(_: web.Request) -> web.Response:
    return web.json_response({"id": "conv_1", "object": "conversation", "created_at": 1, "metadata": {}})


def response(status: str, *output: Event, **fields: Any) -> Event:
    """A response as the closing event shows it."""
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "model": "test",
        "status": status,
        "output": list(output),
        "parallel_tool_calls": False,
        "tool_choice": "auto",
        "tools": [],
        "error": None,
        "incomplete_details": None,
        **fields,
    }


def message(text: str, status: str = "completed") -> Event:
    content = {"type": "output_text", "text": text, "annotations": []}
    return {"id": "msg_1", "type": "message", "role": "assistant", "status": status, "content": [content]}


def refusal(text: str) -> Event:
    return {**message(""), "content": [{"type": "refusal", "refusal": text}]}


def call(status: str = "completed", arguments: str = "{}") -> Event:
    named = {"id": "fc_1", "call_id": "call_1", "name": "list_goals"}
    return {"type": "function_call", "status": status, "arguments": arguments, **named}


def delta(text: str, kind: str = "output_text") -> Event:
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    return {"type": f"response.{kind}.delta", **place, "delta": text, "logprobs": []}


def added(item: Event) -> Event:
    return {"type": "response.output_item.added", "output_index": 0, "item": item}


def done(item: Event) -> Event:
    return {"type": "response.output_item.done", "output_index": 0, "item": item}


def progress(status: str) -> Event:
    """An event that says how far the response is."""
    return {"type": f"response.{status}", "response": response("in_progress" if status == "created" else status)}


def end(status: str, *output: Event, **fields: Any) -> Event:
    """A closing event."""
    return {"type": f"response.{status}", "response": response(status, *output, **fields)}


def incomplete(reason: str | None, *output: Event) -> Event:
    return end("incomplete", *output, incomplete_details=reason and {"reason": reason})


def failed(code: str, text: str = "in words that nobody reads") -> Event:
    return end("failed", error={"code": code, "message": text})
