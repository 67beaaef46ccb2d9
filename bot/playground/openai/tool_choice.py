"""Which of a request's tools the model may call, as `tool_choice` says."""

from collections.abc import Sequence
from typing import Any, cast

from bot.playground.openai.errors import InvalidRequestError

Tool = dict[str, Any]

_MODES = ("none", "auto", "required")


def offered_tools(tools: Sequence[Tool], choice: object) -> list[Tool]:
    """Return the tools that may be called; `choice` is a mode, a function, or a list of allowed tools.

    Raises InvalidRequestError for a choice that the provider would refuse, such as a tool that is not in `tools`.
    """
    if isinstance(choice, dict):
        return _chosen(tools, cast("dict[str, Any]", choice))
    if choice not in _MODES:
        raise InvalidRequestError(
            f"Invalid value: {choice!r}. Supported values are: 'none', 'auto', and 'required'.",
            code="invalid_value",
            param="tool_choice",
        )
    return [] if choice == "none" else list(tools)


def _chosen(tools: Sequence[Tool], choice: dict[str, Any]) -> list[Tool]:
    kind = choice.get("type")
    if kind == "function":
        return [_named(tools, choice)]
    if kind != "allowed_tools":
        raise InvalidRequestError(
            f"Invalid value: {kind!r}. Supported values are: 'function' and 'allowed_tools'.",
            code="invalid_value",
            param="tool_choice.type",
        )
    if choice.get("mode") not in ("auto", "required"):
        raise InvalidRequestError(
            f"Invalid value: {choice.get('mode')!r}. Supported values are: 'auto' and 'required'.",
            code="invalid_value",
            param="tool_choice.mode",
        )
    allowed = cast("list[dict[str, Any]]", choice.get("tools") or [])
    if not allowed:
        raise InvalidRequestError(
            "Invalid 'tool_choice.tools': empty array. Expected an array with minimum length 1.",
            code="empty_array",
            param="tool_choice.tools",
        )
    return [_named(tools, entry) for entry in allowed]


def _named(tools: Sequence[Tool], choice: dict[str, Any]) -> Tool:
    # The Assistants protocol writes the name one level deeper than Responses does.
    name = choice.get("name") or cast("dict[str, Any]", choice.get("function") or {}).get("name")
    for tool in tools:
        if choice.get("type") == "function" and tool["name"] == name:
            return tool
    raise InvalidRequestError(
        f"Tool choice '{name}' not found in 'tools' parameter.", code="invalid_value", param="tool_choice"
    )
