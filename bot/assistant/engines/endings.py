"""What the end of a response leads to, whichever it is: the table in this room's README, as code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.assistant.engine import (
    AssistantMessage,
    EngineEvent,
    FunctionCall,
    Item,
    RunCompleted,
    RunFailed,
    ToolCallsRequested,
    Usage,
)
from bot.assistant.engines import failures
from bot.assistant.engines.translate import from_wire, plain
from bot.words.conversation import CUT_SHORT
from tools.toolkit.tool import ToolCall

if TYPE_CHECKING:
    from openai.types.responses import Response, ResponseStreamEvent

_MAX_OUTPUT = "max_output_tokens"


@dataclass(frozen=True, slots=True)
class CutShort(RunCompleted):
    """An answer that reached a limit; its last item is the closing sentence, which the provider does not know of."""


@dataclass(slots=True)
class Draft:
    """What a stream brought before its end, for servers that leave it out of the closing event.

    `calls` says whether a call was begun; `wire` holds the items that were finished.
    """

    text: str = ""
    calls: bool = False
    wire: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def note(self, event: "ResponseStreamEvent") -> None:
        """Take in an event that is not the last."""
        match event.type:
            case "response.output_text.delta" | "response.refusal.delta":
                self.text += event.delta
            case "response.output_item.added":
                self.calls |= event.item.type == "function_call"
            case "response.output_item.done":
                self.wire.append(plain(event.item))
            case _:
                pass

    def said(self) -> tuple[AssistantMessage, ...]:
        """Return the text that came, as the message that it is."""
        return (AssistantMessage(text=self.text),) if self.text.strip() else ()


def ending(event: "ResponseStreamEvent", draft: Draft, *, reasoning: bool) -> EngineEvent | None:
    """Return what the event ends the response with; None for an event that ends nothing."""
    match event.type:
        case "response.completed" | "response.incomplete" | "response.failed":
            return _by_status(event.response, event.type.removeprefix("response."), draft, reasoning)
        case "error":
            return failures.reported(event.code, event.message)
        case _:
            # No type of the package has this event, yet some servers send it.
            return failures.cancelled() if str(event.type) == "response.cancelled" else None


def conclusion(items: Sequence[Item], usage: Usage) -> ToolCallsRequested | RunCompleted:
    """Return what a finished response comes to: calls to run, or the answer."""
    calls = tuple(ToolCall(item.call_id, item.name, item.arguments) for item in items if isinstance(item, FunctionCall))
    if calls:
        return ToolCallsRequested(calls, tuple(items), usage)
    return RunCompleted(_text(items), tuple(items), usage)


def _by_status(response: "Response", kind: str, draft: Draft, reasoning: bool) -> EngineEvent:
    # A closing event of one type may carry a response of another status: the status knows better.
    status = response.status if response.status not in (None, "queued", "in_progress") else kind
    wire = [plain(item) for item in response.output or ()] or draft.wire
    match status:
        case "completed":
            return conclusion(from_wire(wire, reasoning=reasoning) or draft.said(), _usage(response))
        case "incomplete":
            return _incomplete(response, wire, draft)
        case "cancelled":
            return failures.cancelled()
        case _:
            error = response.error
            return failures.reported(error.code, error.message, error.type) if error else failures.reported(None, "")


def _incomplete(response: "Response", wire: Sequence[dict[str, Any]], draft: Draft) -> EngineEvent:
    details = response.incomplete_details
    reason: str = (details and details.reason) or "incomplete"
    if reason == "content_filter":
        return failures.reported(reason, "the answer was filtered")
    if draft.calls or any(item.get("type") == "function_call" for item in wire):
        return RunFailed(reason, "the response broke off in a function call", retryable=True)
    said = tuple(item for item in from_wire(wire, reasoning=False) if isinstance(item, AssistantMessage))
    said = said or draft.said()
    if not said:
        # Where the room was used up before the first word, the next attempt would use it up again.
        return RunFailed(reason, "the response is incomplete", retryable=reason != _MAX_OUTPUT)
    items = (*said, AssistantMessage(text=CUT_SHORT))
    return CutShort(_text(items), items, _usage(response))


def _text(items: Sequence[Item]) -> str:
    return "\n\n".join(item.text for item in items if isinstance(item, AssistantMessage))


def _usage(response: "Response") -> Usage:
    # Not every server counts in such detail.
    counted = plain(response.usage) if response.usage else {}
    return Usage(
        input_tokens=counted.get("input_tokens", 0),
        cached_tokens=counted.get("input_tokens_details", {}).get("cached_tokens", 0),
        output_tokens=counted.get("output_tokens", 0),
        reasoning_tokens=counted.get("output_tokens_details", {}).get("reasoning_tokens", 0),
    )
