"""What RunHandler expects of an engine, and the provider-neutral items and events between them."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field

from tools.toolkit.record import Record
from tools.toolkit.tool import ToolCall


class UserMessage(Record):
    """What the user wrote. `ts` is Slack's id of the message; "" where the words were not a message."""

    type: Literal["user_message"] = "user_message"
    text: str
    ts: str = ""


class AssistantMessage(Record):
    """What Penny answered."""

    type: Literal["assistant_message"] = "assistant_message"
    text: str


class Note(Record):
    """A context note ("system-like message"): something learned outside the conversation's own words."""

    type: Literal["note"] = "note"
    text: str


class FunctionCall(Record):
    """A tool call the model made."""

    type: Literal["function_call"] = "function_call"
    call_id: str
    name: str
    arguments: str


class FunctionOutput(Record):
    """The output of a tool call."""

    type: Literal["function_output"] = "function_output"
    call_id: str
    output: str


class Reasoning(Record):
    """A provider's own item that must be replayed as it came (encrypted reasoning)."""

    type: Literal["reasoning"] = "reasoning"
    payload: dict[str, Any]


Item = Annotated[
    UserMessage | AssistantMessage | Note | FunctionCall | FunctionOutput | Reasoning, Field(discriminator="type")
]
"""One entry of a conversation, as the journal keeps it and as engines translate it."""


@dataclass(frozen=True, slots=True)
class RemoteThread:
    """The provider's side of a conversation: its id (None before the first run) and how often it was rebuilt."""

    remote_id: str | None
    generation: int


@dataclass(frozen=True, slots=True)
class RunInput:
    """What one request to the model consists of.

    `history` is what the remote thread already holds, `new` what it must be told now; an engine without remote
    state sends both. `retried` is true when an earlier attempt to tell it may have reached the provider.
    `tools` are the schemas of all tools, always the same; `offered` names those that may be called now (None: all).
    """

    instructions: str
    tools: tuple[Mapping[str, Any], ...]
    history: tuple[Item, ...]
    new: tuple[Item, ...]
    offered: frozenset[str] | None = None
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    user_hash: str = ""
    cache_key: str = ""
    retried: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request, as the provider counted them."""

    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    reasoning_tokens: int = 0


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """The remote thread exists (or was rebuilt): to be stored before anything else is sent to it."""

    thread: RemoteThread


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCallsRequested:
    """The model wants tools to run. `items` are all output items of this request, the calls among them."""

    calls: tuple[ToolCall, ...]
    items: tuple[Item, ...]
    usage: Usage


@dataclass(frozen=True, slots=True)
class RunCompleted:
    """The model finished its answer. `items` are all output items of this request."""

    text: str
    items: tuple[Item, ...]
    usage: Usage


TOO_LONG = "context_length_exceeded"
"""The code of a RunFailed, from whatever server, that says that less has to be told."""


@dataclass(frozen=True, slots=True)
class RunFailed:
    """The request came to nothing. `retryable` says whether the same request may succeed later.

    `rejected` says that what was sent is itself refused, so that sending it once more would fail again;
    `retry_after` is how many seconds the provider asks to wait, where it says so.
    """

    code: str
    message: str
    retryable: bool
    rejected: bool = False
    retry_after: float | None = None


EngineEvent = ThreadOpened | TextDelta | ToolCallsRequested | RunCompleted | RunFailed


class AssistantEngine(Protocol):
    """A way to reach a model.

    `start` and `resume` yield any number of TextDelta (and ThreadOpened first, when the remote thread is new) and
    then exactly one of ToolCallsRequested, RunCompleted or RunFailed. They do not raise for what the provider does.
    Closing the iterator early stops the run at the provider. `name` and `endpoint` say where a conversation is kept.
    """

    name: str
    endpoint: str
    model: str

    async def check(self) -> None:
        """Raise EngineUnavailableError when the endpoint certainly does not speak this engine's protocol."""
        ...

    def start(self, thread: RemoteThread, run: RunInput) -> AsyncGenerator[EngineEvent, None]:
        """Tell the model what is new and stream its reaction."""
        ...

    def resume(self, thread: RemoteThread, run: RunInput) -> AsyncGenerator[EngineEvent, None]:
        """Give the model the outputs of the calls it requested and stream its reaction."""
        ...

    async def rebuild(self, generation: int, history: Sequence[Item], metadata: Mapping[str, str]) -> RemoteThread:
        """Make a remote thread that holds `history`, without asking the model anything. Raises EngineError."""
        ...

    async def mirror(self, thread: RemoteThread, metadata: Mapping[str, str]) -> None:
        """Write the conversation's metadata to the remote thread, within its limits. Raises EngineError."""
        ...

    async def discard(self, remote_id: str) -> None:
        """Delete a remote thread with all that it holds; one that is gone already is fine. Raises EngineError."""
        ...

    async def close(self) -> None:
        """Close the connections to the provider."""
        ...
