"""The clock that everything else is given, so that tests can move it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the current instant as an aware UTC datetime."""


def utc_now() -> datetime:
    """Return the system's current time, aware, in UTC."""
    return datetime.now(UTC)
