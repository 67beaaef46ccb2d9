from typing import Any

from openai import AsyncOpenAI

from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import Call, Say
from tests.integration.openai_server.requests import HOUSE, MODEL, TOOL, created, streamed


async def test_a_text_is_streamed_in_the_providers_order(client: AsyncOpenAI) -> None:
    events = await streamed(client, input="hello", instructions="Be kind.")

    deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
    kinds = [event.type for event in events if event.type != "response.output_text.delta"]
    assert kinds == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert len(deltas) > 3
    assert "".join(deltas) == events[-1].response.output_text
    assert events[-1].response.instructions == "Be kind."


async def test_a_function_call_is_streamed_with_its_arguments_in_pieces(client: AsyncOpenAI) -> None:
    events = await streamed(client, input=HOUSE, tools=[TOOL], parallel_tool_calls=False)

    pieces = [event.delta for event in events if event.type == "response.function_call_arguments.delta"]
    (call,) = events[-1].response.output
    assert "".join(pieces) == call.arguments
    assert call.call_id.startswith("call_")
    assert [event.type for event in events][-3:] == [
        "response.function_call_arguments.done",
        "response.output_item.done",
        "response.completed",
    ]


async def test_the_clients_own_stream_helper_understands_the_stream(client: AsyncOpenAI) -> None:
    tools: Any = [TOOL]
    async with client.responses.stream(model=MODEL, input=HOUSE, tools=tools) as stream:
        response = await stream.get_final_response()
    assert response.output[0].type == "function_call"


async def test_several_calls_can_come_in_one_response(server: OpenAIServer, client: AsyncOpenAI) -> None:
    server.script((Call("list_goals", {}), Call("list_facts", {})), Say("There."))
    first = await created(client, input="both")
    assert [item.type for item in first.output] == ["function_call", "function_call"]
    assert (await created(client, input="and?")).output_text == "There."


async def test_tokens_are_counted_and_a_long_stable_prefix_is_cached(client: AsyncOpenAI) -> None:
    request = {"input": "hi", "instructions": "word " * 2000, "prompt_cache_key": "team"}
    first, second = await created(client, **request), await created(client, **request)
    assert first.usage
    assert second.usage
    assert first.usage.input_tokens_details.cached_tokens == 0
    assert 2000 < second.usage.input_tokens_details.cached_tokens <= second.usage.input_tokens
    assert second.usage.total_tokens == second.usage.input_tokens + second.usage.output_tokens
