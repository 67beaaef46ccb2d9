# pyright: reportDeprecated=false

import asyncio
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from bot.playground.openai.model import Refusal
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import Call, Say
from tests.clock import FakeClock
from tests.integration.openai_server.assistants import (
    DONE,
    Desk,
    call_ids,
    checked,
    desk_at,
    kinds,
    text_of,
    told,
)
from tests.integration.openai_server.requests import HOUSE, MODEL

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")

SPOKEN = [
    "thread.run.step.created",
    "thread.run.step.in_progress",
    "thread.message.created",
    "thread.message.in_progress",
    "thread.message.delta",
    "thread.message.completed",
    "thread.run.step.completed",
    "thread.run.completed",
]
BEGUN = ["thread.run.created", "thread.run.queued", "thread.run.in_progress"]


async def test_a_run_streams_its_message_in_the_providers_order(desk: Desk) -> None:
    events = await desk.ask("hello")

    assert kinds(events) == [*BEGUN, *SPOKEN]
    assert [event.data.status for event in events if event.event in BEGUN] == ["queued", "queued", "in_progress"]
    pieces = [event.data.delta.content[0].text.value for event in events if event.event == "thread.message.delta"]
    assert len(pieces) > 3
    question, answer = await desk.messages()
    assert (question.role, text_of(answer)) == ("user", "".join(pieces))
    run = events[-1].data
    assert (answer.run_id, answer.assistant_id, answer.status) == (run.id, desk.assistant_id, "completed")
    assert await desk.run(run.id) == run
    assert run.completed_at == run.created_at
    assert run.expires_at is None
    assert run.usage.total_tokens == run.usage.prompt_tokens + run.usage.completion_tokens > 0


async def test_a_run_that_needs_outputs_closes_its_stream_and_goes_on_in_the_next(desk: Desk) -> None:
    first = await desk.ask(HOUSE)
    assert kinds(first) == [*BEGUN, *SPOKEN[:2], "thread.run.step.delta", "thread.run.requires_action"]
    waiting = first[-1].data
    assert waiting.expires_at == waiting.created_at + 600
    (call,) = waiting.required_action.submit_tool_outputs.tool_calls
    deltas = [event.data.delta.step_details.tool_calls[0] for event in first if event.event == "thread.run.step.delta"]
    assert deltas[0].function.name == call.function.name
    assert "".join(delta.function.arguments for delta in deltas) == call.function.arguments

    second = await desk.submit(waiting)
    assert kinds(second) == ["thread.run.step.completed", *BEGUN[1:], *SPOKEN]
    assert "50 months." in text_of((await desk.messages())[-1])


async def test_a_runs_steps_are_kept_with_calls_outputs_and_usage(desk: Desk) -> None:
    run = (await desk.submit(await desk.until_action()))[-1].data
    called, spoken = await desk.steps(run)
    assert called.step_details.type == "tool_calls"
    (call,) = called.step_details.tool_calls
    assert call.type == "function"
    assert call.function.output == DONE
    assert spoken.step_details.type == "message_creation"
    assert spoken.step_details.message_creation.message_id == (await desk.messages())[-1].id
    assert called.usage
    assert spoken.usage
    assert run.usage.total_tokens == called.usage.total_tokens + spoken.usage.total_tokens

    steps = desk.client.beta.threads.runs.steps
    assert checked(await steps.retrieve(spoken.id, thread_id=desk.thread_id, run_id=run.id)) == spoken
    with pytest.raises(openai.NotFoundError, match="No run step found"):
        await steps.retrieve("step_9", thread_id=desk.thread_id, run_id=run.id)


async def test_the_clients_own_helpers_understand_the_streams(desk: Desk) -> None:
    await desk.say(HOUSE)
    runs = desk.client.beta.threads.runs
    async with runs.stream(thread_id=desk.thread_id, assistant_id=desk.assistant_id) as stream:
        waiting = checked(await stream.get_final_run())
        (step,) = await stream.get_final_run_steps()
    assert step.step_details.type == "tool_calls"
    outputs: Any = [{"tool_call_id": call_id, "output": DONE} for call_id in call_ids(waiting)]
    async with runs.submit_tool_outputs_stream(
        run_id=waiting.id, thread_id=desk.thread_id, tool_outputs=outputs
    ) as stream:
        texts = [text async for text in stream.text_deltas]
        (message,) = await stream.get_final_messages()
    assert "".join(texts) == text_of(message)


async def test_a_run_that_is_not_streamed_goes_on_in_the_background(server: OpenAIServer, desk: Desk) -> None:
    await desk.say(HOUSE)
    begun = await desk.begin()
    assert begun.status == "queued"
    await asyncio.wait_for(server.assistants.settled(), 5)
    waiting = await desk.run(begun.id)
    assert waiting.status == "requires_action"

    outputs: Any = [{"tool_call_id": call_id, "output": DONE} for call_id in call_ids(waiting)]
    runs = desk.client.beta.threads.runs
    submitted = await runs.submit_tool_outputs(waiting.id, thread_id=desk.thread_id, tool_outputs=outputs)
    assert checked(submitted).status == "queued"
    await asyncio.wait_for(server.assistants.settled(), 5)
    assert (await desk.run(begun.id)).status == "completed"


async def test_several_calls_can_come_in_one_step(server: OpenAIServer, desk: Desk) -> None:
    server.script((Say("Let me see."), Call("list_goals", {}), Call("list_facts", {})), Say("There."))
    run = (await desk.ask("both"))[-1].data
    assert [step.type for step in await desk.steps(run)] == ["message_creation", "tool_calls"]
    assert len(call_ids(run)) == 2
    await desk.submit(run)
    assert [text_of(message) for message in await desk.messages()] == ["both", "Let me see.", "There."]


async def test_calls_of_earlier_runs_are_not_in_the_context_of_later_ones() -> None:
    seen: list[list[str]] = []
    moves: list[Any] = [(Call("list_goals", {}),), Say("None."), Say("Well.")]

    def spy(items: Any, _: Any) -> Any:
        seen.append([item.get("role") or item["type"] for item in items])
        return moves.pop(0)

    server = OpenAIServer(planner=spy)
    async with AsyncOpenAI(api_key="test", base_url=await server.start(), max_retries=0, timeout=10) as client:
        desk = await desk_at(client)
        await desk.submit((await desk.ask("goals?"))[-1].data)
        await desk.ask("and now?", additional_instructions="Be brief.")
    await server.stop()
    assert seen == [
        ["user"],
        ["user", "function_call", "function_call_output"],
        ["developer", "user", "assistant", "user"],
    ]


async def test_a_thread_and_its_run_can_be_made_at_once(desk: Desk) -> None:
    stream = await desk.client.beta.threads.create_and_run(
        assistant_id=desk.assistant_id,
        thread={"messages": [{"role": "user", "content": "hello"}], "metadata": {"team": "T1"}},
        stream=True,
    )
    events = [told(event) async for event in stream]
    assert kinds(events) == ["thread.created", *BEGUN, *SPOKEN]
    assert events[0].data.metadata == {"team": "T1"}
    assert events[-1].data.thread_id == events[0].data.id


async def test_runs_are_listed_newest_first(desk: Desk) -> None:
    ids = [(await desk.ask("hello"))[-1].data.id for _ in range(3)]
    listed = desk.client.beta.threads.runs.list(desk.thread_id, limit=2)
    assert [checked(run).id async for run in listed] == ids[::-1]


async def test_a_long_stable_prefix_is_cached(desk: Desk) -> None:
    long = await desk_at(desk.client, instructions="word " * 2000)
    first, second = [(await long.ask("hello"))[-1].data.usage for _ in range(2)]
    assert first.prompt_token_details["cached_tokens"] == 0
    assert 2000 < second.prompt_token_details["cached_tokens"] <= second.prompt_tokens


async def test_a_refusal_comes_as_a_part_of_its_own(server: OpenAIServer, desk: Desk) -> None:
    server.script(Refusal("I cannot help with that."))
    events = await desk.ask("hello")
    pieces = [event.data.delta.content[0].refusal for event in events if event.event == "thread.message.delta"]
    (part,) = (await desk.messages())[-1].content
    assert part.type == "refusal"
    assert part.refusal == "".join(pieces) == "I cannot help with that."


async def test_time_is_the_servers(desk: Desk, clock: FakeClock) -> None:
    now = int(clock.now.timestamp())
    run = (await desk.ask("hello"))[-1].data
    assert {run.created_at, run.started_at, run.completed_at} == {now}
    assert (await desk.client.beta.assistants.create(model=MODEL)).created_at == now
