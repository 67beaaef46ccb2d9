"""Conversation items to and from the wire format of the Responses API."""

from collections.abc import Iterable, Mapping
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

WireItem = dict[str, Any]


def to_wire(items: Iterable[Item], *, reasoning: bool) -> list[WireItem]:
    """Return the items as a request's input, without ids.

    `reasoning` replays encrypted reasoning; a remote conversation keeps its own and would refuse a copy.
    """
    return [_one_to_wire(item) for item in items if reasoning or not isinstance(item, Reasoning)]


def from_wire(items: Iterable[Mapping[str, Any]], *, reasoning: bool) -> tuple[Item, ...]:
    """Return what the provider sent or keeps as items; kinds that Penny does not use are left out."""
    found = (_one_from_wire(item) for item in items)
    return tuple(item for item in found if item is not None and (reasoning or not isinstance(item, Reasoning)))


def _one_to_wire(item: Item) -> WireItem:
    match item:
        case UserMessage(text=text):
            return _message("user", text)
        case AssistantMessage(text=text):
            return _message("assistant", text)
        case Note(text=text):
            return _message("developer", text)
        case FunctionCall():
            return {
                "type": "function_call",
                "call_id": item.call_id,
                "name": item.name,
                "arguments": item.arguments,
            }
        case FunctionOutput():
            return {"type": "function_call_output", "call_id": item.call_id, "output": item.output}
        case Reasoning():
            return item.payload


def _message(role: str, text: str) -> WireItem:
    return {"type": "message", "role": role, "content": text}


def _one_from_wire(wire: Mapping[str, Any]) -> Item | None:
    match wire.get("type"):
        case "message":
            return _message_from_wire(wire)
        case "function_call":
            return FunctionCall(call_id=wire["call_id"], name=wire["name"], arguments=wire["arguments"])
        case "function_call_output":
            return FunctionOutput(call_id=wire["call_id"], output=_text(wire["output"]))
        case "reasoning" if wire.get("encrypted_content"):
            kept = ("type", "summary", "content", "encrypted_content")
            return Reasoning(payload={key: wire[key] for key in kept if wire.get(key) is not None})
        case _:
            return None


def _message_from_wire(wire: Mapping[str, Any]) -> Item | None:
    text = _text(wire["content"])
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
