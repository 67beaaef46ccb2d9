"""The arguments of a Web API call, whichever way the client sent them."""

import json
from typing import Any, cast

from aiohttp import web

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError

_STRUCTURED = frozenset({"blocks", "attachments", "metadata", "chunks", "prompts", "view", "loading_messages", "files"})


class Arguments:
    """Typed access to the arguments; what is missing or of the wrong type is refused as invalid_arguments."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def text(self, name: str) -> str | None:
        """Return a string; None when it is not given. Numbers count as their digits, as in forms."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool | dict | list):
            raise ApiError("invalid_arguments", [f"must be a string [json-pointer:/{name}]"])
        return str(value)

    def required(self, name: str) -> str:
        """Return a string that must be given and not be empty."""
        value = self.text(name)
        if not value:
            raise ApiError("invalid_arguments", [f"missing required field: {name}"])
        return value

    def flag(self, name: str) -> bool:
        """Return a boolean: true, "true" and "1" mean yes."""
        return self.values.get(name) in (True, "true", "1", 1)

    def integer(self, name: str, default: int) -> int:
        """Return a whole number."""
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise ApiError("invalid_arguments", [f"must be a number [json-pointer:/{name}]"]) from error

    def items(self, name: str) -> list[Json] | None:
        """Return a list of objects; None when it is not given."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in cast("list[Any]", value)):
            raise ApiError(f"invalid_{name}" if name in ("blocks", "chunks") else "invalid_arguments")
        return cast("list[Json]", value)

    def object(self, name: str) -> Json:
        """Return an object that must be given."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise ApiError("invalid_arguments", [f"missing required field: {name}"])
        return cast("Json", value)


async def read_arguments(request: web.Request) -> Json:
    """Return the query, the form or the JSON body of a call; ApiError json_not_object or invalid_json."""
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        values |= _parse_json_body(await request.text())
    elif request.method == "POST":
        values |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    return {key: _decoded(key, value) for key, value in values.items()}


def _parse_json_body(text: str) -> Json:
    try:
        body: Any = json.loads(text or "{}")
    except ValueError as error:
        raise ApiError("invalid_json") from error
    if not isinstance(body, dict):
        raise ApiError("json_not_object")
    return cast("Json", body)


def _decoded(name: str, value: Any) -> Any:
    if name not in _STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
