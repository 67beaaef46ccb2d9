"""The JSON schema of a tool, as function tools of the Responses API are declared."""

from typing import Any

from pydantic import JsonValue

from tools.toolkit.kinds import KINDS
from tools.toolkit.specs import field_specs
from tools.toolkit.tool import Tool


def json_schema(tool: Tool[Any]) -> dict[str, JsonValue]:
    """Return the tool's strict schema: every field is required and may be null, in the order of the model.

    Strict schemas know no optional fields, and a field that cannot be null makes a model invent a value.
    """
    specs = [spec for spec in field_specs(tool.parameters) if not spec.ask.by_hand]
    return {
        "type": "function",
        "name": tool.name,
        "description": tool.description,
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {spec.name: KINDS[spec.ask.kind].schema(spec.ask) for spec in specs},
            "required": [spec.name for spec in specs],
            "additionalProperties": False,
        },
    }
