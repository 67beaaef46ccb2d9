"""Tools as the provider understands them: strict unless said otherwise, refused when they cannot be."""

import copy
import re
from typing import Any, cast

from bot.playground.openai.errors import InvalidRequestError

Schema = dict[str, Any]

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NOT_PERMITTED = ("default", "allOf", "oneOf", "not", "if", "then", "else", "patternProperties")


def normalised_tools(tools: object) -> list[dict[str, Any]]:
    """Return a request's function tools with `strict` settled and their schemas checked.

    A tool that does not say `strict` is made strict: every property required, no others allowed. One that
    says it is strict and is not raises InvalidRequestError with code 'invalid_function_parameters'.
    """
    if not isinstance(tools, list):
        raise InvalidRequestError(
            "Invalid type for 'tools': expected an array of objects.", code="invalid_type", param="tools"
        )
    entries = cast("list[dict[str, Any]]", tools)
    return [_normalised(tool, f"tools[{index}]") for index, tool in enumerate(entries)]


def _normalised(tool: dict[str, Any], param: str) -> dict[str, Any]:
    if tool.get("type") != "function":
        raise InvalidRequestError(
            f"Invalid value: {tool.get('type')!r}. Supported values are: 'function'.",
            code="invalid_value",
            param=f"{param}.type",
        )
    name = tool.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InvalidRequestError(
            f"Invalid '{param}.name': expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
            code="invalid_value",
            param=f"{param}.name",
        )
    schema = copy.deepcopy(cast("Schema", tool.get("parameters") or {"type": "object", "properties": {}}))
    strict = tool.get("strict")
    if strict is None:
        _make_strict(schema)
    if strict is not False:
        _check(schema, (), name, f"{param}.parameters")
    return {**tool, "parameters": schema, "strict": strict is not False}


def _make_strict(schema: Schema) -> None:
    for below in _below(schema).values():
        _make_strict(below)
    if "properties" in schema:
        schema["required"] = list(schema["properties"])
        schema["additionalProperties"] = False


def _check(schema: Schema, context: tuple[str, ...], name: str, param: str) -> None:
    complaint = _complaint(schema, root=not context)
    if complaint:
        raise InvalidRequestError(
            f"Invalid schema for function '{name}': In context={context!r}, {complaint}",
            code="invalid_function_parameters",
            param=param,
        )
    for path, below in _below(schema).items():
        _check(below, (*context, *path), name, param)


def _complaint(schema: Schema, *, root: bool) -> str | None:
    if root and schema.get("type") != "object":
        return f"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{schema.get('type')}\"'."
    for keyword in _NOT_PERMITTED:
        if keyword in schema:
            return f"'{keyword}' is not permitted."
    if not {"type", "anyOf", "$ref", "enum", "const"} & schema.keys():
        return "schema must have a 'type' key."
    return _object_complaint(schema) if "properties" in schema or schema.get("type") == "object" else None


def _object_complaint(schema: Schema) -> str | None:
    if schema.get("additionalProperties") is not False:
        return "'additionalProperties' is required to be supplied and to be false."
    properties = schema.get("properties", {})
    required = schema.get("required", [])
    missing = [key for key in properties if key not in required]
    extra = [key for key in required if key not in properties]
    rule = "'required' is required to be supplied and to be an array including every key in properties."
    if missing:
        return f"{rule} Missing '{missing[0]}'."
    return f"{rule} Extra required key '{extra[0]}' supplied." if extra else None


def _below(schema: Schema) -> dict[tuple[str, ...], Schema]:
    below: dict[tuple[str, ...], Schema] = {}
    for keyword in ("properties", "$defs"):
        below.update({(keyword, key): value for key, value in schema.get(keyword, {}).items()})
    if isinstance(schema.get("items"), dict):
        below[("items",)] = schema["items"]
    below.update({("anyOf", str(index)): value for index, value in enumerate(schema.get("anyOf", []))})
    return below
