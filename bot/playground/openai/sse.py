"""Server-sent events to one client."""

import json
from typing import Any

from aiohttp import web


class EventSink:
    """The stream of events that answers one request."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self._response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
        )

    async def open(self) -> None:
        """Send the headers."""
        await self._response.prepare(self._request)

    async def send(self, event: str, data: dict[str, Any]) -> None:
        """Send one event."""
        await self._write(event, json.dumps(data, ensure_ascii=False))

    async def send_done(self) -> None:
        """Say that no event follows, as the Assistants protocol does."""
        await self._write("done", "[DONE]")

    async def close(self) -> web.StreamResponse:
        """End the stream properly."""
        await self._response.write_eof()
        return self._response

    def cut(self) -> web.StreamResponse:
        """Drop the connection without an end."""
        if self._request.transport is not None:
            self._request.transport.close()
        return self._response

    async def _write(self, event: str, data: str) -> None:
        await self._response.write(f"event: {event}\ndata: {data}\n\n".encode())
