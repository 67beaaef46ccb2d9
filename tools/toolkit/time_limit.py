"""Work that may take so long and no longer."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from tools.toolkit.errors import TimedOutError

T = TypeVar("T")

TIMED_OUT = "That took too long, so I stopped it and nothing was changed: please try again, or ask for less at once."


async def within(limit: timedelta, work: Awaitable[T]) -> T:
    """Return what `work` returns; after `limit` it is cancelled and TimedOutError raised."""
    deadline = asyncio.timeout(limit.total_seconds())
    try:
        async with deadline:
            return await work
    except TimeoutError as error:
        if not deadline.expired():
            # The work's own time limits are its own affair.
            raise
        raise TimedOutError(TIMED_OUT) from error
