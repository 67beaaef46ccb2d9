"""Reading one streamed response, to its terminal event."""

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from bot.assistant.engine import EngineEvent, TextDelta
from bot.assistant.engines import failures
from bot.assistant.engines.endings import CutShort, Draft, ending
from bot.assistant.engines.events import next_event, read_trailer
from bot.words.conversation import CUT_SHORT

if TYPE_CHECKING:
    from openai import AsyncStream
    from openai.types.responses import ResponseStreamEvent


async def read_stream(
    stream: "AsyncStream[ResponseStreamEvent]", *, reasoning: bool, deadline: float
) -> AsyncGenerator[EngineEvent, None]:
    """Yield the response's text as it comes and then its end, which has to come before `deadline` (loop time).

    Closing this iterator closes the connection. Raises what the client raises, and TimeoutError.
    """
    draft = Draft()
    async with stream:
        while event := await next_event(stream, deadline):
            draft.note(event)
            if event.type == "response.output_text.delta" or event.type == "response.refusal.delta":
                yield TextDelta(event.delta)
            elif (end := ending(event, draft, reasoning=reasoning)) is not None:
                await read_trailer(stream)
                if isinstance(end, CutShort):
                    yield TextDelta(f"\n\n{CUT_SHORT}")
                yield end
                return
    yield failures.stream_cut()
