"""Reading the fields of a request, with the complaints of the provider."""

from typing import Any, cast

from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.strict import normalised_tools

Body = dict[str, Any]

MAX_INSTRUCTIONS = 256_000
_MAX_TOOLS = 128


def required_text(body: Body, name: str, maximum: int | None = None) -> str:
    """Return a text that must be there."""
    text = optional_text(body, name, maximum)
    if not text:
        raise InvalidRequestError(
            f"Missing required parameter: '{name}'.", code="missing_required_parameter", param=name
        )
    return text


def optional_text(body: Body, name: str, maximum: int | None = None) -> str | None:
    """Return a text of at most `maximum` characters, or None when it is absent or null."""
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidRequestError(f"Invalid type for '{name}': expected a string.", code="invalid_type", param=name)
    if maximum is not None and len(value) > maximum:
        raise InvalidRequestError(
            f"Invalid '{name}': string too long. Expected a string with maximum length {maximum}, "
            f"but got a string with length {len(value)} instead.",
            code="string_above_max_length",
            param=name,
        )
    return value


def objects(body: Body, name: str) -> list[Body]:
    """Return an array of objects, empty when it is absent or null."""
    value = body.get(name)
    entries = cast("list[object]", [] if value is None else value)
    if not isinstance(value, list | None) or not all(isinstance(entry, dict) for entry in entries):
        raise InvalidRequestError(
            f"Invalid type for '{name}': expected an array of objects.", code="invalid_type", param=name
        )
    return cast("list[Body]", entries)


def function_tools(body: Body) -> list[Body]:
    """Return the function tools, checked, in the protocol's nested form; strict only where they say so."""
    tools = objects(body, "tools")
    if len(tools) > _MAX_TOOLS:
        raise InvalidRequestError(
            f"Invalid 'tools': array too long. Expected an array with maximum length {_MAX_TOOLS}, "
            f"but got an array with length {len(tools)} instead.",
            code="array_above_max_length",
            param="tools",
        )
    flat = normalised_tools([_flat(tool) for tool in tools])
    return [{"type": "function", "function": _without_type(tool)} for tool in flat]


def flat_tools(tools: list[Body]) -> list[Body]:
    """Return nested function tools in the flat form that the planner knows."""
    return [_flat(tool) for tool in tools]


def _flat(tool: Body) -> Body:
    function = cast("Body", tool.get("function") or {})
    return {**function, "strict": function.get("strict") is True, "type": tool.get("type")}


def _without_type(tool: Body) -> Body:
    return {key: value for key, value in tool.items() if key != "type"}
