"""The stream of one response: its events in the provider's order, up to the terminal one."""

from collections.abc import Iterator
from typing import Any

from bot.playground.openai.deltas import pieces, words
from bot.playground.openai.fault import SERVER_ERROR, EndStream
from bot.playground.openai.items import Item
from bot.playground.openai.responses import Generation

Event = dict[str, Any]


def events_before_the_end(generation: Generation) -> Iterator[Event]:
    """Yield every event of the response but the terminal one, without sequence numbers."""
    yield {"type": "response.created", "response": generation.resource("in_progress")}
    yield {"type": "response.in_progress", "response": generation.resource("in_progress")}
    for index, item in enumerate(generation.output):
        yield from _message_events(item, index) if item["type"] == "message" else _call_events(item, index)


class Sent:
    """What of a response's texts and arguments was streamed so far, by the index of their items."""

    def __init__(self) -> None:
        self._pieces: dict[int, str] = {}

    def add(self, event: Event) -> None:
        """Take note of an event that was sent."""
        if "delta" in event:
            index = event["output_index"]
            self._pieces[index] = self._pieces.get(index, "") + event["delta"]

    def output(self, generation: Generation) -> list[Item]:
        """Return the items that were begun, as far as they came."""
        return [_broken_off(generation.output[index], text) for index, text in self._pieces.items()]


def failing_event(generation: Generation, ending: EndStream, sent: Sent) -> Event:
    """Return the event with which a response that breaks off says so."""
    if ending.event == "error":
        return {"type": "error", "code": ending.code, "message": SERVER_ERROR, "param": None}
    if ending.event == "response.failed":
        failed = generation.resource("failed", error={"code": ending.code, "message": SERVER_ERROR})
        return {"type": "response.failed", "response": failed}
    details = {"reason": ending.reason or "max_output_tokens"}
    incomplete = generation.resource("incomplete", incomplete_details=details, output=sent.output(generation))
    return {"type": "response.incomplete", "response": incomplete}


def _broken_off(item: Item, text: str) -> Item:
    if item["type"] == "function_call":
        return {**item, "status": "incomplete", "arguments": text}
    part = item["content"][0]
    kind = "refusal" if part["type"] == "refusal" else "text"
    return {**item, "status": "incomplete", "content": [{**part, kind: text}]}


def _message_events(item: Item, output_index: int) -> Iterator[Event]:
    part = item["content"][0]
    place = {"item_id": item["id"], "output_index": output_index, "content_index": 0}
    begun: Item = {**item, "status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": output_index, "item": begun}
    yield from _refusal_events(part, place) if part["type"] == "refusal" else _text_events(part, place)
    yield {"type": "response.output_item.done", "output_index": output_index, "item": item}


def _text_events(part: Item, place: Event) -> Iterator[Event]:
    yield {"type": "response.content_part.added", **place, "part": {**part, "text": ""}}
    for word in words(part["text"]):
        yield {"type": "response.output_text.delta", **place, "delta": word, "logprobs": []}
    yield {"type": "response.output_text.done", **place, "text": part["text"], "logprobs": []}
    yield {"type": "response.content_part.done", **place, "part": part}


def _refusal_events(part: Item, place: Event) -> Iterator[Event]:
    yield {"type": "response.content_part.added", **place, "part": {**part, "refusal": ""}}
    for word in words(part["refusal"]):
        yield {"type": "response.refusal.delta", **place, "delta": word}
    yield {"type": "response.refusal.done", **place, "refusal": part["refusal"]}
    yield {"type": "response.content_part.done", **place, "part": part}


def _call_events(item: Item, output_index: int) -> Iterator[Event]:
    place = {"item_id": item["id"], "output_index": output_index}
    arguments = item["arguments"]
    begun = {**item, "status": "in_progress", "arguments": ""}
    yield {"type": "response.output_item.added", "output_index": output_index, "item": begun}
    for piece in pieces(arguments):
        yield {"type": "response.function_call_arguments.delta", **place, "delta": piece}
    yield {
        "type": "response.function_call_arguments.done",
        **place,
        "name": item["name"],
        "arguments": arguments,
    }
    yield {"type": "response.output_item.done", "output_index": output_index, "item": item}
