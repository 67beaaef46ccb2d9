"""Requests to the model server whose answers are checked against the client's own types."""

from typing import Any

from openai import AsyncOpenAI
from openai.types.conversations.conversation_item import ConversationItem
from openai.types.responses import Response, ResponseFunctionToolCall, ResponseStreamEvent
from pydantic import TypeAdapter

MODEL = "offline-planner"
HOUSE = "How long will it take me to save for a house?"
NAMES = ("goal_amount", "monthly_savings", "deadline")
TOOL: dict[str, Any] = {
    "type": "function",
    "name": "calculate_savings_timeline",
    "description": "How long it takes to save.",
    "strict": True,
    "parameters": {
        "type": "object",
        "properties": {name: {"type": ["string", "null"]} for name in NAMES},
        "required": list(NAMES),
        "additionalProperties": False,
    },
}
HELLO: Any = {"type": "message", "role": "user", "content": "hi"}
_EVENT: TypeAdapter[Any] = TypeAdapter(ResponseStreamEvent)
_ITEM: TypeAdapter[Any] = TypeAdapter(ConversationItem)


def output(call_id: str) -> dict[str, Any]:
    """The output of a call that was completed."""
    text = '{"status": "completed", "result": {"summary": "50 months."}}'
    return {"type": "function_call_output", "call_id": call_id, "output": text}


async def streamed(client: AsyncOpenAI, **request: Any) -> list[Any]:
    """The events of a streamed response."""
    request = {"model": MODEL} | request
    async with await client.responses.create(**request, stream=True) as stream:
        return [_EVENT.validate_python(event.to_dict()) async for event in stream]


async def created(client: AsyncOpenAI, **request: Any) -> Response:
    """A response in one piece."""
    request = {"model": MODEL} | request
    response = await client.responses.create(**request, stream=False)
    return Response.model_validate(response.to_dict())


async def items_of(client: AsyncOpenAI, conversation: str) -> list[str]:
    """The types of a conversation's items, oldest first."""
    listed = client.conversations.items.list(conversation, order="asc", limit=100)
    return [_ITEM.validate_python(item.to_dict()).type async for item in listed]


def call_of(response: Response) -> ResponseFunctionToolCall:
    """The only output of a response, which is a function call."""
    (call,) = response.output
    assert isinstance(call, ResponseFunctionToolCall)
    return call
