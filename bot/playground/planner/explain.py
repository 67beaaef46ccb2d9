"""Putting tool outputs into words: the tool's own summary, what it suggests, and a way on."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.planner.dialogue import Called
from bot.playground.planner.names import GOAL_CREATE, PLAN_BUDGET, TIMELINE

_COMPUTING = (TIMELINE, PLAN_BUDGET)
_WAY_ON: Mapping[str, str] = {
    TIMELINE: "Want to try another amount, date or return? Just tell me what to change.",
    PLAN_BUDGET: "If something should change, tell me what.",
    GOAL_CREATE: "Tell me whenever you have put something towards it.",
}
_ENDED: Mapping[str, str] = {
    "declined": "No problem, we can leave it there. Tell me whenever you would like to pick it up again.",
    "expired": "My questions have been waiting for so long that I closed them. Ask me again whenever you like.",
    "superseded": "All right, I have put my earlier questions aside. What would you like to do instead?",
}


def explained(answered: Sequence[Called]) -> str:
    """Return what to say about outputs that came since the last answer; "" when there is nothing to say."""
    told = [call for call in _newest(answered) if call.status != "superseded"]
    texts = [_explained(call) for call in told]
    if not texts and answered:
        return _ENDED["superseded"]
    way_on = next((_WAY_ON[c.tool] for c in told if c.status == "completed" and c.tool in _WAY_ON), "")
    return "\n\n".join(filter(None, [*dict.fromkeys(texts), way_on]))


def _newest(answered: Sequence[Called]) -> list[Called]:
    """Leave out results that a later call of the same computation has replaced."""
    last = {call.tool: call for call in answered}
    return [call for call in answered if call.tool not in _COMPUTING or last[call.tool] is call]


def _explained(call: Called) -> str:
    payload: Mapping[str, Any] = call.payload or {}
    if call.status == "completed":
        return _completed(payload.get("result") or {})
    if call.status == "failed":
        return _failed(payload)
    return _ENDED.get(call.status, "")


def _completed(result: Mapping[str, Any]) -> str:
    summary = result.get("summary") or "Done."
    suggestions = [f"• {suggestion}" for suggestion in result.get("suggestions") or ()]
    return "\n".join([summary, *(["What would help:", *suggestions] if suggestions else [])])


def _failed(payload: Mapping[str, Any]) -> str:
    if payload.get("code") == "internal_error":
        return "Something went wrong on my side while I worked on that. Please try again in a moment."
    complaints = [str(error.get("message", "")) for error in payload.get("errors") or ()]
    problem = " ".join(filter(None, complaints)) or str(payload.get("message") or "")
    return f"I could not use that. {problem} Could you put it another way?".replace("  ", " ")
