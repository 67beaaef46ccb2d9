"""Requests to the Assistants routes whose answers and events are checked against the client's own types."""

# pyright: reportDeprecated=false

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from openai import AsyncOpenAI, BaseModel
from openai.types.beta import Assistant, AssistantStreamEvent, Thread
from openai.types.beta.threads import Message, Run
from openai.types.beta.threads.runs import RunStep
from pydantic import TypeAdapter

from tests.integration.openai_server.requests import HOUSE, MODEL, TOOL

T = TypeVar("T", bound=BaseModel)

NESTED: dict[str, Any] = {
    "type": "function",
    "function": {name: value for name, value in TOOL.items() if name != "type"},
}
DONE = '{"status": "completed", "result": {"summary": "50 months."}}'
_EVENT: TypeAdapter[Any] = TypeAdapter(AssistantStreamEvent)
_BEYOND_TYPES = {"prompt_token_details"}
"""What the service tells although the types do not say so."""


def checked(answer: T) -> T:
    """The same answer, read strictly: nothing is missing, nothing of another type, nothing unknown."""
    read = type(answer).model_validate(answer.to_dict(), strict=True)
    _refuse_unknown(read)
    return read


def told(event: BaseModel) -> Any:
    """An event of a stream, read strictly."""
    read = _EVENT.validate_python(event.to_dict(), strict=True)
    _refuse_unknown(read)
    return read


def _refuse_unknown(value: Any) -> None:
    if isinstance(value, BaseModel):
        assert set(value.model_extra or ()) <= _BEYOND_TYPES
        for name in type(value).model_fields:
            _refuse_unknown(getattr(value, name))
    elif isinstance(value, list):
        for each in value:  # pyright: ignore[reportUnknownVariableType]
            _refuse_unknown(each)


@dataclass(frozen=True, slots=True)
class Desk:
    """A thread, and an assistant to work on it."""

    client: AsyncOpenAI
    assistant_id: str
    thread_id: str

    async def say(self, text: str, role: Any = "user", **more: Any) -> Message:
        return checked(await self.client.beta.threads.messages.create(self.thread_id, role=role, content=text, **more))

    async def stream(self, **request: Any) -> list[Any]:
        """The events of a run."""
        stream = await self.client.beta.threads.runs.create(
            self.thread_id, assistant_id=self.assistant_id, stream=True, **request
        )
        return [told(event) async for event in stream]

    async def ask(self, text: str, **request: Any) -> list[Any]:
        """The events of a run that begins with these words."""
        await self.say(text)
        return await self.stream(**request)

    async def until_action(self) -> Run:
        """A run that waits for the output of a call."""
        return (await self.ask(HOUSE))[-1].data

    async def begin(self, **request: Any) -> Run:
        """A run in the background."""
        return checked(
            await self.client.beta.threads.runs.create(self.thread_id, assistant_id=self.assistant_id, **request)
        )

    async def submit(self, run: Run, outputs: Sequence[tuple[str, str]] | None = None) -> list[Any]:
        """The events with which a run goes on; by default all its calls are completed."""
        given = [(call_id, DONE) for call_id in call_ids(run)] if outputs is None else outputs
        stream = await self.client.beta.threads.runs.submit_tool_outputs(
            run.id,
            thread_id=self.thread_id,
            tool_outputs=[{"tool_call_id": call_id, "output": output} for call_id, output in given],
            stream=True,
        )
        return [told(event) async for event in stream]

    async def cancel(self, run: Run) -> Run:
        return checked(await self.client.beta.threads.runs.cancel(run.id, thread_id=self.thread_id))

    async def run(self, run_id: str) -> Run:
        return checked(await self.client.beta.threads.runs.retrieve(run_id, thread_id=self.thread_id))

    async def newest_run(self) -> Run:
        return checked((await self.client.beta.threads.runs.list(self.thread_id, limit=1)).data[0])

    async def steps(self, run: Run) -> list[RunStep]:
        """The steps of a run, oldest first."""
        listed = self.client.beta.threads.runs.steps.list(run.id, thread_id=self.thread_id, order="asc")
        return [checked(step) async for step in listed]

    async def messages(self) -> list[Message]:
        """The messages of the thread, oldest first."""
        listed = self.client.beta.threads.messages.list(self.thread_id, order="asc")
        return [checked(message) async for message in listed]


async def desk_at(client: AsyncOpenAI, **assistant: Any) -> Desk:
    """Make a thread and an assistant that has one tool."""
    fields: dict[str, Any] = {"model": MODEL, "tools": [NESTED]} | assistant
    made: Assistant = checked(await client.beta.assistants.create(**fields))
    thread: Thread = checked(await client.beta.threads.create())
    return Desk(client, made.id, thread.id)


def call_ids(run: Run) -> list[str]:
    """The ids of the calls that a run waits for."""
    assert run.required_action
    return [call.id for call in run.required_action.submit_tool_outputs.tool_calls]


def kinds(events: Sequence[Any]) -> list[str]:
    """The types of events, each kind of delta once in a row."""
    names = [event.event for event in events]
    pairs = zip(names, ["", *names], strict=False)
    return [name for name, before in pairs if name != before]


def text_of(message: Message) -> str:
    """The text of a message."""
    (part,) = message.content
    assert part.type == "text"
    return part.text.value
