"""What the conversation is about: the last question that a tool was called for, and what it is for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.planner.dialogue import Called, Spoken
from bot.playground.planner.intents import parts
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    BUDGET_LIMIT,
    CHECK_IN_SCHEDULE,
    COMPARE_SCENARIOS,
    CONVERT,
    EMERGENCY_FUND,
    EXPENSE_LOG,
    GOAL_CREATE,
    MORTGAGE_AFFORDABILITY,
    NET_WORTH,
    PLAN_BUDGET,
    PLAN_DEBT_PAYOFF,
    PRICE_HISTORY,
    PROJECT_BUDGET,
    QUOTE,
    RETIREMENT,
    RISK_PROFILE,
    SET_ALERTS,
    SIMULATE_SCENARIOS,
    SUGGEST_ALLOCATION,
    TIMELINE,
    WATCH,
)

_TOPICAL = (
    TIMELINE,
    PLAN_BUDGET,
    EMERGENCY_FUND,
    EXPENSE_LOG,
    BUDGET_LIMIT,
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
    CHECK_IN_SCHEDULE,
    SET_ALERTS,
    GOAL_CREATE,
    QUOTE,
    PRICE_HISTORY,
    CONVERT,
    WATCH,
)

_PURPOSE = re.compile(
    r"\b(?:for|towards?|buy|buying|forget(?: about)?|drop|scrap)\s+"
    r"(?:an?|my|the|our|his|her|their|some)\s+(?:(?:new|first|next|big)\s+)*"
    r"(?P<thing>[a-z][a-z'-]*(?:\s+(?:fund|trip|loan|down ?payment|party|ring|course|degree|renovation|kitchen))?)\b",
    re.IGNORECASE,
)
_NO_PURPOSE = frozenset(
    {"while", "month", "year", "week", "budget", "moment", "second", "bit", "long", "total", "goal"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A question under way: the tool, the values said so far, whether it still waits, and its purpose."""

    tool: str
    values: Mapping[str, Any]
    unfinished: bool
    purpose: str | None


def topic_of(turns: Iterable[Spoken | Called]) -> Topic | None:
    """Return what was talked about last, or None when nothing was or the user dropped it."""
    topic: Topic | None = None
    purpose: str | None = None
    for turn in turns:
        if isinstance(turn, Spoken):
            named = purpose_of(turn.text)
            if drops_topic(turn.text):
                topic, purpose = None, None
            else:
                purpose = named or purpose
        elif turn.tool in _TOPICAL:
            topic = Topic(turn.tool, values_of(turn), turn.unfinished, purpose)
    return topic


def values_of(call: Called) -> dict[str, Any]:
    """Return what the user said for a call: in words, in its form, and not what was refused as unusable."""
    payload = call.payload or {}
    answered: Mapping[str, Any] = payload.get("user_answered") or {}
    refused = {error.get("field") for error in payload.get("errors") or ()}
    values = {**call.arguments, **answered}
    return {name: value for name, value in values.items() if value is not None and name not in refused}


def purpose_of(text: str) -> str | None:
    """Return what the user saves for ("house"), when the message names it."""
    for match in _PURPOSE.finditer(text):
        thing = match["thing"].lower()
        if thing not in _NO_PURPOSE:
            return thing
    return None


def drops_topic(text: str) -> bool:
    """Whether the message gives up what was talked about, whatever else it says."""
    return any(part.intent == "cancel" for part in parts(text))
