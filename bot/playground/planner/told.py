"""What a thread that knows only users and assistants tells in marked messages: notes, and results of tools."""

import re
from collections.abc import Iterator, Sequence

from bot.playground.planner.moves import WireItem

_NOTE = re.compile(r"\[Context note, not written by the user\]\s*")
_RESULT = re.compile(r"\[Result of a tool(?P<record> that the answer above is based on)?, not written by the user\]\s*")
_CALL = re.compile(r"(?P<name>[A-Za-z0-9_-]+) (?P<arguments>\{[^\n]*\})\n(?P<output>[\s\S]*)")


def unmarked(items: Sequence[WireItem]) -> list[WireItem]:
    """Return the items with notes as the developer's words, and told results as calls with their outputs.

    What an answer is based on is told behind it, with the user's next words: it is put before that answer.
    """
    read: list[WireItem] = []
    for index, item in enumerate(items):
        text = _words_of_user(item)
        note, result = _NOTE.match(text), _RESULT.match(text)
        if note:
            read.append({"type": "message", "role": "developer", "content": text[note.end() :]})
        elif result:
            place = _before_the_answer(read) if result["record"] else len(read)
            read[place:place] = _told(text[result.end() :], index)
        else:
            read.append(item)
    return read


def _told(text: str, index: int) -> Iterator[WireItem]:
    call = _CALL.fullmatch(text)
    if call is None:
        yield {"type": "message", "role": "developer", "content": text}
        return
    call_id = f"told_{index}"
    yield {"type": "function_call", "call_id": call_id, "name": call["name"], "arguments": call["arguments"]}
    yield {"type": "function_call_output", "call_id": call_id, "output": call["output"]}


def _before_the_answer(read: Sequence[WireItem]) -> int:
    place = len(read)
    while place and read[place - 1].get("role") == "assistant":
        place -= 1
    return place


def _words_of_user(item: WireItem) -> str:
    content = item.get("content")
    return content if item.get("role") == "user" and isinstance(content, str) else ""
