"""The tools that a request offers: which there are, and calls that fill their schemas."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.planner.moves import Call, WireTool


class Offered:
    """The offered function tools by name."""

    def __init__(self, tools: Sequence[WireTool]) -> None:
        self._properties = {tool["name"]: tool.get("parameters", {}).get("properties", {}) for tool in tools}

    def __contains__(self, name: str) -> bool:
        return name in self._properties

    def accepts(self, name: str, parameter: str) -> bool:
        """Whether tool `name` is offered and has this parameter."""
        return parameter in self._properties.get(name, {})

    def call(self, name: str, values: Mapping[str, Any]) -> Call:
        """Return a call with every parameter of the schema: what is in `values`, null otherwise."""
        return Call(name, {parameter: values.get(parameter) for parameter in self._properties[name]})
