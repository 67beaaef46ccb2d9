"""The stream of one response: its events in the provider's order, up to the terminal one."""

import re
from collections.abc import Iterator
from typing import Any

from bot.playground.openai.items import Item
from bot.playground.openai.responses import Generation

Event = dict[str, Any]

_ARGUMENT_PIECE = 24
"""Characters of a function call's arguments in one delta."""


def events_before_the_end(generation: Generation) -> Iterator[Event]:
    """Yield every event of the response but the terminal one, without sequence numbers."""
    yield {"type": "response.created", "response": generation.resource("in_progress")}
    yield {"type": "response.in_progress", "response": generation.resource("in_progress")}
    for index, item in enumerate(generation.output):
        yield from _message_events(item, index) if item["type"] == "message" else _call_events(item, index)


def failing_event(generation: Generation, kind: str, code: str) -> Event:
    """Return the event with which a response that breaks off says so: `kind` is its type."""
    message = "The server had an error while processing your request."
    if kind == "error":
        return {"type": "error", "code": code, "message": message, "param": None}
    if kind == "response.failed":
        failed = generation.resource("failed", error={"code": code, "message": message})
        return {"type": kind, "response": failed}
    incomplete = generation.resource("incomplete", incomplete_details={"reason": "max_output_tokens"})
    return {"type": "response.incomplete", "response": incomplete}


def _message_events(item: Item, output_index: int) -> Iterator[Event]:
    part = item["content"][0]
    place = {"item_id": item["id"], "output_index": output_index, "content_index": 0}
    begun: Item = {**item, "status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": output_index, "item": begun}
    yield {"type": "response.content_part.added", **place, "part": {**part, "text": ""}}
    for word in re.findall(r"\s*\S+\s*$|\s*\S+", part["text"]):
        yield {"type": "response.output_text.delta", **place, "delta": word, "logprobs": []}
    yield {"type": "response.output_text.done", **place, "text": part["text"], "logprobs": []}
    yield {"type": "response.content_part.done", **place, "part": part}
    yield {"type": "response.output_item.done", "output_index": output_index, "item": item}


def _call_events(item: Item, output_index: int) -> Iterator[Event]:
    place = {"item_id": item["id"], "output_index": output_index}
    arguments = item["arguments"]
    begun = {**item, "status": "in_progress", "arguments": ""}
    yield {"type": "response.output_item.added", "output_index": output_index, "item": begun}
    for start in range(0, len(arguments), _ARGUMENT_PIECE):
        piece = arguments[start : start + _ARGUMENT_PIECE]
        yield {"type": "response.function_call_arguments.delta", **place, "delta": piece}
    yield {
        "type": "response.function_call_arguments.done",
        **place,
        "name": item["name"],
        "arguments": arguments,
    }
    yield {"type": "response.output_item.done", "output_index": output_index, "item": item}
