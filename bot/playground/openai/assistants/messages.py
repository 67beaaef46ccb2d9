"""Messages of a thread."""

from dataclasses import dataclass, field
from typing import Any, Literal, cast

from bot.playground.openai.assistants.fields import Body
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.ids import new_id
from bot.playground.openai.items import Item

Role = Literal["user", "assistant"]
Broken = Literal["content_filter", "max_tokens", "run_cancelled", "run_expired", "run_failed"]
"""Why a message is incomplete."""

_MAX_TEXT = 256_000


@dataclass
class Message:
    """A message; the model's own are in progress while they are streamed. `refusal` says that it declines to answer."""

    thread_id: str
    role: Role
    created_at: int
    texts: list[str]
    metadata: dict[str, str] = field(default_factory=dict[str, str])
    run_id: str | None = None
    assistant_id: str | None = None
    status: Literal["in_progress", "incomplete", "completed"] = "completed"
    refusal: bool = False
    broken: Broken | None = None
    ended_at: int | None = None
    id: str = field(default_factory=lambda: new_id("msg"))

    def resource(self) -> dict[str, Any]:
        """Return the message as the wire shows it."""
        return {
            "id": self.id,
            "object": "thread.message",
            "created_at": self.created_at,
            "thread_id": self.thread_id,
            "status": self.status,
            "role": self.role,
            "content": [self._part(text) for text in self.texts],
            "assistant_id": self.assistant_id,
            "run_id": self.run_id,
            "attachments": [],
            "metadata": self.metadata,
            "completed_at": self.ended_at if self.status == "completed" else None,
            "incomplete_at": self.ended_at if self.status == "incomplete" else None,
            "incomplete_details": {"reason": self.broken} if self.broken else None,
        }

    def item(self) -> Item:
        """Return the message as the model sees it."""
        return {"type": "message", "role": self.role, "content": "\n".join(self.texts)}

    def delta(self, piece: str) -> dict[str, Any]:
        """Add a piece of text and return what the stream says of it."""
        self.texts = ["".join([*self.texts, piece])]
        part: dict[str, Any] = {"index": 0, "type": "text", "text": {"value": piece, "annotations": []}}
        if self.refusal:
            part = {"index": 0, "type": "refusal", "refusal": piece}
        return {"id": self.id, "object": "thread.message.delta", "delta": {"content": [part]}}

    def complete(self, now: int) -> dict[str, Any]:
        """End the message and return it as the wire shows it."""
        self.status, self.ended_at = "completed", now
        return self.resource()

    def break_off(self, reason: Broken, now: int) -> dict[str, Any]:
        """End the message before its time and return it as the wire shows it."""
        self.status, self.broken, self.ended_at = "incomplete", reason, now
        return self.resource()

    def _part(self, text: str) -> dict[str, Any]:
        if self.refusal:
            return {"type": "refusal", "refusal": text}
        return {"type": "text", "text": {"value": text, "annotations": []}}


def message_of(body: Body, thread_id: str, now: int) -> Message:
    """Return the message that a request wants added; InvalidRequestError for what the provider would refuse."""
    role = body.get("role")
    if role not in ("user", "assistant"):
        raise InvalidRequestError(
            f"Invalid value: {role!r}. Supported values are: 'user' and 'assistant'.",
            code="invalid_value",
            param="role",
        )
    return Message(thread_id, role, now, _texts(body.get("content")), checked_metadata(body.get("metadata")))


def _texts(content: object) -> list[str]:
    parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
    if not isinstance(parts, list) or not parts:
        raise InvalidRequestError(
            "Missing required parameter: 'content'.", code="missing_required_parameter", param="content"
        )
    return [_text(part, f"content[{index}]") for index, part in enumerate(cast("list[object]", parts))]


def _text(part: object, param: str) -> str:
    fields = cast("Body", part) if isinstance(part, dict) else {}
    text = fields.get("text")
    if fields.get("type") != "text" or not isinstance(text, str):
        raise InvalidRequestError(
            f"Invalid value: {fields.get('type')!r}. Supported values are: 'text'.",
            code="invalid_value",
            param=f"{param}.type",
        )
    if not text.strip():
        raise InvalidRequestError("Message content must be non-empty.", param="content")
    if len(text) > _MAX_TEXT:
        raise InvalidRequestError(
            f"Invalid '{param}.text': string too long. Expected a string with maximum length {_MAX_TEXT}, "
            f"but got a string with length {len(text)} instead.",
            code="string_above_max_length",
            param=f"{param}.text",
        )
    return text
