"""What tests make go wrong: held requests, failures, streams cut or broken in the middle."""

from dataclasses import dataclass
from typing import Literal

from bot.playground.gate import Gate
from bot.playground.openai.errors import InjectedError

Point = Literal["request", "response.output_text.delta", "response.completed", "committed"]
"""Where a request can be held: before it is read, before an event is sent, after its items were kept."""

StreamEnd = Literal["error", "response.failed", "response.incomplete"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One refused request: to which path, before or after its work was kept, and with what answer."""

    path: str
    after_commit: bool
    error: InjectedError


@dataclass(frozen=True, slots=True)
class BadEnding:
    """How a stream ends before its time: by an event of its own, or (None) by the connection being cut."""

    after: str
    event: StreamEnd | None
    code: str = "server_error"


class Faults:
    """The faults that wait for the next requests; each is used once, in the order asked for."""

    def __init__(self) -> None:
        self._gates: list[Gate] = []
        self._failures: list[Failure] = []
        self._endings: list[BadEnding] = []
        self._broken_arguments = 0

    def gate(self, point: Point | str, *, skip: int = 0) -> Gate:
        """Hold requests, but for the first `skip`, at `point`: one of Point, or any event's type before it is sent."""
        gate = Gate(point, skip)
        self._gates.append(gate)
        return gate

    def fail_next(
        self,
        status: int,
        code: str | None = None,
        retry_after: float | None = None,
        *,
        message: str = "The server had an error while processing your request.",
        path: str = "/v1/responses",
        after_commit: bool = False,
    ) -> None:
        """Refuse the next request to `path`, optionally after its work was done and kept."""
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        error = InjectedError(status, message, code, headers)
        self._failures.append(Failure(path, after_commit, error))

    def cut_next_stream(self, after: str = "response.output_item.added") -> None:
        """Drop the connection of the next stream once an event of type `after` was sent; nothing is kept."""
        self._endings.append(BadEnding(after, None))

    def end_next_stream(
        self, event: StreamEnd, *, after: str = "response.in_progress", code: str = "server_error"
    ) -> None:
        """End the next stream with `event` once an event of type `after` was sent; nothing is kept."""
        self._endings.append(BadEnding(after, event, code))

    def break_next_arguments(self) -> None:
        """Make the arguments of the next function call malformed JSON."""
        self._broken_arguments += 1

    async def pass_gates(self, point: str) -> None:
        """Stand at every closed gate of `point`."""
        for gate in [gate for gate in self._gates if gate.point == point and not gate.released]:
            await gate.hold()

    def take_failure(self, path: str, *, after_commit: bool) -> InjectedError | None:
        """Return the failure that waits for a request to `path`, once."""
        for failure in self._failures:
            if failure.path == path and failure.after_commit == after_commit:
                self._failures.remove(failure)
                return failure.error
        return None

    def take_ending(self) -> BadEnding | None:
        """Return how the next stream shall end, once."""
        return self._endings.pop(0) if self._endings else None

    def take_broken_arguments(self) -> bool:
        """Tell whether the next function call's arguments shall be malformed, once."""
        if not self._broken_arguments:
            return False
        self._broken_arguments -= 1
        return True

    def release_all(self) -> None:
        """Open every gate, so that nothing is held when the server stops."""
        for gate in self._gates:
            gate.release()
