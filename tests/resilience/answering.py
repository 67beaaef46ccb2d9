"""The model of the matrix: it keeps the goals it is asked to keep and repeats what else it has not answered."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.assistant.engines.assistants.messages import NOTE_MARK, RECORD_MARK, RESULT_MARK
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool

_WISH = re.compile(r"Make (\w+) a goal")


def answering(items: Sequence[WireItem], _: Sequence[WireTool]) -> Move:
    """Decide from what the user said since the last answer, and from what the tools have done."""
    spoken = max((n for n, item in enumerate(items) if item.get("role") == "assistant"), default=-1)
    asked = said_in(items[spoken + 1 :])
    done = {json.loads(arguments).get("name"): output for arguments, output in results_in(items)}
    wishes = [match[1] for text in asked if (match := _WISH.fullmatch(text))]
    for name in wishes:
        if name not in done:
            return (Call("keep_goal", {"name": name}),)
    said = (f"You said: {text}" for text in asked if not _WISH.fullmatch(text))
    return Say(" / ".join([*(_summary(done[name]) for name in wishes), *said]))


def said_in(items: Sequence[WireItem]) -> list[str]:
    """Return the user's own messages, without what an engine states in the user's name."""
    texts = [text_of(item) for item in items if item.get("role") == "user"]
    return [text for text in texts if not text.startswith((NOTE_MARK, RECORD_MARK, RESULT_MARK))]


def results_in(items: Sequence[WireItem]) -> Iterator[tuple[str, str]]:
    """Yield the arguments and the output of each call that has one, told as such or stated in a message."""
    arguments = {item["call_id"]: item["arguments"] for item in items if item["type"] == "function_call"}
    for item in items:
        if item["type"] == "function_call_output":
            yield arguments[item["call_id"]], item["output"]
        elif item.get("role") == "user" and text_of(item).startswith(RESULT_MARK):
            _, call, output = text_of(item).splitlines()
            yield call.partition(" ")[2], output


def text_of(item: WireItem) -> str:
    """Return the words of a message, whichever protocol it came by."""
    content: Any = item["content"]
    return content if isinstance(content, str) else "".join(part["text"] for part in content)


def _summary(output: str) -> str:
    return json.loads(output).get("result", {}).get("summary", output)
