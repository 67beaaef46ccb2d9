"""Reading one streamed response, to its terminal event."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.assistant.engine import (
    AssistantMessage,
    EngineEvent,
    FunctionCall,
    Item,
    RunCompleted,
    TextDelta,
    ToolCallsRequested,
    Usage,
)
from bot.assistant.engines import failures
from bot.assistant.engines.translate import from_wire
from tools.toolkit.tool import ToolCall

if TYPE_CHECKING:
    from openai import AsyncStream
    from openai.types.responses import Response, ResponseStreamEvent

_TRAILER_SECONDS = 0.5


async def read_stream(
    stream: "AsyncStream[ResponseStreamEvent]", *, reasoning: bool, seconds: float
) -> AsyncIterator[EngineEvent]:
    """Yield the response's text as it comes and then its end; the whole may take `seconds`.

    Raises what the client raises, and TimeoutError.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    kept: list[dict[str, Any]] = []
    async with stream:
        while event := await _next(stream, deadline):
            if event.type == "response.output_text.delta" or event.type == "response.refusal.delta":
                yield TextDelta(event.delta)
            elif event.type == "response.output_item.done":
                kept.append(_plain(event.item))
            elif (end := _end(event, kept, reasoning)) is not None:
                await _read_trailer(stream)
                yield end
                return
    yield failures.stream_cut()


def conclusion(items: Sequence[Item], usage: Usage) -> ToolCallsRequested | RunCompleted:
    """Return what a finished response comes to: calls to run, or the answer."""
    calls = tuple(ToolCall(item.call_id, item.name, item.arguments) for item in items if isinstance(item, FunctionCall))
    if calls:
        return ToolCallsRequested(calls, tuple(items), usage)
    text = "\n\n".join(item.text for item in items if isinstance(item, AssistantMessage))
    return RunCompleted(text, tuple(items), usage)


async def _next(stream: "AsyncStream[ResponseStreamEvent]", deadline: float) -> "ResponseStreamEvent | None":
    # The deadline is put around each step, because a timeout must not span a yield to the caller.
    async with asyncio.timeout_at(deadline):
        try:
            return await anext(stream)
        except StopAsyncIteration:
            return None


def _end(event: "ResponseStreamEvent", kept: list[dict[str, Any]], reasoning: bool) -> EngineEvent | None:
    match event.type:
        case "response.completed":
            # Some servers leave the items out of the closing event.
            wire = [_plain(item) for item in event.response.output] or kept
            return conclusion(from_wire(wire, reasoning=reasoning), _usage(event.response))
        case "response.incomplete":
            details = event.response.incomplete_details
            return failures.reported((details and details.reason) or "incomplete", "the response is incomplete")
        case "response.failed":
            error = event.response.error
            return failures.reported(error and error.code, error.message if error else "the response failed")
        case "error":
            return failures.reported(event.code, event.message)
        case _:
            return None


async def _read_trailer(stream: "AsyncStream[ResponseStreamEvent]") -> None:
    """Read what follows the terminal event, so that the connection can serve the next request."""
    with suppress(TimeoutError, json.JSONDecodeError):
        async with asyncio.timeout(_TRAILER_SECONDS):
            async for _ in stream:
                pass


def _plain(item: Any) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_none=True)


def _usage(response: "Response") -> Usage:
    usage = response.usage
    if usage is None:
        return Usage()
    return Usage(
        input_tokens=usage.input_tokens,
        cached_tokens=usage.input_tokens_details.cached_tokens,
        output_tokens=usage.output_tokens,
        reasoning_tokens=usage.output_tokens_details.reasoning_tokens,
    )
