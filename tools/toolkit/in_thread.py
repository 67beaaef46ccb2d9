"""Heavy work beside the event loop, with a word to whoever waits when it takes long."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from tools.toolkit.tool import Progress

T = TypeVar("T")

PATIENCE = timedelta(seconds=1)
"""After this long somebody who waits wants to know why."""


async def in_thread(work: Callable[[], T], progress: Progress, text: str, patience: timedelta = PATIENCE) -> T:
    """Return what `work` returns; `text` says what is being done once that takes longer than `patience`."""
    working = asyncio.create_task(asyncio.to_thread(work))
    done, _ = await asyncio.wait({working}, timeout=patience.total_seconds())
    if not done:
        await progress(text)
    return await working
