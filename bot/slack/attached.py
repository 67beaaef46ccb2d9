"""Tasks beside a turn that are not left running when the turn is cancelled."""

import asyncio
from collections.abc import Coroutine


def attached_task(work: Coroutine[object, object, None], name: str) -> asyncio.Task[None]:
    """Start a task beside the current one; it is cancelled with it."""
    task = asyncio.create_task(work, name=name)

    def follow(starter: asyncio.Task[object]) -> None:
        if starter.cancelled():
            task.cancel()

    if starter := asyncio.current_task():
        starter.add_done_callback(follow)
    return task
