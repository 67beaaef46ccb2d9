"""The tools there are, by name."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from pydantic import JsonValue

from tools.toolkit.consent import CONSENT
from tools.toolkit.errors import ToolDefinitionError
from tools.toolkit.schema import json_schema
from tools.toolkit.specs import field_specs
from tools.toolkit.surroundings import Surroundings
from tools.toolkit.tool import Tool


class Registry:
    """The tools in the order in which the model is told of them.

    Raises ToolDefinitionError for two tools of one name and for a parameter model that is put together wrongly.
    """

    def __init__(self, tools: Sequence[Tool[Any]]) -> None:
        self._tools = {tool.name: tool for tool in tools}
        if len(self._tools) != len(tools):
            raise ToolDefinitionError("two tools have the same name")
        for tool in tools:
            asks = any(spec.name == CONSENT for spec in field_specs(tool.parameters))
            if asks != (tool.confirm is not None):
                raise ToolDefinitionError(f"{tool.name} lacks the consent that it asks for, or the question for it")

    def get(self, name: str) -> Tool[Any] | None:
        """Return the tool of that name; None when there is none."""
        return self._tools.get(name)

    def gathers(self, name: str) -> bool:
        """Return whether the tool of that name has something to do before its transaction."""
        tool = self.get(name)
        return tool is not None and tool.gather is not None

    def all(self) -> tuple[Tool[Any], ...]:
        """Return all tools."""
        return tuple(self._tools.values())

    def offered(self, surroundings: Surroundings) -> frozenset[str]:
        """Return the names of the tools that are of use in these surroundings.

        It is what the model may choose from, not a permission: surroundings change between the choice and the call, so
        the executor runs whatever is called, and a tool that is of no use says so itself.
        """
        useful = (tool for tool in self.all() if surroundings.keeps or tool.reads_only)
        return frozenset(tool.name for tool in useful if tool.relevant(surroundings))

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return the names most like `name`, the likeliest first, and all names when none is like it."""
        return tuple(get_close_matches(name, self._tools, n=3)) or tuple(self._tools)

    def schemas(self) -> tuple[dict[str, JsonValue], ...]:
        """Return the JSON schemas of all tools, always the same bytes in the same order."""
        return self._schemas

    @cached_property
    def _schemas(self) -> tuple[dict[str, JsonValue], ...]:
        return tuple(json_schema(tool) for tool in self._tools.values())
