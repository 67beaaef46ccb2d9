"""A conversation that keeps what an engine needs between requests, as RunHandler's journal does."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.assistant.engine import (
    AssistantEngine,
    EngineEvent,
    Item,
    RemoteThread,
    RunCompleted,
    RunInput,
    TextDelta,
    ThreadOpened,
    ToolCallsRequested,
)

INSTRUCTIONS = "You are Penny."
TOOL = {
    "type": "function",
    "name": "list_goals",
    "description": "List the goals.",
    "strict": True,
    "parameters": {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
}
ASKED = RunInput(
    instructions=INSTRUCTIONS,
    tools=(TOOL,),
    history=(),
    new=(),
    metadata={"team": "T1", "channel": "C1"},
    user_hash="a" * 64,
    cache_key="penny-T1",
)


@dataclass
class Talk:
    """One conversation with one engine; `told` is what an earlier `tell` brought to an end."""

    engine: AssistantEngine
    thread: RemoteThread = field(default_factory=lambda: RemoteThread(None, 0))
    history: tuple[Item, ...] = ()
    opened: list[RemoteThread] = field(default_factory=list[RemoteThread])

    async def tell(self, *new: Item, retried: bool = False, resume: bool = False) -> list[EngineEvent]:
        """Make one request and return its events; a request that came to its end becomes history."""
        run = replace(ASKED, history=self.history, new=new, retried=retried)
        respond = self.engine.resume if resume else self.engine.start
        events = [event async for event in respond(self.thread, run)]
        for event in events:
            self._keep(event, new)
        return events

    def _keep(self, event: EngineEvent, new: Sequence[Item]) -> None:
        match event:
            case ThreadOpened(thread=thread):
                self.thread = thread
                self.opened.append(thread)
            case ToolCallsRequested() | RunCompleted():
                self.history += (*new, *event.items)
            case _:
                pass


def text_of(events: Sequence[EngineEvent]) -> str:
    """The streamed pieces, put together."""
    return "".join(event.text for event in events if isinstance(event, TextDelta))
