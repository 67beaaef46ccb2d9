"""Reading the stream of one run, until the run has ended or waits for outputs."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.assistant.engine import EngineEvent, TextDelta
from bot.assistant.engines import failures
from bot.assistant.engines.assistants.endings import ending, text_of
from bot.assistant.engines.endings import CutShort
from bot.assistant.engines.events import next_event, read_trailer
from bot.words.conversation import CUT_SHORT

if TYPE_CHECKING:
    from openai import AsyncStream
    from openai.types.beta import AssistantStreamEvent
    from openai.types.beta.threads import Message, MessageDeltaEvent


@dataclass(slots=True)
class _Draft:
    """What the run wrote so far: its messages, why the last is incomplete, and all pieces as they came."""

    texts: list[str] = field(default_factory=list[str])
    cut: str | None = None
    pieces: str = ""

    def add(self, message: "Message") -> None:
        self.texts.append(text_of(message))
        if message.incomplete_details is not None:
            self.cut = message.incomplete_details.reason

    def heard(self) -> list[str]:
        """Return the messages, also when their closing events were left out."""
        return self.texts or [self.pieces]


async def read_run(stream: "AsyncStream[AssistantStreamEvent]", deadline: float) -> AsyncGenerator[EngineEvent, None]:
    """Yield the run's text as it comes and then its end, which has to come before `deadline` (loop time).

    Raises what the client raises, and TimeoutError.
    """
    draft = _Draft()
    async with stream:
        while event := await next_event(stream, deadline):
            if event.event == "thread.message.delta":
                if piece := _piece(event.data):
                    draft.pieces += piece
                    yield TextDelta(piece)
            elif event.event == "thread.message.completed" or event.event == "thread.message.incomplete":
                draft.add(event.data)
            elif (end := _end(event, draft)) is not None:
                await read_trailer(stream)
                if isinstance(end, CutShort):
                    yield TextDelta(f"\n\n{CUT_SHORT}")
                yield end
                return
    yield failures.stream_cut()


def _end(event: "AssistantStreamEvent", draft: _Draft) -> EngineEvent | None:
    match event.event:
        case (
            "thread.run.requires_action"
            | "thread.run.completed"
            | "thread.run.incomplete"
            | "thread.run.failed"
            | "thread.run.cancelled"
            | "thread.run.expired"
        ):
            return ending(event.data, draft.heard(), draft.cut)
        case "error":
            return failures.reported(event.data.code, event.data.message, event.data.type)
        case _:
            return None


def _piece(delta: "MessageDeltaEvent") -> str:
    pieces: list[str] = []
    for part in delta.delta.content or ():
        if part.type == "text" and part.text is not None:
            pieces.append(part.text.value or "")
        elif part.type == "refusal":
            pieces.append(part.refusal or "")
    return "".join(pieces)
