"""What can befall one request on the line."""

import asyncio
import json

from aiohttp import web

from tests.resilience.line import Passage, Trouble

_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
_PING_SECONDS = 0.02


def refused(status: int, code: str | None = None, retry_after: float | None = None, *, kept: bool = False) -> Trouble:
    """The server answers with an error; with `kept` it has done its work before."""

    async def befall(passage: Passage) -> web.StreamResponse:
        if kept:
            await passage.whole()
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        kind = "invalid_request_error" if status < 500 else "server_error"
        body = {"error": {"message": "Something is wrong.", "type": kind, "param": None, "code": code}}
        return web.json_response(body, status=status, headers=headers)

    return befall


def html(status: int) -> Trouble:
    """Something in between answers with a page for people."""

    async def befall(_: Passage) -> web.StreamResponse:
        return web.Response(text=_PAGE, status=status, content_type="text/html")

    return befall


def dropped(*, kept: bool = False) -> Trouble:
    """The connection breaks before an answer; with `kept` the server has done its work."""

    async def befall(passage: Passage) -> web.StreamResponse:
        if kept:
            await passage.whole()
        passage.drop()
        return web.Response()

    return befall


async def unanswered(_: Passage) -> web.StreamResponse:
    """No answer comes for as long as the client waits."""
    await asyncio.Event().wait()
    raise AssertionError("nobody hung up")


async def never_ending(passage: Passage) -> web.StreamResponse:
    """A stream begins, and all that it ever says is that it is still there."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(passage.request)
    while True:
        await response.write(b": still here\n\n")
        await asyncio.sleep(_PING_SECONDS)


def cut(after: str) -> Trouble:
    """The connection breaks after an event of the stream, whose work the server has done and kept."""

    async def befall(passage: Passage) -> web.StreamResponse:
        response = await _begun(passage, after)
        passage.drop()
        return response

    return befall


def garbled(after: str) -> Trouble:
    """The stream is no JSON any more after an event, though the server has done and kept its work."""

    async def befall(passage: Passage) -> web.StreamResponse:
        response = await _begun(passage, after)
        await response.write(b'event: garbage\ndata: {"type": "resp\n\n')
        await response.write_eof()
        return response

    return befall


def error_event(after: str, code: str = "server_error") -> Trouble:
    """An error is reported within the stream after an event, though the server has done and kept its work."""

    async def befall(passage: Passage) -> web.StreamResponse:
        response = await _begun(passage, after)
        error = {"type": "error", "code": code, "message": "Something is wrong.", "param": None, "sequence_number": 99}
        await response.write(f"event: error\ndata: {json.dumps(error)}\n\n".encode())
        await response.write_eof()
        return response

    return befall


async def _begun(passage: Passage, after: str) -> web.StreamResponse:
    """Pass on the stream up to the first event of type `after`; all of it when there is none."""
    status, headers, body = await passage.whole()
    response = web.StreamResponse(status=status, headers=headers)
    await response.prepare(passage.request)
    for event in body.split(b"\n\n"):
        await response.write(event + b"\n\n")
        if event.startswith(f"event: {after}\n".encode()):
            break
    return response
