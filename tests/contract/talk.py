"""A conversation that keeps what an engine needs between requests, and a planner that listens to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.assistant.engine import (
    AssistantEngine,
    EngineEvent,
    Item,
    RemoteThread,
    RunCompleted,
    RunFailed,
    RunInput,
    TextDelta,
    ThreadOpened,
    ToolCallsRequested,
    UserMessage,
)
from bot.assistant.engines.responses import ResponsesEngine
from bot.playground.planner.moves import Move, Say, WireItem, WireTool

INSTRUCTIONS = "You are Penny."
HELLO = UserMessage(text="Hello Penny")
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


def engine_at(url: str, state: Any) -> ResponsesEngine:
    return ResponsesEngine(api_key="sk-test", base_url=url, model="test", state=state, read_seconds=2.0)


def failure_in(events: Sequence[object]) -> RunFailed:
    (failure,) = [event for event in events if isinstance(event, RunFailed)]
    return failure


class Listener:
    """A planner that says one thing and remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[list[dict[str, Any]]] = []

    def __call__(self, items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
        self.heard.append([dict(item) for item in items])
        return Say("Hello, good to see you.")

    @property
    def last(self) -> list[tuple[str, str]]:
        """What the latest request amounted to, item by item: who or what, and the words or the call id."""
        return [_told(item) for item in self.heard[-1]]


def _told(item: dict[str, Any]) -> tuple[str, str]:
    if item["type"] == "message":
        return item["role"], item["content"][0]["text"]
    return item["type"], item["call_id"]
