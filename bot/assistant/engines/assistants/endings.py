"""What each status of a run leads to: the table in the README beside it, as code."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.assistant.engine import (
    TOO_LONG,
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
from bot.assistant.engines.endings import CutShort, conclusion
from bot.words.conversation import CUT_SHORT

if TYPE_CHECKING:
    from openai.types.beta.threads import Message, Run

_LIMITS = {"max_completion_tokens": "max_output_tokens", "max_prompt_tokens": TOO_LONG}
"""Reasons of an incomplete run, in the words that all engines use."""

_FILTERED = "content_filter"


def ending(run: "Run", texts: Sequence[str], cut: str | None = None) -> ToolCallsRequested | RunCompleted | RunFailed:
    """Return what a run that has ended, or waits for outputs, comes to.

    `texts` are the messages it wrote that nobody heard before; `cut` is why the last of them is incomplete.
    """
    said = [AssistantMessage(text=text) for text in texts if text]
    match run.status:
        case "requires_action":
            # What a run used is told, in one sum, when it has ended.
            return conclusion([*said, *_calls(run)], Usage())
        case "completed":
            return conclusion(said, usage_of(run))
        case "incomplete":
            return _incomplete(run, said, cut)
        case "failed":
            error = run.last_error
            return failures.reported(error.code, error.message) if error else failures.reported(None, "")
        case "expired":
            return RunFailed("run_expired", "the run took longer than the provider lets it", retryable=True)
        case "cancelled" | "cancelling":
            return failures.cancelled()
        case "queued" | "in_progress":
            return failures.timed_out()


def text_of(message: "Message") -> str:
    """Return the words of a message, or of the refusal that it is."""
    parts = (part.text.value if part.type == "text" else _refusal(part) for part in message.content)
    return "".join(parts)


def usage_of(run: "Run") -> Usage:
    """Return the tokens that a whole run took; none before it has ended."""
    if run.usage is None:
        return Usage()
    # The package's types leave out what was cached, which servers tell all the same.
    counted = run.usage.to_dict()
    return Usage(
        input_tokens=run.usage.prompt_tokens,
        cached_tokens=_detail(counted, "prompt_token_details", "cached_tokens"),
        output_tokens=run.usage.completion_tokens,
        reasoning_tokens=_detail(counted, "completion_tokens_details", "reasoning_tokens"),
    )


def with_spent(event: EngineEvent, spent: Usage) -> EngineEvent:
    """Return the event with what was spent before on the way to it."""
    if not isinstance(event, ToolCallsRequested | RunCompleted):
        return event
    used = event.usage
    total = Usage(
        input_tokens=used.input_tokens + spent.input_tokens,
        cached_tokens=used.cached_tokens + spent.cached_tokens,
        output_tokens=used.output_tokens + spent.output_tokens,
        reasoning_tokens=used.reasoning_tokens + spent.reasoning_tokens,
    )
    return replace(event, usage=total)


def _incomplete(run: "Run", said: Sequence[Item], cut: str | None) -> RunCompleted | RunFailed:
    reason: str = (run.incomplete_details and run.incomplete_details.reason) or cut or "incomplete"
    reason = _LIMITS.get(reason, reason)
    if _FILTERED in (reason, cut):
        return failures.reported(_FILTERED, "the answer was filtered")
    if reason == TOO_LONG or not said:
        return failures.reported(reason, "the run is incomplete")
    items = (*said, AssistantMessage(text=CUT_SHORT))
    return CutShort(
        "\n\n".join(item.text for item in items if isinstance(item, AssistantMessage)), items, usage_of(run)
    )


def _calls(run: "Run") -> list[FunctionCall]:
    if run.required_action is None:
        return []
    calls = run.required_action.submit_tool_outputs.tool_calls
    return [FunctionCall(call_id=call.id, name=call.function.name, arguments=call.function.arguments) for call in calls]


def _refusal(part: Any) -> str:
    return part.refusal if part.type == "refusal" else ""


def _detail(counted: dict[str, Any], group: str, name: str) -> int:
    details: dict[str, int] = counted.get(group) or {}
    return details.get(name) or 0
