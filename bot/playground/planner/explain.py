"""Putting tool outputs into words: the tool's own summary, what it suggests, and a way on."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.planner.dialogue import Called
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    COMPARE_SCENARIOS,
    EMERGENCY_FUND,
    GOAL_CREATE,
    MORTGAGE_AFFORDABILITY,
    NET_WORTH,
    PLAN_BUDGET,
    PLAN_DEBT_PAYOFF,
    PROJECT_BUDGET,
    RETIREMENT,
    RISK_PROFILE,
    SIMULATE_SCENARIOS,
    SUGGEST_ALLOCATION,
    TIMELINE,
)
from bot.playground.planner.phrases import joined

_WORTH_A_LIST = 2
"""From this many suggestions on they stand in a list."""

_COMPUTING = (
    TIMELINE,
    PLAN_BUDGET,
    EMERGENCY_FUND,
    RETIREMENT,
    AMORTIZE_LOAN,
    MORTGAGE_AFFORDABILITY,
    PLAN_DEBT_PAYOFF,
    PROJECT_BUDGET,
    NET_WORTH,
    RISK_PROFILE,
    SUGGEST_ALLOCATION,
    SIMULATE_SCENARIOS,
    COMPARE_SCENARIOS,
)
_WAY_ON: Mapping[str, str] = {
    TIMELINE: "Want to try another amount, date or return? Just tell me what to change.",
    PLAN_BUDGET: "If something should change, tell me what.",
    NET_WORTH: "Tell me whenever one of the values changes.",
    PROJECT_BUDGET: "Tell me what changes, a bill on another day for example, and I look again.",
    EMERGENCY_FUND: "Tell me if it should last longer, or if an amount changes.",
    RETIREMENT: "Want to try another age, contribution, spending or return? Just tell me what to change.",
    AMORTIZE_LOAN: "Want to see it with another rate or term, or with something extra each month? Just tell me.",
    MORTGAGE_AFFORDABILITY: "Want to see it with another rate, term or down payment? Just tell me.",
    PLAN_DEBT_PAYOFF: "Want to see what paying more each month would change? Just tell me how much.",
    SIMULATE_SCENARIOS: "Ask me what if: what if you save more, retire earlier or invest in something else?",
    COMPARE_SCENARIOS: "Want to see another what-if beside your plan? Just tell me what would be different.",
    GOAL_CREATE: "Tell me whenever you have put something towards it.",
}
_ENDED: Mapping[str, str] = {
    "declined": "No problem, we can leave it there. Tell me whenever you would like to pick it up again.",
    "expired": "My questions have been waiting for so long that I closed them. Ask me again whenever you like.",
    "superseded": "All right, I have put my earlier questions aside. What would you like to do instead?",
}


def explained(answered: Sequence[Called], told_before: Sequence[str] = ()) -> str:
    """Return what to say about outputs that came since the last answer; "" when there is nothing to say.

    The way on is told once in a conversation: `told_before` are the earlier answers.
    """
    told = [call for call in _newest(answered) if call.status != "superseded"]
    texts = [_explained(call) for call in told]
    if not texts and answered:
        return _ENDED["superseded"]
    ways_on = [_WAY_ON[call.tool] for call in told if call.tool in _WAY_ON and _is_plain_success(call)]
    new = [way for way in ways_on if not any(way in text for text in told_before)]
    return joined(*dict.fromkeys(texts), *new[:1])


def _is_plain_success(call: Called) -> bool:
    """Tell whether the call completed and suggests nothing itself, so that a way on is welcome."""
    result: Mapping[str, Any] = (call.payload or {}).get("result") or {}
    return call.status == "completed" and not result.get("suggestions")


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
    suggestions: Sequence[str] = result.get("suggestions") or ()
    if len(suggestions) < _WORTH_A_LIST:
        return joined(summary, *suggestions)
    return "\n".join([summary, "What would help:", *(f"• {suggestion}" for suggestion in suggestions)])


def _failed(payload: Mapping[str, Any]) -> str:
    if payload.get("code") == "internal_error":
        return "Something went wrong on my side while I worked on that. Please try again in a moment."
    if payload.get("code") != "invalid_arguments":
        return str(payload.get("message") or _ENDED["superseded"])
    complaints = dict.fromkeys(str(error.get("message", "")) for error in payload.get("errors") or ())
    problem = " ".join(filter(None, complaints)) or str(payload.get("message") or "")
    return problem or "I could not use that. Could you put it another way?"
