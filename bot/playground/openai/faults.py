"""What tests make go wrong: held requests, failures, streams cut or broken in the middle."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Literal

from bot.playground.gate import Gate
from bot.playground.openai.fault import Chaos, Drop, EndStream, Fault, Refuse

Point = Literal["request", "response.output_text.delta", "response.completed", "committed"]
"""Where a request can be held: before it is read, before an event is sent, after its items were kept."""

Route = str | Callable[[str, str], bool]
"""Which requests: a path, in which * stands for anything, or a predicate of method and path."""


class Faults:
    """The faults that wait for the next requests; each is used once, in the order asked for.

    `chaos` is asked for a fault of every request for which none waits. With `linger` a response that its client
    does not wait for is completed and kept all the same; without it nothing of it is.
    """

    def __init__(self) -> None:
        self.chaos: Chaos | None = None
        self.linger = False
        self._gates: list[Gate] = []
        self._waiting: list[tuple[Route, str | None, Refuse | Drop]] = []
        self._endings: list[EndStream] = []
        self._broken_arguments: list[str | None] = []
        self._locks = 0

    def gate(self, point: Point | str, *, skip: int = 0) -> Gate:
        """Hold requests, but for the first `skip`, at `point`: one of Point, or any event's type before it is sent."""
        gate = Gate(point, skip)
        self._gates.append(gate)
        return gate

    def next_request(self, fault: Refuse | Drop, *, path: Route = "/v1/responses", method: str | None = None) -> None:
        """Let `fault` meet the next request to `path`, or the next with this method."""
        self._waiting.append((path, method, fault))

    def next_stream(self, ending: EndStream) -> None:
        """End the next stream in which `ending` comes due."""
        self._endings.append(ending)

    def break_next_arguments(self, text: str | None = None) -> None:
        """Make the arguments of the next function call malformed JSON, or this text."""
        self._broken_arguments.append(text)

    def lock_next(self, requests: int = 1) -> None:
        """Refuse the next `requests` that write to a conversation or thread, as if another writer were at work."""
        self._locks += requests

    async def pass_gates(self, point: str) -> None:
        """Stand at every closed gate of `point`."""
        for gate in [gate for gate in self._gates if gate.point == point and not gate.released]:
            await gate.hold()

    def take(self, method: str, path: str) -> Fault | None:
        """Return what the request `method` `path` meets."""
        for entry in self._waiting:
            route, wanted, fault = entry
            if wanted in (None, method) and _leads_to(route, method, path):
                self._waiting.remove(entry)
                return fault
        return self.chaos(method, path) if self.chaos else None

    def take_ending(self, event: str, count: int) -> EndStream | None:
        """Return how a stream shall end behind `event`, its `count`-th, once."""
        return self._endings.pop(0) if self._endings and self._endings[0].is_due(event, count) else None

    def broken(self, arguments: str) -> str:
        """Return the arguments of a function call as they shall be sent: malformed or replaced, once."""
        if not self._broken_arguments:
            return arguments
        text = self._broken_arguments.pop(0)
        return arguments[:-2] if text is None else text

    def take_lock(self) -> bool:
        """Tell whether the next request that writes to a conversation or thread shall be refused, once."""
        if not self._locks:
            return False
        self._locks -= 1
        return True

    def release_all(self) -> None:
        """Open every gate, so that nothing is held when the server stops."""
        for gate in self._gates:
            gate.release()


class StreamWatch:
    """Counts the events of one stream and tells when a fault ends it; `own` is the fault of its request."""

    def __init__(self, faults: Faults, own: Fault | None) -> None:
        self._faults = faults
        self._own = own if isinstance(own, EndStream) else None
        self._count = 0
        self._over = False

    def ending_after(self, event: str) -> EndStream | None:
        """Return how the stream ends now that `event` was sent, once, or None when it goes on."""
        if self._over:
            return None
        self._count += 1
        ending = self._own if self._own is not None and self._own.is_due(event, self._count) else None
        ending = ending or self._faults.take_ending(event, self._count)
        self._over = ending is not None
        return ending


def _leads_to(route: Route, method: str, path: str) -> bool:
    return fnmatchcase(path, route) if isinstance(route, str) else route(method, path)
