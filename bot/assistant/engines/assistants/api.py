"""The calls of the Assistants protocol that Penny makes, without the client's warnings that it is deprecated."""

# pyright: reportDeprecated=false

import warnings
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from bot.assistant.engines.assistants.messages import KEY, Outgoing

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.beta import Assistant, AssistantStreamEvent, Thread
    from openai.types.beta.threads import Message, Run

P = ParamSpec("P")
R = TypeVar("R")

_PAGE = 100
_CHECK_SECONDS = 10


class AssistantsApi:
    """Assistants, threads and runs of one endpoint. Every method raises what the client raises."""

    def __init__(self, client: "AsyncOpenAI") -> None:
        self._assistants = client.beta.assistants
        self._threads = client.beta.threads
        self._messages = client.beta.threads.messages
        self._runs = client.beta.threads.runs

    async def ping(self) -> None:
        """Ask for one assistant, whichever."""
        await _quiet(self._assistants.list)(limit=1, timeout=_CHECK_SECONDS)

    def assistants(self) -> "AsyncIterator[Assistant]":
        """Yield all assistants, newest first."""
        return aiter(_quiet(self._assistants.list)(limit=_PAGE, order="desc"))

    async def create_assistant(self, assistant: Mapping[str, Any]) -> "Assistant":
        """Make an assistant."""
        return await _quiet(self._assistants.create)(**assistant)

    async def update_assistant(self, assistant_id: str, assistant: Mapping[str, Any]) -> "Assistant":
        """Change an assistant."""
        return await _quiet(self._assistants.update)(assistant_id, **assistant)

    async def create_thread(self, messages: Sequence[Outgoing], metadata: dict[str, str]) -> "Thread":
        """Make a thread that begins with these messages."""
        first = [{"role": m.role, "content": m.text, "metadata": m.metadata} for m in messages]
        return await _quiet(self._threads.create)(messages=cast("Any", first), metadata=metadata)

    async def update_thread(self, thread_id: str, metadata: dict[str, str]) -> None:
        """Change a thread's metadata."""
        await _quiet(self._threads.update)(thread_id, metadata=metadata)

    async def delete_thread(self, thread_id: str) -> None:
        """Delete a thread."""
        await _quiet(self._threads.delete)(thread_id)

    async def add_message(self, thread_id: str, message: Outgoing) -> None:
        """Add a message to the end of a thread that has no active run."""
        await _quiet(self._messages.create)(
            thread_id, role=message.role, content=message.text, metadata=message.metadata
        )

    def messages(self, thread_id: str) -> "AsyncIterator[Message]":
        """Yield the messages of a thread, newest first."""
        return aiter(_quiet(self._messages.list)(thread_id, limit=_PAGE, order="desc"))

    async def newest_run(self, thread_id: str) -> "Run | None":
        """Return the run that was begun last; only that one can be active."""
        page = await _quiet(self._runs.list)(thread_id, limit=1, order="desc")
        return page.data[0] if page.data else None

    async def run(self, thread_id: str, run_id: str) -> "Run":
        """Return a run as it is now."""
        return await _quiet(self._runs.retrieve)(run_id, thread_id=thread_id)

    async def cancel(self, thread_id: str, run_id: str) -> "Run":
        """Ask an active run to end; it may still be cancelling then."""
        return await _quiet(self._runs.cancel)(run_id, thread_id=thread_id)

    async def begin(
        self, thread_id: str, assistant_id: str, key: str, tools: Sequence[Mapping[str, Any]] | None
    ) -> "AsyncStream[AssistantStreamEvent]":
        """Begin a run and stream it; `tools` replace the assistant's when they are given."""
        replaced = {} if tools is None else {"tools": cast("Any", list(tools))}
        with _unwarned():
            stream = self._runs.create(
                thread_id,
                assistant_id=assistant_id,
                metadata={KEY: key},
                parallel_tool_calls=False,
                stream=True,
                **replaced,
            )
        return await stream

    async def submit(
        self, thread_id: str, run_id: str, outputs: Sequence[tuple[str, str]]
    ) -> "AsyncStream[AssistantStreamEvent]":
        """Give a run all outputs that it waits for, and stream how it goes on."""
        with _unwarned():
            stream = self._runs.submit_tool_outputs(
                run_id,
                thread_id=thread_id,
                tool_outputs=[{"tool_call_id": call_id, "output": output} for call_id, output in outputs],
                stream=True,
            )
        return await stream


def _quiet(method: Callable[P, R]) -> Callable[P, R]:
    """Return the method without its warning."""

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        with _unwarned():
            return method(*args, **kwargs)

    return call


@contextmanager
def _unwarned() -> Iterator[None]:
    """Keep the client from warning; it does so when a method is called, before anything is awaited."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
