"""Steps of a run: a message that it writes, or tool calls that it makes."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.playground.openai.ids import new_id
from bot.playground.openai.items import Item

StepStatus = Literal["in_progress", "cancelled", "failed", "completed", "expired"]


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request to the model; `cached` are those of the prompt that were known already."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.prompt + other.prompt, self.cached + other.cached, self.completion + other.completion)

    def resource(self) -> dict[str, Any]:
        """Return the counts as the wire shows them."""
        return {
            "prompt_tokens": self.prompt,
            "prompt_token_details": {"cached_tokens": self.cached},
            "completion_tokens": self.completion,
            "total_tokens": self.prompt + self.completion,
        }


@dataclass
class ToolCall:
    """A function call of the model; `output` is None until it was submitted."""

    id: str
    name: str
    arguments: str = ""
    output: str | None = None

    def items(self) -> list[Item]:
        """Return the call, and its output if there is one, as the model sees them."""
        call: Item = {
            "type": "function_call",
            "call_id": self.id,
            "name": self.name,
            "arguments": self.arguments,
        }
        if self.output is None:
            return [call]
        return [call, {"type": "function_call_output", "call_id": self.id, "output": self.output}]


@dataclass
class RunStep:
    """One step: it writes the message `message_id`, or makes `calls`. `usage` is what its request came to."""

    run_id: str
    thread_id: str
    assistant_id: str
    created_at: int
    usage: Usage
    message_id: str | None = None
    calls: list[ToolCall] = field(default_factory=list[ToolCall])
    status: StepStatus = "in_progress"
    ended_at: int | None = None
    id: str = field(default_factory=lambda: new_id("step"))

    def resource(self) -> dict[str, Any]:
        """Return the step as the wire shows it."""
        failed = {"code": "server_error", "message": "Sorry, something went wrong."}
        return {
            "id": self.id,
            "object": "thread.run.step",
            "created_at": self.created_at,
            "run_id": self.run_id,
            "assistant_id": self.assistant_id,
            "thread_id": self.thread_id,
            "type": "message_creation" if self.message_id else "tool_calls",
            "status": self.status,
            "cancelled_at": self.ended_at if self.status == "cancelled" else None,
            "completed_at": self.ended_at if self.status == "completed" else None,
            "expired_at": self.ended_at if self.status == "expired" else None,
            "failed_at": self.ended_at if self.status == "failed" else None,
            "last_error": failed if self.status == "failed" else None,
            "metadata": {},
            "step_details": self._details(),
            "usage": None if self.status == "in_progress" else self.usage.resource(),
        }

    def begin_call(self, call_id: str, name: str) -> dict[str, Any]:
        """Add a call, still without its arguments, and return what the stream says of it."""
        self.calls.append(ToolCall(call_id, name))
        return self._delta({"id": call_id, "function": {"name": name, "arguments": "", "output": None}})

    def add_arguments(self, piece: str) -> dict[str, Any]:
        """Add a piece of the last call's arguments and return what the stream says of it."""
        self.calls[-1].arguments += piece
        return self._delta({"function": {"arguments": piece}})

    def end(self, status: StepStatus, now: int) -> dict[str, Any]:
        """End the step and return it as the wire shows it."""
        self.status, self.ended_at = status, now
        return self.resource()

    def _delta(self, change: dict[str, Any]) -> dict[str, Any]:
        call = {"index": len(self.calls) - 1, "type": "function", **change}
        details = {"type": "tool_calls", "tool_calls": [call]}
        return {"id": self.id, "object": "thread.run.step.delta", "delta": {"step_details": details}}

    def _details(self) -> dict[str, Any]:
        if self.message_id:
            return {"type": "message_creation", "message_creation": {"message_id": self.message_id}}
        return {"type": "tool_calls", "tool_calls": [_call_resource(call) for call in self.calls]}


def _call_resource(call: ToolCall) -> dict[str, Any]:
    function = {"name": call.name, "arguments": call.arguments, "output": call.output}
    return {"id": call.id, "type": "function", "function": function}
