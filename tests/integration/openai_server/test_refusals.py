from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from tests.integration.openai_server.requests import HELLO, HOUSE, NAMES, TOOL, call_of, created, output

STRICT_MISTAKES: dict[str, dict[str, Any]] = {
    "a property is not required": {"required": ["goal_amount"]},
    "others are allowed": {"additionalProperties": True},
    "a keyword is not permitted": {"properties": {name: {"type": "string", "default": ""} for name in NAMES}},
    "a type is missing": {"properties": {name: {"description": "?"} for name in NAMES}},
    "the root is no object": {"type": "string"},
}


@pytest.mark.parametrize("mistake", STRICT_MISTAKES.values(), ids=STRICT_MISTAKES)
async def test_an_invalid_strict_schema_is_refused(client: AsyncOpenAI, mistake: dict[str, Any]) -> None:
    tool = TOOL | {"parameters": TOOL["parameters"] | mistake}
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, input="hi", tools=[tool])
    assert caught.value.code == "invalid_function_parameters"
    assert caught.value.param == "tools[0].parameters"


async def test_a_tool_that_does_not_say_strict_is_made_strict(client: AsyncOpenAI) -> None:
    loose = {"type": "function", "name": "t", "parameters": {"type": "object", "properties": {"a": {"type": "string"}}}}
    (tool,) = (await created(client, input="hi", tools=[loose])).tools
    assert tool.type == "function"
    assert tool.strict is True
    assert tool.parameters
    assert tool.parameters["required"] == ["a"]
    assert tool.parameters["additionalProperties"] is False


MALFORMED: dict[str, dict[str, Any]] = {
    "an unknown item": {"input": [{"type": "banana"}]},
    "an unknown role": {"input": [{"role": "robot", "content": "hi"}]},
    "a call id that is too long": {"input": [output("c" * 65)]},
    "an id of another kind": {"input": [{"type": "message", "role": "user", "content": "hi", "id": "conv_1"}]},
    "an unknown include": {"include": ["everything"]},
    "a long safety identifier": {"safety_identifier": "x" * 129},
    "both kinds of state": {"conversation": "conv_1", "previous_response_id": "resp_1"},
    "too much metadata": {"metadata": {str(number): "" for number in range(17)}},
    "a long metadata key": {"metadata": {"k" * 65: ""}},
    "a long metadata value": {"metadata": {"k": "v" * 513}},
}


@pytest.mark.parametrize("request_", MALFORMED.values(), ids=MALFORMED)
async def test_a_malformed_request_is_refused(client: AsyncOpenAI, request_: dict[str, Any]) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, **{"input": "hi"} | request_)
    assert caught.value.type == "invalid_request_error"


async def test_more_than_twenty_items_at_once_are_refused(client: AsyncOpenAI) -> None:
    items = [HELLO] * 21
    with pytest.raises(openai.BadRequestError) as caught:
        await client.conversations.create(items=items)
    assert caught.value.code == "array_above_max_length"


async def test_a_request_without_a_key_is_refused(client: AsyncOpenAI) -> None:
    with pytest.raises(openai.AuthenticationError):
        await client.models.list(extra_headers={"Authorization": openai.Omit()})


async def test_an_unknown_address_is_answered_in_json(client: AsyncOpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        await client.get("/nowhere", cast_to=object)
    assert caught.value.type == "invalid_request_error"


async def test_a_stored_call_without_its_output_bricks_the_conversation(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    first = await created(client, conversation=conversation.id, input=HOUSE, tools=[TOOL])
    call = call_of(first)
    with pytest.raises(openai.BadRequestError, match=f"No tool output found for function call {call.call_id}"):
        await created(client, conversation=conversation.id, input="60k")

    assert call.id
    await client.conversations.items.delete(call.id, conversation_id=conversation.id)
    await created(client, conversation=conversation.id, input="hi")


async def test_an_output_without_its_call_is_refused(client: AsyncOpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="No tool call found for function call output with call_id c9"):
        await created(client, input=[output("c9")])


async def test_history_sent_again_is_refused_as_duplicate(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    first = await created(client, conversation=conversation.id, input="hello")
    again: Any = [first.output[0].to_dict()]
    with pytest.raises(openai.BadRequestError, match="Duplicate item found with id"):
        await created(client, conversation=conversation.id, input=again)
