"""Reading a stream of events under a deadline, whichever protocol they belong to."""

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from openai import AsyncStream

T = TypeVar("T")

_TRAILER_SECONDS = 0.5


async def next_event(stream: "AsyncStream[T]", deadline: float) -> T | None:
    """Return the next event, None when there is none; TimeoutError when it does not come before `deadline`.

    `deadline` is a time of the loop's clock. It is put around each step: a timeout must not span a yield.
    """
    async with asyncio.timeout_at(deadline):
        try:
            return await anext(stream)
        except StopAsyncIteration:
            return None


async def read_trailer(stream: "AsyncStream[T]") -> None:
    """Read what follows the terminal event, so that the connection can serve the next request."""
    from openai import OpenAIError

    # The end has been read: nothing that happens to the connection now can take it back.
    with suppress(TimeoutError, json.JSONDecodeError, OpenAIError):
        async with asyncio.timeout(_TRAILER_SECONDS):
            async for _ in stream:
                pass
