"""Conversation items to and from the wire format of the Responses API."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Item,
    Note,
    Reasoning,
    UserMessage,
)
from bot.assistant.engines.dialect import Dialect

WireItem = dict[str, Any]


def to_wire(items: Sequence[Item], dialect: Dialect) -> list[WireItem]:
    """Return the items as a request's input, in the server's dialect and without the provider's ids."""
    told = [item for item in items if dialect.reasoning or not isinstance(item, Reasoning)]
    if not dialect.notes_apart:
        told = _with_notes_in_messages(told)
    return [_one_to_wire(place, item, dialect) for place, item in enumerate(told)]


def from_wire(items: Iterable[Mapping[str, Any]], *, reasoning: bool) -> tuple[Item, ...]:
    """Return what the provider sent or keeps as items; kinds that Penny does not use are left out."""
    found = (_one_from_wire(item) for item in items)
    return tuple(item for item in found if item is not None and (reasoning or not isinstance(item, Reasoning)))


def plain(model: Any) -> WireItem:
    """Return a model of the client's package as the JSON object that it was, fields without a value left out."""
    if isinstance(model, dict):
        return cast("WireItem", model)
    return model.model_dump(mode="json", exclude_none=True, warnings=False)


def _one_to_wire(place: int, item: Item, dialect: Dialect) -> WireItem:
    match item:
        case UserMessage(text=text):
            return _message("user", text)
        case AssistantMessage(text=text):
            return _answer(place, text) if dialect.full_answers else _message("assistant", text)
        case Note(text=text):
            return _message("developer", text)
        case FunctionCall():
            return {
                "type": "function_call",
                "call_id": item.call_id,
                "name": item.name,
                "arguments": _arguments(item.arguments),
            }
        case FunctionOutput():
            return {"type": "function_call_output", "call_id": item.call_id, "output": item.output}
        case Reasoning():
            return item.payload


def _message(role: str, text: str) -> WireItem:
    return {"type": "message", "role": role, "content": text}


def _answer(place: int, text: str) -> WireItem:
    # The id is only there because servers that check the input ask for one: it stays the same from turn to turn.
    content: WireItem = {"type": "output_text", "text": text, "annotations": []}
    answer = {"id": f"msg_{place}", "type": "message", "role": "assistant"}
    return {**answer, "status": "completed", "content": [content]}


def _arguments(text: str) -> str:
    """Return a call's arguments, {} where the model wrote no JSON: servers that parse them refuse the rest too."""
    try:
        return text if isinstance(json.loads(text), dict) else "{}"
    except ValueError:
        return "{}"


def _with_notes_in_messages(items: Iterable[Item]) -> list[Item]:
    """Return the items with each run of notes and the user's words made one message of the user's."""
    told: list[Item] = []
    for item in items:
        spoken = _spoken(item)
        if spoken is not None and told and isinstance(told[-1], UserMessage):
            told[-1] = UserMessage(text=f"{told[-1].text}\n\n{spoken}")
        else:
            told.append(item if spoken is None else UserMessage(text=spoken))
    return told


def _spoken(item: Item) -> str | None:
    match item:
        case Note(text=text):
            return f"[Context note: {text}]"
        case UserMessage(text=text):
            return text
        case _:
            return None


def _one_from_wire(wire: Mapping[str, Any]) -> Item | None:
    match wire.get("type"):
        case "message":
            return _message_from_wire(wire)
        case "function_call":
            return FunctionCall(call_id=wire["call_id"], name=wire["name"], arguments=wire.get("arguments", ""))
        case "function_call_output":
            return FunctionOutput(call_id=wire["call_id"], output=_text(wire.get("output", "")))
        case "reasoning" if wire.get("encrypted_content"):
            kept = ("type", "summary", "content", "encrypted_content")
            return Reasoning(payload={key: wire[key] for key in kept if wire.get(key) is not None})
        case _:
            return None


def _message_from_wire(wire: Mapping[str, Any]) -> Item | None:
    text = _text(wire.get("content", ""))
    match wire.get("role"):
        case "assistant" if text:
            return AssistantMessage(text=text)
        case "user":
            return UserMessage(text=text)
        case "developer" | "system":
            return Note(text=text)
        case _:
            return None


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = cast("list[Mapping[str, Any]]", content)
    return "".join(part.get("text") or part.get("refusal") or "" for part in parts)
