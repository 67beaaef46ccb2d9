"""The wire log: what went to and from Slack and the model, for people to look at and tests to assert on."""

import asyncio
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from storage.clock import Clock, utc_now

Direction = Literal["slack→penny", "penny→slack", "penny→model", "model→penny"]
"""Who spoke to whom."""

_SECRET_NAMES = frozenset({"authorization", "token", "api-key", "api_key", "x-api-key"})
_REDACTED = "[redacted]"


@dataclass(frozen=True, slots=True)
class WireEntry:
    """One exchange: `status` is the HTTP status (None where there is none), `ms` its duration in milliseconds."""

    id: int
    at: str
    direction: Direction
    name: str
    status: int | None
    ms: float | None
    request: Any
    response: Any

    def as_json(self) -> dict[str, Any]:
        """Return the entry as the page reads it."""
        return asdict(self)


class WireLog:
    """Keeps the newest exchanges, without secrets, and tells its subscribers of each new one."""

    def __init__(self, clock: Clock = utc_now, limit: int = 1000) -> None:
        self._clock = clock
        self._entries: deque[WireEntry] = deque(maxlen=limit)
        self._queues: set[asyncio.Queue[WireEntry]] = set()
        self._last_id = 0

    @property
    def entries(self) -> tuple[WireEntry, ...]:
        """The exchanges that are still kept, oldest first."""
        return tuple(self._entries)

    def record(
        self,
        direction: Direction,
        name: str,
        *,
        request: Any = None,
        response: Any = None,
        status: int | None = None,
        ms: float | None = None,
    ) -> WireEntry:
        """Keep one exchange; whatever is named like a secret in it is redacted, at any depth."""
        self._last_id += 1
        at = self._clock().isoformat(timespec="milliseconds")
        entry = WireEntry(self._last_id, at, direction, name, status, ms, redact(request), redact(response))
        self._entries.append(entry)
        for queue in self._queues:
            queue.put_nowait(entry)
        return entry

    @contextmanager
    def subscribe(self) -> Generator[asyncio.Queue[WireEntry]]:
        """Yield a queue that receives every exchange recorded from now on."""
        queue: asyncio.Queue[WireEntry] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)


def redact(value: Any) -> Any:
    """Return a copy of `value` in which everything named like a secret is replaced, at any depth."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[Any, Any]", value).items()
        return {key: _REDACTED if str(key).lower() in _SECRET_NAMES else redact(item) for key, item in pairs}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [redact(item) for item in cast("Sequence[Any]", value)]
    return value
