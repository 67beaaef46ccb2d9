"""Where a conversation stands, recovered from its items alone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, cast

from bot.playground.planner.moves import WireItem
from bot.playground.planner.notes import today_of
from bot.playground.planner.told import unmarked

_LONGEST_READ = 2_000
"""Characters of a message that are read: whoever pastes more than that does not ask a question with it."""

Status = Literal["open", "completed", "failed", "declined", "superseded", "expired"]


@dataclass(frozen=True, slots=True)
class Called:
    """A tool call of this conversation and what became of it; `payload` is its output's JSON object."""

    call_id: str
    tool: str
    arguments: Mapping[str, Any]
    status: Status = "open"
    payload: Mapping[str, Any] | None = None

    @property
    def unfinished(self) -> bool:
        """Whether the user's question behind this call still waits for values."""
        return self.status in ("open", "failed", "superseded", "expired")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the user wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation as the planner sees it.

    `request` is what the user wrote last, all messages since the planner had last done something; `pending`
    says that the planner has not reacted to it yet. `before` is everything up to it, and `made` the tools called
    for it. `answered` are the calls whose outputs came since the last spoken answer, `just_answered` those of
    them that came since the planner last did anything. `answers` is all that the planner said.
    """

    today: date | None
    request: str
    pending: bool
    made: tuple[str, ...]
    before: tuple[Spoken | Called, ...]
    answered: tuple[Called, ...]
    just_answered: tuple[Called, ...]
    answers: tuple[str, ...]


def read(items: Sequence[WireItem]) -> Dialogue:
    """Return where the conversation in `items` stands."""
    items = unmarked(items)
    calls = _calls(items)
    newest = _last_index(items, ("user",))
    start = _last_index(items[: max(newest, 0)], ("assistant", "function_call")) + 1
    request = [_text(item) for item in items[start : newest + 1] if _speaker(item) == "user"]
    last_act = _last_index(items, ("assistant", "function_call"))
    return Dialogue(
        today=today_of(_text(item) for item in items if _speaker(item) in ("developer", "system")),
        request="\n".join(request)[:_LONGEST_READ],
        pending=newest > last_act,
        made=tuple(item["name"] for item in items[newest + 1 :] if _speaker(item) == "function_call"),
        before=tuple(_turns(items[:start], calls)),
        answered=_outputs_after(items, _last_index(items, ("assistant",)), calls),
        just_answered=_outputs_after(items, last_act, calls),
        answers=tuple(_text(item) for item in items if _speaker(item) == "assistant"),
    )


def _calls(items: Sequence[WireItem]) -> dict[str, Called]:
    calls: dict[str, Called] = {}
    for item in items:
        if item.get("type") == "function_call":
            calls[item["call_id"]] = Called(item["call_id"], item["name"], _object(item["arguments"]))
        elif item.get("type") == "function_call_output" and item["call_id"] in calls:
            payload = _object(item["output"])
            status = cast("Status", payload.get("status", "completed"))
            calls[item["call_id"]] = replace(calls[item["call_id"]], status=status, payload=payload)
    return calls


def _turns(items: Sequence[WireItem], calls: Mapping[str, Called]) -> list[Spoken | Called]:
    turns: list[Spoken | Called] = []
    for item in items:
        speaker = _speaker(item)
        if speaker == "user":
            turns.append(Spoken(_text(item)[:_LONGEST_READ]))
        elif speaker == "function_call":
            turns.append(calls[item["call_id"]])
    return turns


def _outputs_after(items: Sequence[WireItem], index: int, calls: Mapping[str, Called]) -> tuple[Called, ...]:
    outputs = [item for item in items[index + 1 :] if item.get("type") == "function_call_output"]
    return tuple(calls[item["call_id"]] for item in outputs if item["call_id"] in calls)


def _last_index(items: Sequence[WireItem], speakers: tuple[str, ...]) -> int:
    return max((index for index, item in enumerate(items) if _speaker(item) in speakers), default=-1)


def _speaker(item: WireItem) -> str:
    kind = item.get("type", "message")
    return item["role"] if kind == "message" else kind


def _text(item: WireItem) -> str:
    content = item["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
