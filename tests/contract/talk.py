"""A conversation that keeps what an engine needs between requests, and a planner that listens to it."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from bot.assistant.engine import (
    AssistantEngine,
    EngineEvent,
    FunctionOutput,
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
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool
from tests.contract.wire import Kind, Wire, engine_at, wire_of

INSTRUCTIONS = "You are Penny."
HELLO = UserMessage(text="Hello Penny")
ANSWER = "Hello, good to see you."
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
    """One conversation with one engine; `history` is what an earlier `tell` brought to an end."""

    engine: AssistantEngine
    wire: Wire
    asked: RunInput = ASKED
    thread: RemoteThread = field(default_factory=lambda: RemoteThread(None, 0))
    history: tuple[Item, ...] = ()
    opened: list[RemoteThread] = field(default_factory=list[RemoteThread])

    async def tell(self, *new: Item, retried: bool = False, resume: bool = False) -> list[EngineEvent]:
        """Make one request and return its events; a request that came to its end becomes history."""
        run = replace(self.asked, history=self.history, new=new, retried=retried)
        respond = self.engine.resume if resume else self.engine.start
        events = [event async for event in respond(self.thread, run)]
        for event in events:
            self._keep(event, new)
        return events

    async def break_off(self, *new: Item, retried: bool = False) -> None:
        """Make one request and close its events at the first piece of text."""
        run = replace(self.asked, history=self.history, new=new, retried=retried)
        async with aclosing(self.engine.start(self.thread, run)) as events:
            async for event in events:
                self._keep(event, new)
                if isinstance(event, TextDelta):
                    return

    def _keep(self, event: EngineEvent, new: Sequence[Item]) -> None:
        match event:
            case ThreadOpened(thread=thread):
                self.thread = thread
                self.opened.append(thread)
            case ToolCallsRequested() | RunCompleted():
                self.history += (*new, *event.items)
            case _:
                pass


@asynccontextmanager
async def talk_with(url: str, kind: Kind) -> AsyncGenerator[Talk]:
    """A conversation with one engine, closed afterwards."""
    engine = engine_at(url, kind)
    yield Talk(engine, wire_of(kind))
    await engine.close()


def text_of(events: Sequence[EngineEvent]) -> str:
    """The streamed pieces, put together."""
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def failure_in(events: Sequence[object]) -> RunFailed:
    (failure,) = [event for event in events if isinstance(event, RunFailed)]
    return failure


def calls_in(events: Sequence[object]) -> ToolCallsRequested:
    """The end of a request in which the model called tools."""
    assert isinstance(events[-1], ToolCallsRequested)
    return events[-1]


def answer_in(events: Sequence[object]) -> RunCompleted:
    """The end of a request in which the model answered."""
    assert isinstance(events[-1], RunCompleted)
    return events[-1]


async def asked_for_a_call(talk: Talk, listener: "Listener") -> FunctionOutput:
    """Have the model call a tool; return the output that it waits for."""
    listener.calls = ("list_goals",)
    (call,) = calls_in(await talk.tell(HELLO)).calls
    listener.calls = ()
    return FunctionOutput(call_id=call.call_id, output="[]")


class Listener:
    """A planner that says one thing and remembers what it was told.

    `calls` are the tools that it calls whenever the user's words are the newest.
    """

    def __init__(self) -> None:
        self.calls: tuple[str, ...] = ()
        self.heard: list[list[dict[str, Any]]] = []
        self.offered: list[str] = []

    def __call__(self, items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
        self.heard.append([dict(item) for item in items])
        self.offered = [tool["name"] for tool in tools]
        if self.calls and items[-1].get("role") == "user":
            return tuple(Call(name, {}) for name in self.calls)
        return Say(ANSWER)

    @property
    def last(self) -> list[tuple[str, str]]:
        """What the latest request amounted to, item by item: who or what, and the words or the call id."""
        return [_told(item) for item in self.heard[-1]]


def _told(item: dict[str, Any]) -> tuple[str, str]:
    if item["type"] != "message":
        return item["type"], item["call_id"]
    content = item["content"]
    return item["role"], content if isinstance(content, str) else content[0]["text"]
