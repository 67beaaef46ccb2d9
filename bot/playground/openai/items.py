"""Items as requests send them and as conversations keep them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.ids import Prefix, new_id

Item = dict[str, Any]

_PREFIXES: dict[str, Prefix] = {
    "message": "msg",
    "function_call": "fc",
    "function_call_output": "fco",
    "reasoning": "rs",
}
_ROLES = ("user", "assistant", "system", "developer")
_MAX_CALL_ID = 64


def input_items(value: object, param: str = "input") -> list[Item]:
    """Return a request's input as items with ids, complete as they will be kept.

    Raises InvalidRequestError for what the provider would refuse, naming the place in `param`.
    """
    if isinstance(value, str):
        return [_message({"role": "user", "content": value}, param)]
    if not isinstance(value, list):
        raise InvalidRequestError(
            f"Invalid type for '{param}': expected one of a string or array of input items.",
            code="invalid_type",
            param=param,
        )
    values = cast("list[object]", value)
    return [_item(entry, f"{param}[{index}]") for index, entry in enumerate(values)]


def refuse_duplicates(kept: Iterable[Item], added: Sequence[Item]) -> None:
    """Raise InvalidRequestError when an id comes twice: history was sent again to a stored conversation."""
    seen = {item["id"] for item in kept}
    for item in added:
        if item["id"] in seen:
            raise InvalidRequestError(
                f"Duplicate item found with id {item['id']}. Remove duplicate items from your input and try again.",
                param="input",
            )
        seen.add(item["id"])


def refuse_dangling_calls(items: Sequence[Item]) -> None:
    """Raise InvalidRequestError when a call has no output, or an output no call before it."""
    called: set[str] = set()
    answered: set[str] = set()
    for item in items:
        if item["type"] == "function_call":
            called.add(item["call_id"])
        elif item["type"] == "function_call_output":
            if item["call_id"] not in called:
                raise InvalidRequestError(
                    f"No tool call found for function call output with call_id {item['call_id']}.",
                    param="input",
                )
            answered.add(item["call_id"])
    for item in items:
        if item["type"] == "function_call" and item["call_id"] not in answered:
            raise InvalidRequestError(f"No tool output found for function call {item['call_id']}.", param="input")


def _item(entry: object, param: str) -> Item:
    if not isinstance(entry, dict):
        raise InvalidRequestError(f"Invalid type for '{param}': expected an object.", code="invalid_type", param=param)
    item = cast("Item", entry)
    kind = item.get("type", "message" if "role" in item else None)
    builders = {
        "message": _message,
        "function_call": _call,
        "function_call_output": _output,
        "reasoning": _reasoning,
    }
    if kind not in builders:
        known = ", ".join(f"'{name}'" for name in builders)
        raise InvalidRequestError(
            f"Invalid value: {kind!r}. Supported values are: {known}.",
            code="invalid_value",
            param=f"{param}.type",
        )
    return builders[kind](item, param)


def _message(item: Item, param: str) -> Item:
    role = item.get("role")
    if role not in _ROLES:
        raise InvalidRequestError(
            f"Invalid value: {role!r}. Supported values are: 'user', 'assistant', 'system', and 'developer'.",
            code="invalid_value",
            param=f"{param}.role",
        )
    return {
        "id": _id(item, "message", param),
        "type": "message",
        "role": role,
        "status": "completed",
        "content": _content(item.get("content"), role == "assistant", f"{param}.content"),
    }


def _content(content: object, spoken: bool, param: str) -> list[Item]:
    kind = "output_text" if spoken else "input_text"
    if isinstance(content, str):
        return [_text_part(kind, content)]
    if not isinstance(content, list) or not content:
        raise InvalidRequestError(
            f"Missing required parameter: '{param}'.", code="missing_required_parameter", param=param
        )
    parts: list[Item] = []
    for index, part in enumerate(cast("list[Item]", content)):
        if part.get("type") != kind or not isinstance(part.get("text"), str):
            raise InvalidRequestError(
                f"Invalid value: {part.get('type')!r}. Supported values are: '{kind}'.",
                code="invalid_value",
                param=f"{param}[{index}]",
            )
        parts.append(_text_part(kind, part["text"]))
    return parts


def _text_part(kind: str, text: str) -> Item:
    if kind == "output_text":
        return {"type": kind, "text": text, "annotations": [], "logprobs": []}
    return {"type": kind, "text": text}


def _call(item: Item, param: str) -> Item:
    return {
        "id": _id(item, "function_call", param),
        "type": "function_call",
        "status": "completed",
        "call_id": _call_id(item, param),
        "name": _string(item, "name", param),
        "arguments": _string(item, "arguments", param),
    }


def _output(item: Item, param: str) -> Item:
    return {
        "id": _id(item, "function_call_output", param),
        "type": "function_call_output",
        "status": "completed",
        "call_id": _call_id(item, param),
        "output": _string(item, "output", param),
    }


def _reasoning(item: Item, param: str) -> Item:
    kept = {key: item[key] for key in ("summary", "content", "encrypted_content") if key in item}
    return {"summary": [], **kept, "id": _id(item, "reasoning", param), "type": "reasoning"}


def _call_id(item: Item, param: str) -> str:
    call_id = _string(item, "call_id", param)
    if len(call_id) > _MAX_CALL_ID:
        raise InvalidRequestError(
            f"Invalid '{param}.call_id': string too long. Expected a string with maximum length "
            f"{_MAX_CALL_ID}, but got a string with length {len(call_id)} instead.",
            code="string_above_max_length",
            param=f"{param}.call_id",
        )
    return call_id


def _string(item: Item, name: str, param: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise InvalidRequestError(
            f"Missing required parameter: '{param}.{name}'.",
            code="missing_required_parameter",
            param=f"{param}.{name}",
        )
    return value


def _id(item: Item, kind: str, param: str) -> str:
    given = item.get("id")
    prefix = _PREFIXES[kind]
    if given is None:
        return new_id(prefix)
    if not isinstance(given, str) or not given.startswith(prefix[:2]):
        raise InvalidRequestError(
            f"Invalid '{param}.id': {given!r}. Expected an ID that begins with '{prefix}'.",
            code="invalid_value",
            param=f"{param}.id",
        )
    return given
