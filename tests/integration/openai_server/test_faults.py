import asyncio

import openai
import pytest
from openai import AsyncOpenAI

from bot.playground.openai.model import Refusal
from bot.playground.openai.server import OpenAIServer
from bot.playground.wire import WireLog
from tests.integration.openai_server.requests import HOUSE, MODEL, TOOL, call_of, created, items_of, streamed


async def test_a_conversation_is_locked_while_a_response_runs(server: OpenAIServer, client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    gate = server.gate("response.output_text.delta")
    running = asyncio.create_task(streamed(client, conversation=conversation.id, input="hello"))
    await gate.reached()
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, conversation=conversation.id, input="hi")
    assert caught.value.code == "conversation_locked"
    assert await items_of(client, conversation.id) == []

    gate.release()
    await asyncio.wait_for(running, 5)
    assert await items_of(client, conversation.id) == ["message", "message"]
    await created(client, conversation=conversation.id, input="hi")


async def test_a_client_that_goes_away_leaves_nothing_and_frees_the_lock(
    server: OpenAIServer, client: AsyncOpenAI
) -> None:
    conversation = await client.conversations.create()
    gate = server.gate("response.output_text.delta")
    running = asyncio.create_task(streamed(client, conversation=conversation.id, input="hello"))
    await gate.reached()
    running.cancel()
    await asyncio.wait([running], timeout=5)
    await asyncio.wait_for(server.idle(), 5)

    assert await items_of(client, conversation.id) == []
    await created(client, conversation=conversation.id, input="hi")


async def test_a_client_that_goes_away_after_the_commit_finds_its_answer_kept(
    server: OpenAIServer, client: AsyncOpenAI
) -> None:
    conversation = await client.conversations.create()
    gate = server.gate("committed")
    running = asyncio.create_task(streamed(client, conversation=conversation.id, input="hello"))
    await gate.reached()
    running.cancel()
    await asyncio.wait([running], timeout=5)
    assert await items_of(client, conversation.id) == ["message", "message"]


async def test_a_stream_cut_in_the_middle_of_a_call_loses_the_call(server: OpenAIServer, client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    server.cut_next_stream(after="response.output_item.added")
    with pytest.raises(openai.APIConnectionError):
        await streamed(client, conversation=conversation.id, input=HOUSE, tools=[TOOL])
    assert await items_of(client, conversation.id) == []
    await streamed(client, conversation=conversation.id, input=HOUSE, tools=[TOOL])


async def test_a_stream_can_end_with_an_error_event(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.end_next_stream("error")
    assert (await streamed(client, input="hi"))[-1].type == "error"
    server.end_next_stream("response.failed")
    assert (await streamed(client, input="hi"))[-1].response.error.code == "server_error"
    server.end_next_stream("response.incomplete")
    assert (await streamed(client, input="hi"))[-1].response.status == "incomplete"


async def test_a_rate_limit_says_when_to_try_again(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.fail_next(429, "rate_limit_exceeded", retry_after=0.5)
    with pytest.raises(openai.RateLimitError) as caught:
        await streamed(client, input="hi")
    assert caught.value.code == "rate_limit_exceeded"
    assert caught.value.response.headers["Retry-After"] == "0.5"
    await streamed(client, input="hi")


async def test_a_failure_can_come_after_the_work_was_kept(server: OpenAIServer, client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    server.fail_next(500, after_commit=True)
    with pytest.raises(openai.InternalServerError):
        await streamed(client, conversation=conversation.id, input="hello")
    assert await items_of(client, conversation.id) == ["message", "message"]


async def test_any_path_can_be_made_to_fail(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.fail_next(503, path="/v1/models")
    with pytest.raises(openai.InternalServerError):
        await client.models.list()


async def test_arguments_can_be_malformed_json(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.break_next_arguments()
    call = call_of(await created(client, input=HOUSE, tools=[TOOL]))
    assert not call.arguments.endswith("}")


async def test_requests_and_the_wire_log_keep_what_was_exchanged(
    server: OpenAIServer, client: AsyncOpenAI, wire: WireLog
) -> None:
    await streamed(client, input="hello")
    assert server.bodies() == [{"model": MODEL, "stream": True, "input": "hello"}]
    (entry,) = wire.entries
    assert (entry.direction, entry.name, entry.status) == ("penny→model", "POST /v1/responses", 200)
    assert entry.response["status"] == "completed"


@pytest.mark.parametrize("reason", ["max_output_tokens", "content_filter"])
async def test_an_incomplete_response_says_why_and_how_far_it_came(
    server: OpenAIServer, client: AsyncOpenAI, reason: str
) -> None:
    server.end_next_stream("response.incomplete", after="response.output_text.delta", reason=reason)
    events = await streamed(client, input="hello")
    response = events[-1].response
    assert response.incomplete_details.reason == reason
    assert response.output_text == events[-2].delta
    assert response.output[0].status == "incomplete"


async def test_an_incomplete_call_says_how_far_it_came(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.end_next_stream("response.incomplete", after="response.function_call_arguments.delta")
    events = await streamed(client, input=HOUSE, tools=[TOOL])
    (call,) = events[-1].response.output
    assert (call.status, call.arguments) == ("incomplete", events[-2].delta)


async def test_a_refusal_comes_as_a_part_of_its_own(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.script(Refusal("I cannot help with that."))
    events = await streamed(client, input="hello")
    pieces = [event.delta for event in events if event.type == "response.refusal.delta"]
    (part,) = events[-1].response.output[0].content
    assert part.refusal == "".join(pieces) == "I cannot help with that."


async def test_a_service_that_lingers_keeps_what_its_client_did_not_wait_for(
    server: OpenAIServer, client: AsyncOpenAI
) -> None:
    server.faults.linger = True
    conversation = await client.conversations.create()
    server.cut_next_stream(after="response.created")
    with pytest.raises(openai.APIConnectionError):
        await streamed(client, conversation=conversation.id, input="hello")
    assert await items_of(client, conversation.id) == ["message", "message"]

    gate = server.gate("response.output_text.delta")
    running = asyncio.create_task(streamed(client, conversation=conversation.id, input="hello again"))
    await gate.reached()
    running.cancel()
    await asyncio.wait([running], timeout=5)
    await asyncio.wait_for(server.idle(), 5)
    assert await items_of(client, conversation.id) == ["message"] * 4
