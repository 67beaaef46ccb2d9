from typing import Any

import openai
import pytest
from openai import AsyncOpenAI
from openai.types import Model
from openai.types.conversations import Conversation, ConversationDeletedResource, ConversationItemList

from tests.integration.openai_server.requests import HELLO, HOUSE, MODEL, TOOL, call_of, created, items_of, output


async def test_a_conversation_grows_with_each_response(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    first = await created(client, conversation=conversation.id, input=HOUSE, tools=[TOOL])
    call = call_of(first)
    assert first.conversation
    assert first.conversation.id == conversation.id
    last = await created(client, conversation={"id": conversation.id}, input=[output(call.call_id)], tools=[TOOL])

    assert "50 months." in last.output_text
    assert await items_of(client, conversation.id) == ["message", "function_call", "function_call_output", "message"]


async def test_without_state_the_whole_history_is_sent(client: AsyncOpenAI) -> None:
    history: list[dict[str, Any]] = [
        {"role": "developer", "content": "Today is 2026-11-21."},
        {"role": "user", "content": "save 60k in 5 years"},
        {"type": "function_call", "call_id": "c1", "name": TOOL["name"], "arguments": '{"goal_amount": "60k"}'},
        output("c1"),
        {"type": "reasoning", "summary": [], "encrypted_content": "sealed"},
        {"role": "assistant", "content": [{"type": "output_text", "text": "50 months."}]},
        {"role": "user", "content": [{"type": "input_text", "text": "what if I save 1,500?"}]},
    ]
    response = await created(client, input=history, tools=[TOOL], store=False, include=["reasoning.encrypted_content"])
    call = call_of(response)
    assert '"monthly_savings": "1,500"' in call.arguments
    with pytest.raises(openai.NotFoundError):
        await client.responses.retrieve(response.id)


async def test_a_response_goes_on_from_a_previous_one(client: AsyncOpenAI) -> None:
    first = await created(client, input=HOUSE, tools=[TOOL])
    call = call_of(first)
    second = await created(client, previous_response_id=first.id, input=[output(call.call_id)], tools=[TOOL])
    assert "50 months." in second.output_text
    assert (await client.responses.retrieve(second.id)).output_text == second.output_text

    await client.responses.delete(second.id)
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, previous_response_id=second.id, input="hi")
    assert caught.value.code == "previous_response_not_found"


async def test_conversations_are_created_read_changed_and_deleted(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create(
        items=[{"type": "message", "role": "developer", "content": "A note."}], metadata={"team": "T1"}
    )
    Conversation.model_validate(conversation.to_dict())
    assert (await client.conversations.retrieve(conversation.id)).metadata == {"team": "T1"}
    assert (await client.conversations.update(conversation.id, metadata={"a": "b"})).metadata == {"a": "b"}
    deleted = await client.conversations.delete(conversation.id)
    assert ConversationDeletedResource.model_validate(deleted.to_dict()).deleted
    with pytest.raises(openai.NotFoundError):
        await client.conversations.retrieve(conversation.id)


async def test_items_are_listed_in_pages_in_both_orders(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create()
    items = [HELLO | {"content": str(number)} for number in range(5)]
    added = await client.conversations.items.create(conversation.id, items=items)
    assert ConversationItemList.model_validate(added.to_dict()).first_id == added.data[0].id

    page = await client.conversations.items.list(conversation.id, limit=2)
    assert [page.has_more, page.last_id] == [True, added.data[3].id]
    newest_first = [item.id async for item in client.conversations.items.list(conversation.id, limit=2)]
    assert newest_first == [item.id for item in reversed(added.data)]
    rest = await client.conversations.items.list(conversation.id, order="asc", after=str(added.data[3].id))
    assert [item.id for item in rest.data] == [added.data[4].id]


async def test_an_item_is_read_and_deleted(client: AsyncOpenAI) -> None:
    conversation = await client.conversations.create(items=[HELLO])
    (item,) = (await client.conversations.items.list(conversation.id)).data
    assert item.id
    found = await client.conversations.items.retrieve(item.id, conversation_id=conversation.id)
    assert found.type == "message"
    assert (await client.conversations.items.delete(item.id, conversation_id=conversation.id)).id == conversation.id
    assert await items_of(client, conversation.id) == []


async def test_models_are_listed_and_every_name_is_served(client: AsyncOpenAI) -> None:
    listed = [model async for model in client.models.list()]
    assert [Model.model_validate(model.to_dict()).id for model in listed] == [MODEL]
    assert (await client.models.retrieve("any-name")).id == "any-name"
