"""Socket Mode: envelopes go to one of the app's sockets and come again when they are not acknowledged."""

import asyncio
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from bot.playground.slack.directory import APP_ID, Json
from bot.playground.slack.errors import ApiError, GestureError
from bot.playground.slack.feed import Feed
from bot.playground.slack.timing import ACK_SECONDS, RETRY_DELAYS, Sleep
from bot.playground.wire import WireLog

EnvelopeKind = Literal["events_api", "interactive", "slash_commands"]

MAX_SOCKETS = 10
_KEPT = 10_000


@dataclass(eq=False)
class Socket:
    """One connection of the app: `outbox` holds what is to be sent; None closes the connection."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    outbox: asyncio.Queue[Json | None] = field(default_factory=asyncio.Queue[Json | None])


@dataclass(eq=False)
class Delivery:
    """One payload on its way to the app. `answer` is what the app acknowledged it with."""

    kind: EnvelopeKind
    name: str
    payload: Json
    attempt: int = 0
    reason: str = ""
    socket: Socket | None = None
    sent_at: float | None = None
    acked_at: float | None = None
    dropped: bool = False
    answer: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    timer: asyncio.Task[None] | None = None

    @property
    def acked(self) -> bool:
        """Whether the app has acknowledged it."""
        return self.acked_at is not None

    @property
    def ack_ms(self) -> float | None:
        """Milliseconds from the last sending to the acknowledgement."""
        if self.sent_at is None or self.acked_at is None:
            return None
        return (self.acked_at - self.sent_at) * 1000


class SocketHub:
    """Keeps the app's sockets and what was last sent to them."""

    def __init__(self, feed: Feed, wire: WireLog, sleep: Sleep) -> None:
        self.deliveries: deque[Delivery] = deque(maxlen=_KEPT)
        self._feed = feed
        self._wire = wire
        self._sleep = sleep
        self._sockets: list[Socket] = []
        self._tickets: set[str] = set()
        self._envelopes: dict[str, Delivery] = {}
        self._backlog: list[Delivery] = []
        self._turn = 0
        self._closed = False

    @property
    def connections(self) -> int:
        """How many sockets the app has open."""
        return len(self._sockets)

    def issue_ticket(self) -> str:
        """Return a ticket for one connection; ApiError too_many_websockets when all are taken."""
        if len(self._sockets) >= MAX_SOCKETS:
            raise ApiError("too_many_websockets")
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    def redeem_ticket(self, ticket: str) -> bool:
        """Use a ticket up; tell whether it was good."""
        good = ticket in self._tickets
        self._tickets.discard(ticket)
        return good

    def connect(self) -> Socket:
        """Open a socket: it gets a hello, then whatever waited for one."""
        socket = Socket()
        self._sockets.append(socket)
        socket.outbox.put_nowait(_hello(len(self._sockets)))
        waiting, self._backlog = self._backlog, []
        for delivery in waiting:
            self._send(delivery)
        self._feed.touch()
        return socket

    def disconnect(self, socket: Socket) -> None:
        """Forget a socket; what it did not acknowledge goes to another one."""
        self._sockets.remove(socket)
        if self._closed:
            return
        for delivery in [d for d in self.deliveries if d.socket is socket and not d.acked and not d.dropped]:
            self._give_up_or_retry(delivery, "connection_failed", at_once=True)
        self._feed.touch()

    def refresh(self, reason: Literal["warning", "refresh_requested", "link_disabled"] = "refresh_requested") -> None:
        """Tell every socket that it is going to be closed, and close it, as Slack does now and then."""
        for socket in self._sockets:
            socket.outbox.put_nowait({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            if reason != "warning":
                socket.outbox.put_nowait(None)

    def close(self) -> None:
        """Close every socket and stop every timer."""
        self._closed = True
        for socket in self._sockets:
            socket.outbox.put_nowait(None)
        for delivery in self.deliveries:
            _stop_timer(delivery)

    def dispatch(self, kind: EnvelopeKind, name: str, payload: Json, *, attempt: int = 0) -> Delivery:
        """Send a payload to one socket. Events wait for a socket; a gesture fails with dispatch_failed."""
        delivery = Delivery(kind, name, payload, attempt, "timeout" if attempt else "")
        self.deliveries.append(delivery)
        self._send(delivery)
        return delivery

    def acknowledge(self, envelope_id: str, payload: Json) -> None:
        """Take the app's acknowledgement; of a payload sent more than once the first one counts."""
        delivery = self._envelopes.pop(envelope_id, None)
        if delivery is None or delivery.acked:
            return
        delivery.acked_at = time.perf_counter()
        _stop_timer(delivery)
        self._record(delivery, payload or None)
        if not delivery.answer.done():
            delivery.answer.set_result(payload)
        self._feed.touch()

    def _send(self, delivery: Delivery) -> None:
        if not self._sockets:
            self._wait_for_socket(delivery)
            return
        self._turn += 1
        socket = self._sockets[self._turn % len(self._sockets)]
        envelope_id = secrets.token_hex(16)
        self._envelopes[envelope_id] = delivery
        delivery.socket = socket
        delivery.sent_at = time.perf_counter()
        socket.outbox.put_nowait(_envelope(envelope_id, delivery))
        delivery.timer = asyncio.create_task(self._expire(delivery))

    def _wait_for_socket(self, delivery: Delivery) -> None:
        delivery.socket = None
        if delivery.kind == "events_api":
            self._backlog.append(delivery)
        else:
            self._fail(delivery, "dispatch_failed")

    async def _expire(self, delivery: Delivery) -> None:
        await self._sleep(ACK_SECONDS)
        delivery.timer = None
        self._record(delivery, {"error": "timeout"})
        self._give_up_or_retry(delivery, "timeout", at_once=False)

    def _give_up_or_retry(self, delivery: Delivery, reason: str, *, at_once: bool) -> None:
        _stop_timer(delivery)
        if delivery.kind != "events_api":
            self._fail(delivery, "operation_timeout")
        elif not at_once and delivery.attempt >= len(RETRY_DELAYS):
            self._fail(delivery, reason)
        else:
            delay = 0.0 if at_once else RETRY_DELAYS[delivery.attempt]
            delivery.attempt += 1
            delivery.reason = reason
            delivery.timer = asyncio.create_task(self._resend(delivery, delay))

    async def _resend(self, delivery: Delivery, delay: float) -> None:
        await self._sleep(delay)
        self._send(delivery)

    def _fail(self, delivery: Delivery, code: str) -> None:
        delivery.dropped = True
        if delivery.kind != "events_api" and not delivery.answer.done():
            delivery.answer.set_exception(GestureError(code))
        self._feed.touch()

    def _record(self, delivery: Delivery, answer: Json | None) -> None:
        self._wire.record("slack→penny", delivery.name, request=delivery.payload, response=answer, ms=delivery.ack_ms)


def _stop_timer(delivery: Delivery) -> None:
    if delivery.timer is not None and delivery.timer is not asyncio.current_task():
        delivery.timer.cancel()
    delivery.timer = None


def _hello(connections: int) -> Json:
    return {
        "type": "hello",
        "num_connections": connections,
        "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
        "connection_info": {"app_id": APP_ID},
    }


def _envelope(envelope_id: str, delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "payload": delivery.payload,
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope
