"""Runs: an assistant at work on a thread."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.playground.openai.assistants.run_requests import RunRequest
from bot.playground.openai.assistants.steps import RunStep, ToolCall, Usage
from bot.playground.openai.ids import new_id

RunStatus = Literal[
    "queued",
    "in_progress",
    "requires_action",
    "cancelling",
    "cancelled",
    "failed",
    "completed",
    "incomplete",
    "expired",
]
RunEnd = Literal["completed", "failed", "cancelled", "incomplete", "expired"]

EXPIRES_AFTER = 600
"""Seconds after its creation for which a run waits."""

_ACTIVE = ("queued", "in_progress", "requires_action", "cancelling")
_STAMPS: dict[RunEnd, str] = {
    "completed": "completed_at",
    "failed": "failed_at",
    "cancelled": "cancelled_at",
}


@dataclass
class Run:
    """A run and how far it is. While it requires action, its last step holds the calls without outputs."""

    thread_id: str
    request: RunRequest
    created_at: int
    status: RunStatus = "queued"
    metadata: dict[str, str] = field(default_factory=dict[str, str])
    steps: list[RunStep] = field(default_factory=list[RunStep])
    stamps: dict[str, int] = field(default_factory=dict[str, int])
    last_error: dict[str, str] | None = None
    incomplete_reason: str | None = None
    id: str = field(default_factory=lambda: new_id("run"))

    @property
    def active(self) -> bool:
        """Whether the thread is closed to other writers because of this run."""
        return self.status in _ACTIVE

    @property
    def expires_at(self) -> int:
        """When the run expires, in seconds since the Unix epoch."""
        return self.created_at + EXPIRES_AFTER

    @property
    def instructions(self) -> str:
        """All instructions, the additional ones last."""
        return "\n".join(filter(None, (self.request.instructions, self.request.note)))

    @property
    def pending(self) -> list[ToolCall]:
        """The calls whose outputs the run waits for."""
        return self.steps[-1].calls if self.status == "requires_action" else []

    @property
    def open_step(self) -> RunStep | None:
        """The step that is in progress."""
        return self.steps[-1] if self.steps and self.steps[-1].status == "in_progress" else None

    def begin(self, now: int) -> dict[str, Any]:
        """Go to work and return the run as the wire shows it."""
        self.status = "in_progress"
        self.stamps.setdefault("started_at", now)
        return self.resource()

    def become(self, status: RunStatus) -> dict[str, Any]:
        """Take on a status that does not end the run, and return the run as the wire shows it."""
        self.status = status
        return self.resource()

    def end(self, status: RunEnd, now: int) -> dict[str, Any]:
        """End the run and return it as the wire shows it."""
        self.status = status
        self.stamps |= {_STAMPS[status]: now} if status in _STAMPS else {}
        return self.resource()

    def resource(self) -> dict[str, Any]:
        """Return the run as the wire shows it."""
        request = self.request
        return {
            "id": self.id,
            "object": "thread.run",
            "created_at": self.created_at,
            "assistant_id": request.assistant_id,
            "thread_id": self.thread_id,
            "status": self.status,
            "started_at": self.stamps.get("started_at"),
            "expires_at": self.expires_at if self.active or self.status == "expired" else None,
            **{stamp: self.stamps.get(stamp) for stamp in _STAMPS.values()},
            "required_action": self._required_action(),
            "last_error": self.last_error,
            "incomplete_details": {"reason": self.incomplete_reason} if self.incomplete_reason else None,
            "usage": None if self.active else sum((step.usage for step in self.steps), Usage()).resource(),
            "model": request.model,
            "instructions": self.instructions,
            "tools": request.tools,
            "tool_choice": request.tool_choice,
            "parallel_tool_calls": request.parallel_tool_calls,
            "metadata": self.metadata,
            "truncation_strategy": request.truncation,
            "max_prompt_tokens": request.max_prompt_tokens,
            "max_completion_tokens": request.max_completion_tokens,
            "temperature": request.temperature,
            "top_p": request.top_p,
            "response_format": request.response_format,
        }

    def _required_action(self) -> dict[str, Any] | None:
        if not self.pending:
            return None
        calls = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
            for call in self.pending
        ]
        return {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}
