"""Faults of the Assistants routes, and those that any request can meet."""

# pyright: reportDeprecated=false

import asyncio
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from bot.playground.openai.fault import Drop, EndStream, Fault, Refuse
from bot.playground.openai.server import OpenAIServer
from bot.playground.wire import WireLog
from tests.integration.openai_server.assistants import Desk, kinds
from tests.integration.openai_server.requests import HOUSE, created, items_of, streamed

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")

RUNS = "/v1/threads/*/runs"


async def settled(server: OpenAIServer) -> None:
    await asyncio.wait_for(server.assistants.settled(), 5)


async def test_a_path_may_leave_parts_open(server: OpenAIServer, desk: Desk) -> None:
    server.fail_next(429, "rate_limit_exceeded", retry_after=3, path=RUNS)
    await desk.say("hello")
    with pytest.raises(openai.RateLimitError) as caught:
        await desk.stream()
    assert caught.value.response.headers["Retry-After"] == "3"
    assert (await desk.stream())[-1].event == "thread.run.completed"


async def test_a_fault_may_be_meant_for_one_method(server: OpenAIServer, desk: Desk) -> None:
    server.fail_next(500, path="/v1/threads/*/messages", method="POST")
    assert await desk.messages() == []
    with pytest.raises(openai.InternalServerError):
        await desk.say("hello")


async def test_a_fault_may_choose_its_requests_itself(server: OpenAIServer, desk: Desk) -> None:
    server.fail_next(503, path=lambda method, path: (method, path.count("/")) == ("GET", 3))
    with pytest.raises(openai.InternalServerError):
        await desk.client.beta.threads.retrieve(desk.thread_id)


async def test_a_message_can_be_kept_although_its_answer_is_a_failure(server: OpenAIServer, desk: Desk) -> None:
    server.fail_next(500, path="/v1/threads/*/messages", after_commit=True)
    with pytest.raises(openai.InternalServerError):
        await desk.say("hello")
    assert len(await desk.messages()) == 1


async def test_a_run_can_be_kept_although_its_answer_is_a_failure(server: OpenAIServer, desk: Desk) -> None:
    await desk.say(HOUSE)
    server.fail_next(500, path=RUNS, after_commit=True)
    with pytest.raises(openai.InternalServerError):
        await desk.stream()
    run = await desk.newest_run()
    assert run.status == "requires_action"

    server.fail_next(502, path=f"{RUNS}/*/submit_tool_outputs", after_commit=True)
    with pytest.raises(openai.InternalServerError):
        await desk.submit(run)
    assert (await desk.newest_run()).status == "completed"


@pytest.mark.parametrize("after", ["thread.run.created", "thread.message.delta", "thread.message.completed", 1, 4])
async def test_a_stream_that_is_cut_does_not_end_its_run(server: OpenAIServer, desk: Desk, after: str | int) -> None:
    server.cut_next_stream(after)
    with pytest.raises(openai.APIConnectionError):
        await desk.ask("hello")
    await settled(server)
    assert (await desk.newest_run()).status == "completed"


async def test_an_error_event_ends_the_stream_but_not_its_run(server: OpenAIServer, desk: Desk) -> None:
    server.end_next_stream("error", code="rate_limit_exceeded")
    events = await desk.ask(HOUSE)
    assert kinds(events)[-2:] == ["thread.run.in_progress", "error"]
    assert events[-1].data.code == "rate_limit_exceeded"
    await settled(server)
    assert (await desk.newest_run()).status == "requires_action"


async def test_an_ending_waits_for_a_stream_of_its_protocol(
    server: OpenAIServer, client: AsyncOpenAI, desk: Desk
) -> None:
    server.end_next_stream("thread.run.failed")
    assert (await streamed(client, input="hello"))[-1].type == "response.completed"
    assert (await desk.ask("hello"))[-1].event == "thread.run.failed"


async def test_a_stream_can_hang(server: OpenAIServer, desk: Desk) -> None:
    gate = server.gate("thread.run.completed")
    streaming = asyncio.create_task(desk.ask("hello"))
    await gate.reached()
    assert not streaming.done()
    gate.release()
    assert (await asyncio.wait_for(streaming, 5))[-1].event == "thread.run.completed"


async def test_writers_can_be_kept_out(server: OpenAIServer, client: AsyncOpenAI, desk: Desk) -> None:
    conversation = await client.conversations.create()
    server.lock_next(4)
    with pytest.raises(openai.BadRequestError, match=f"Can't add messages to {desk.thread_id} while a run"):
        await desk.say("hello")
    with pytest.raises(openai.BadRequestError, match=f"Thread {desk.thread_id} already has an active run"):
        await desk.stream()
    with pytest.raises(openai.BadRequestError) as caught:
        await client.conversations.items.create(conversation.id, items=[{"role": "user", "content": "hi"}])
    assert caught.value.code == "conversation_locked"
    await created(client, input="hi")
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, input="hi", conversation=conversation.id)
    assert caught.value.code == "conversation_locked"

    await created(client, input="hi", conversation=conversation.id)
    await desk.say("hello")


async def test_what_is_remote_can_get_lost(server: OpenAIServer, client: AsyncOpenAI, desk: Desk) -> None:
    conversation = await client.conversations.create()
    for remote_id in (conversation.id, desk.thread_id, desk.assistant_id):
        server.forget(remote_id)
    for request in (
        client.conversations.retrieve(conversation.id),
        client.beta.threads.retrieve(desk.thread_id),
        client.beta.assistants.retrieve(desk.assistant_id),
    ):
        with pytest.raises(openai.NotFoundError):
            await request


class Chaos:
    """Meets each request with the next fault, and remembers what it was asked about."""

    def __init__(self, *faults: Fault | None) -> None:
        self.faults = list(faults)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, method: str, path: str) -> Fault | None:
        self.asked.append((method, path))
        return self.faults.pop(0) if self.faults else None


async def test_chaos_is_asked_about_every_request(server: OpenAIServer, client: AsyncOpenAI) -> None:
    chaos = server.faults.chaos = Chaos(None, Refuse(429, "rate_limit_exceeded", 7))
    await client.models.list()
    with pytest.raises(openai.RateLimitError):
        await client.models.retrieve("m")
    await client.models.retrieve("m")
    assert chaos.asked == [("GET", "/v1/models"), ("GET", "/v1/models/m"), ("GET", "/v1/models/m")]


CHAOS: dict[str, tuple[Fault, type[Exception] | None, int]] = {
    "refused": (Refuse(500), openai.InternalServerError, 0),
    "refused after the work was kept": (Refuse(500, after_commit=True), openai.InternalServerError, 2),
    "dropped": (Drop(), openai.APIConnectionError, 0),
    "dropped after the work was kept": (Drop(after_commit=True), openai.APIConnectionError, 2),
    "cut": (EndStream(None, 3), openai.APIConnectionError, 0),
    "ended by an error event": (EndStream("error", 3), None, 0),
    "failed": (EndStream("response.failed", 3), None, 0),
    "cut later than the stream is long": (EndStream(None, 999), None, 2),
}


@pytest.mark.parametrize(("fault", "raised", "kept"), CHAOS.values(), ids=CHAOS)
async def test_chaos_befalls_responses(
    server: OpenAIServer, client: AsyncOpenAI, wire: WireLog, fault: Fault, raised: Any, kept: int
) -> None:
    conversation = await client.conversations.create()
    server.faults.chaos = Chaos(fault)
    (outcome,) = await asyncio.gather(
        streamed(client, conversation=conversation.id, input="hello"), return_exceptions=True
    )
    assert isinstance(outcome, raised or list)
    assert len(await items_of(client, conversation.id)) == kept
    assert wire.entries[1].status


RUN_CHAOS: dict[str, tuple[Fault, type[Exception] | None, list[str]]] = {
    "refused": (Refuse(500), openai.InternalServerError, []),
    "refused after the work was kept": (Refuse(500, after_commit=True), openai.InternalServerError, ["completed"]),
    "dropped": (Drop(), openai.APIConnectionError, []),
    "dropped after the work was kept": (Drop(after_commit=True), openai.APIConnectionError, ["completed"]),
    "cut": (EndStream(None, 3), openai.APIConnectionError, ["completed"]),
    "ended by an error event": (EndStream("error", 3), None, ["completed"]),
    "failed": (EndStream("thread.run.failed", 3), None, ["failed"]),
}


@pytest.mark.parametrize(("fault", "raised", "runs"), RUN_CHAOS.values(), ids=RUN_CHAOS)
async def test_chaos_befalls_runs(server: OpenAIServer, desk: Desk, fault: Fault, raised: Any, runs: list[str]) -> None:
    await desk.say("hello")
    server.faults.chaos = Chaos(fault)
    (outcome,) = await asyncio.gather(desk.stream(), return_exceptions=True)
    await settled(server)
    assert isinstance(outcome, raised or list)
    assert [run.status async for run in desk.client.beta.threads.runs.list(desk.thread_id)] == runs
