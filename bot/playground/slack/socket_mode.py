"""Socket Mode over WebSocket: the app's connections at /link."""

import asyncio
import json
from typing import Any, cast

from aiohttp import WSMsgType, web

from bot.playground.slack.sockets import Socket, SocketHub


class SocketMode:
    """Serves the app's sockets."""

    def __init__(self, hub: SocketHub) -> None:
        self._hub = hub

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the server."""
        return [web.get("/link/", self._serve)]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if not self._hub.redeem_ticket(request.query.get("ticket", "")):
            raise web.HTTPForbidden
        connection = web.WebSocketResponse(heartbeat=30, timeout=1.0)
        await connection.prepare(request)
        socket = self._hub.connect()
        writer = asyncio.create_task(_write(connection, socket))
        try:
            await self._read(connection)
        finally:
            writer.cancel()
            self._hub.disconnect(socket)
        return connection

    async def _read(self, connection: web.WebSocketResponse) -> None:
        async for frame in connection:
            if frame.type is WSMsgType.TEXT:
                self._acknowledge(frame.data)

    def _acknowledge(self, text: str) -> None:
        acknowledgement: Any = json.loads(text)
        match acknowledgement:
            case {"envelope_id": str(envelope_id)}:
                payload = acknowledgement.get("payload")
                self._hub.acknowledge(envelope_id, cast("dict[str, Any]", payload) if isinstance(payload, dict) else {})
            case _:
                return


async def _write(connection: web.WebSocketResponse, socket: Socket) -> None:
    while (envelope := await socket.outbox.get()) is not None:
        await connection.send_json(envelope)
    await connection.close()
