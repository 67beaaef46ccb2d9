"""Reading one streamed response, to its terminal event."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.assistant.engine import EngineEvent, TextDelta
from bot.assistant.engines import failures
from bot.assistant.engines.endings import CUT_SHORT, CutShort, Draft, ending

if TYPE_CHECKING:
    from openai import AsyncStream
    from openai.types.responses import ResponseStreamEvent

_TRAILER_SECONDS = 0.5


async def read_stream(
    stream: "AsyncStream[ResponseStreamEvent]", *, reasoning: bool, deadline: float
) -> AsyncGenerator[EngineEvent, None]:
    """Yield the response's text as it comes and then its end, which has to come before `deadline` (loop time).

    Closing this iterator closes the connection. Raises what the client raises, and TimeoutError.
    """
    draft = Draft()
    async with stream:
        while event := await _next(stream, deadline):
            draft.note(event)
            if event.type == "response.output_text.delta" or event.type == "response.refusal.delta":
                yield TextDelta(event.delta)
            elif (end := ending(event, draft, reasoning=reasoning)) is not None:
                await _read_trailer(stream)
                if isinstance(end, CutShort):
                    yield TextDelta(f"\n\n{CUT_SHORT}")
                yield end
                return
    yield failures.stream_cut()


async def _next(stream: "AsyncStream[ResponseStreamEvent]", deadline: float) -> "ResponseStreamEvent | None":
    # The deadline is put around each step, because a timeout must not span a yield to the caller.
    async with asyncio.timeout_at(deadline):
        try:
            return await anext(stream)
        except StopAsyncIteration:
            return None


async def _read_trailer(stream: "AsyncStream[ResponseStreamEvent]") -> None:
    """Read what follows the terminal event, so that the connection can serve the next request."""
    from openai import OpenAIError

    # The response has ended: nothing that happens to the connection now can take it back.
    with suppress(TimeoutError, json.JSONDecodeError, OpenAIError):
        async with asyncio.timeout(_TRAILER_SECONDS):
            async for _ in stream:
                pass
