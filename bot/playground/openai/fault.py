"""The kinds of things that can go wrong with one request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.playground.openai.errors import InjectedError

StreamEnd = Literal[
    "error",
    "response.failed",
    "response.incomplete",
    "thread.run.failed",
    "thread.run.incomplete",
    "thread.run.expired",
    "thread.run.cancelled",
]
"""Events with which a stream ends before its time."""

_UNDER_WAY = ("response.in_progress", "thread.run.in_progress")
SERVER_ERROR = "The server had an error while processing your request."


@dataclass(frozen=True, slots=True)
class Refuse:
    """The request is answered with an error, before or (`after_commit`) after its work was done and kept."""

    status: int
    code: str | None = None
    retry_after: float | None = None
    after_commit: bool = False
    message: str = SERVER_ERROR

    def error(self) -> InjectedError:
        """Return the answer, with a Retry-After header when `retry_after` (seconds) is given."""
        headers = {} if self.retry_after is None else {"Retry-After": f"{self.retry_after:g}"}
        return InjectedError(self.status, self.message, self.code, headers)


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed without an answer, before or (`after_commit`) after the work was done and kept."""

    after_commit: bool = False


@dataclass(frozen=True, slots=True)
class EndStream:
    """The stream ends before its time: by an event of its own, or (None) by the connection being cut.

    `after` is the type of the event behind which that happens, or how many events are sent before it; None: as soon
    as the response or run is in progress. `reason` is that of an incomplete response or run (None: too many tokens).
    """

    event: StreamEnd | None
    after: str | int | None = None
    code: str = "server_error"
    reason: str | None = None

    def is_due(self, event: str, count: int) -> bool:
        """Tell whether the stream ends behind `event`, its `count`-th."""
        protocol = event.partition(".")[0]
        if self.event not in (None, "error") and not self.event.startswith(protocol):
            return False
        if isinstance(self.after, int):
            return count >= self.after
        return event in _UNDER_WAY if self.after is None else event == self.after

    @property
    def ends_run(self) -> bool:
        """Whether an assistant's run ends with its stream; otherwise only the stream does and the run goes on."""
        return self.event is not None and self.event.startswith("thread.")


Fault = Refuse | Drop | EndStream
"""What one request meets."""

Chaos = Callable[[str, str], Fault | None]
"""Chooses, from a request's method and path, what it meets."""
