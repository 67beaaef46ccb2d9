"""Assistants: instructions, a model and tools under one id."""

from typing import Any

from bot.playground.openai.assistants.fields import (
    MAX_INSTRUCTIONS,
    Body,
    function_tools,
    optional_text,
    required_text,
)
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.errors import NotFoundError
from bot.playground.openai.ids import new_id

Assistant = dict[str, Any]
"""An assistant as the wire shows it."""

_MAX_NAME = 256
_MAX_DESCRIPTION = 512
_SETTINGS = ("temperature", "top_p", "response_format", "tool_resources")


class AssistantStore:
    """All assistants of this server, in memory."""

    def __init__(self) -> None:
        self._assistants: dict[str, Assistant] = {}

    def create(self, body: Body, created_at: int) -> Assistant:
        """Make an assistant of a request; InvalidRequestError for what the provider would refuse."""
        required_text(body, "model")
        assistant: Assistant = {
            "id": new_id("asst"),
            "object": "assistant",
            "created_at": created_at,
            **dict.fromkeys(("name", "description", "instructions", *_SETTINGS)),
            "tools": [],
            "metadata": {},
            **_fields(body),
        }
        self._assistants[assistant["id"]] = assistant
        return assistant

    def get(self, assistant_id: str) -> Assistant:
        """Return an assistant; NotFoundError when there is none of this id."""
        if assistant_id not in self._assistants:
            raise NotFoundError(f"No assistant found with id '{assistant_id}'.")
        return self._assistants[assistant_id]

    def change(self, assistant_id: str, body: Body) -> Assistant:
        """Replace the fields that `body` names."""
        assistant = {**self.get(assistant_id), **_fields(body)}
        self._assistants[assistant_id] = assistant
        return assistant

    def delete(self, assistant_id: str) -> None:
        """Forget an assistant."""
        self.get(assistant_id)
        del self._assistants[assistant_id]

    def all(self) -> tuple[Assistant, ...]:
        """Return all assistants, oldest first."""
        return tuple(self._assistants.values())


def _fields(body: Body) -> Assistant:
    checked = {
        "model": lambda: required_text(body, "model"),
        "name": lambda: optional_text(body, "name", _MAX_NAME),
        "description": lambda: optional_text(body, "description", _MAX_DESCRIPTION),
        "instructions": lambda: optional_text(body, "instructions", MAX_INSTRUCTIONS),
        "tools": lambda: function_tools(body),
        "metadata": lambda: checked_metadata(body["metadata"]),
    }
    fields = {name: check() for name, check in checked.items() if name in body}
    return fields | {name: body[name] for name in _SETTINGS if name in body}
