"""Reading messages that stand for something else, as a language model would by their marks."""

from collections.abc import Iterable

from bot.playground.openai.assistants.messages import Message
from bot.playground.openai.items import Item


def read_marked(messages: Iterable[Message]) -> list[Item]:
    """Return the messages as the planner's items: notes, and results of tools with their calls, become what they are.

    What a client says of a message in its metadata tells the kind; its first line is then only the mark. A result
    that is on record for an answer already given belongs before that answer.
    """
    items: list[Item] = []
    for message in messages:
        match message.metadata.get("kind"):
            case "note":
                items.append({"type": "message", "role": "developer", "content": _unmarked(message)})
            case "result":
                items += _result(message)
            case "record":
                place = _before_the_answer(items)
                items[place:place] = _result(message)
            case _:
                items.append(message.item())
    return items


def _unmarked(message: Message) -> str:
    return "\n".join(message.texts).partition("\n")[2]


def _result(message: Message) -> list[Item]:
    called, _, output = _unmarked(message).partition("\n")
    name, _, arguments = called.partition(" ")
    call_id = message.metadata.get("call_id", message.id)
    return [
        {"type": "function_call", "call_id": call_id, "name": name, "arguments": arguments},
        {"type": "function_call_output", "call_id": call_id, "output": output},
    ]


def _before_the_answer(items: list[Item]) -> int:
    place = len(items)
    while place and items[place - 1].get("role") == "assistant":
        place -= 1
    return place
