# pyright: reportDeprecated=false

from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from tests.integration.openai_server.assistants import NESTED, checked
from tests.integration.openai_server.requests import MODEL, TOOL

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")


async def test_assistants_are_created_read_changed_and_deleted(client: AsyncOpenAI) -> None:
    assistants = client.beta.assistants
    made = checked(await assistants.create(model=MODEL, name="Penny", instructions="Be kind.", tools=[NESTED]))  # pyright: ignore[reportArgumentType]
    assert checked(await assistants.retrieve(made.id)) == made
    changed = checked(await assistants.update(made.id, instructions="Be brief.", metadata={"made": "today"}))
    assert (changed.instructions, changed.metadata, changed.name) == ("Be brief.", {"made": "today"}, "Penny")
    assert changed.tools == made.tools

    assert checked(await assistants.delete(made.id)).deleted
    with pytest.raises(openai.NotFoundError, match=f"No assistant found with id '{made.id}'"):
        await assistants.retrieve(made.id)


async def test_assistants_are_listed_in_pages_in_both_orders(client: AsyncOpenAI) -> None:
    made = [(await client.beta.assistants.create(model=MODEL)).id for _ in range(5)]
    assert [each.id async for each in client.beta.assistants.list(limit=2)] == made[::-1]
    page = await client.beta.assistants.list(limit=2, order="asc", after=made[1])
    assert [checked(each).id for each in page.data] == made[2:4]
    assert page.has_more
    before = await client.beta.assistants.list(limit=2, order="asc", before=made[4])
    assert [each.id for each in before.data] == made[2:4]


LIMITS: dict[str, dict[str, Any]] = {
    "no model": {"model": ""},
    "a long name": {"name": "n" * 257},
    "a long description": {"description": "d" * 513},
    "long instructions": {"instructions": "i" * 256_001},
    "instructions of another type": {"instructions": 7},
    "too many tools": {"tools": [NESTED] * 129},
    "a tool of the other protocol": {"tools": [TOOL]},
    "a tool that is none": {"tools": ["calculator"]},
    "too much metadata": {"metadata": {str(number): "" for number in range(17)}},
    "a long metadata key": {"metadata": {"k" * 65: ""}},
    "a long metadata value": {"metadata": {"k": "v" * 513}},
}


@pytest.mark.parametrize("fields", LIMITS.values(), ids=LIMITS)
async def test_an_assistant_beyond_the_limits_is_refused(client: AsyncOpenAI, fields: dict[str, Any]) -> None:
    request: dict[str, Any] = {"model": MODEL} | fields
    with pytest.raises(openai.BadRequestError) as caught:
        await client.beta.assistants.create(**request)
    assert caught.value.type == "invalid_request_error"


async def test_a_tool_is_strict_only_when_it_says_so(client: AsyncOpenAI) -> None:
    function = {"name": "t", "parameters": {"type": "object", "properties": {"a": {"type": "string"}}}}
    loose: Any = [{"type": "function", "function": function}]
    assistant = checked(await client.beta.assistants.create(model=MODEL, tools=loose))
    (tool,) = assistant.tools
    assert tool.type == "function"
    assert tool.function.parameters == function["parameters"]

    strict: Any = [{"type": "function", "function": {**function, "strict": True}}]
    with pytest.raises(openai.BadRequestError) as caught:
        await client.beta.assistants.create(model=MODEL, tools=strict)
    assert caught.value.code == "invalid_function_parameters"


@pytest.mark.parametrize("header", ["", "assistants=v1"])
async def test_who_does_not_ask_for_the_second_version_is_refused(client: AsyncOpenAI, header: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await client.beta.assistants.list(extra_headers={"OpenAI-Beta": header})
    assert caught.value.code == "invalid_beta"
