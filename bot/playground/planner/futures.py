"""Simulated futures and what-ifs: the plan, as it is told or was told before, and what would be different."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.guardrails import GUARDED
from bot.playground.planner.intents import Part
from bot.playground.planner.mentions import percentages
from bot.playground.planner.names import COMPARE_SCENARIOS, RETIREMENT, SIMULATE_SCENARIOS, TIMELINE
from bot.playground.planner.patterns import any_of
from bot.playground.planner.retirement import ages
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_SAME_PLAN = (SIMULATE_SCENARIOS, COMPARE_SCENARIOS)
_RENAMED: Mapping[str, Mapping[str, str]] = {
    TIMELINE: {
        "goal_amount": "goal_amount",
        "monthly_savings": "monthly_contribution",
        "start_balance": "balance",
    },
    RETIREMENT: {
        "retirement_savings": "balance",
        "monthly_contribution": "monthly_contribution",
        "monthly_spending": "monthly_spending",
        "age": "age",
        "retirement_age": "retirement_age",
        "plan_to_age": "until_age",
    },
}
"""What the plan of a what-if takes from the question before it."""

_WHAT_IF = any_of(r"\b(?:what|how) (?:if|about)\b", r"^\W*(?:and|or)\s+if\b", r"\bsuppose\b")
_BESIDE = any_of(
    r"\d\S*\s+(?:more|extra|less)\b|\b(?:an? (?:extra|additional)|another)\s+\S*\d",
    r"\binvest(?:ed|ing)?\b[^.?\n]*\bin(?:to)?\b",
    r"\b(?:put|move)\b[^.?\n]*\bin(?:to)? (?:stocks|bonds|shares|an? index)\b",
    r"±|\+/-|\bvolatility\b",
)
_RETIRES = any_of(r"\b(?:retir\w+|stop work\w*)\b[^.?\n]*?\b(?:at|when i'm)\s+\d{2}\b")
_YEARS = re.compile(
    r"\b(?P<years>\d{1,2})[\s-]+(?:more\s+)?years?\b(?!\s+old)(?!\s+(?:later|earlier|longer))", re.IGNORECASE
)
_SPENDING = any_of(r"\b(?:spend\w*|live on|living on|take out|taking out|withdraw\w*|draw)\b[^\d]*$")
_WANTED = any_of(r"\b(?:goal|target|reach\w*|get to|end up with|aim\w*|chances?|likely|probable|odds)\b[^\d]*$")
_HAS = any_of(r"\b(?:have|has|'ve|got|balance|portfolio|invested|savings|saved|with)\b[^\d]*$")
_HAS_AFTER = any_of(r"^\s*(?:is |are )?(?:saved|invested|so far|already|in (?:my|the|stocks|bonds|savings))\b")
_RATES: Mapping[str, re.Pattern[str]] = {
    "stocks": any_of(r"#\s*(?:in(?:to)? |of )?(?:stocks|shares|equit\w+)"),
    "inflation": any_of(r"\b(?:inflation|prices)\b[^#]*#", r"#\s*inflation\b"),
    "fees": any_of(r"\bfees?\b[^#]*#", r"#\s*(?:in |of )?fees?\b"),
    "volatility": any_of(
        r"(?:±|\+/-|\bplus or minus)\s*#", r"\b(?:volatility|swing\w*)\b[^#]*#", r"#\s*(?:volatility|swings?)\b"
    ),
}
"""What a percentage is, by the words before and after it, where # stands for it."""

_CLAUSE = re.compile(r"%|\bper\s?cent\b|[,;]|\band\b", re.IGNORECASE)
_COMPARED = re.compile(r",?\s+(?:with|and|to|versus|vs\.?|against)\s+", re.IGNORECASE)
_COMPARE = re.compile(r"^.*?\bcompare\b\s*", re.IGNORECASE)
_OF_THE_PLAN = any_of(
    r"\s+(?:over|within|for|in) (?:the next )?\d{1,2} years\b",
    r"\s+(?:for|with|towards?) (?:a|my|the) (?:goal|target) of \S+",
)
"""What is said of the plan behind the what-ifs."""

_KEPT = (*GUARDED, "cancel")

_NEAR = 22
"""Characters around a percentage in which the word that explains it is looked for."""


def as_what_ifs(said: Sequence[Part], topic: Topic | None) -> tuple[Part, ...]:
    """Return the parts with those as what-ifs that set something beside the plan that was told."""
    found = tuple(replace(part, intent="compare") if _is_what_if(part, topic) else part for part in said)
    if not any(part.intent in ("compare", "simulate") for part in found):
        return found
    return tuple(replace(part, intent=None) if part.intent in ("savings", "retirement") else part for part in found)


def simulation_values(text: str, topic: Topic | None) -> Values:
    """Return all values of a simulation: those the message gives, over those of the plan before."""
    return {**_plan(topic), **_told(text)}


def comparison_values(text: str, changes: str, topic: Topic | None) -> Values:
    """Return all values of a comparison: the plan, and what would be different, in the user's words."""
    before = dict(topic.values).get("changes") if topic is not None and topic.tool == COMPARE_SCENARIOS else None
    named = _COMPARE.match(changes)
    of_plan = " ".join(match.group() for match in _OF_THE_PLAN.finditer(changes)) if named else ""
    changes = _OF_THE_PLAN.sub("", changes) if named else changes
    differing = (_COMPARED.sub("\n", changes[named.end() :]) if named else changes) or before
    return {**_plan(topic), **_told(text), **_told(of_plan), **({"changes": differing} if differing else {})}


def _is_what_if(part: Part, topic: Topic | None) -> bool:
    if part.intent in _KEPT or not _WHAT_IF.search(part.text):
        return False
    if topic is None:
        return bool(_BESIDE.search(part.text) or _RETIRES.search(part.text))
    if topic.unfinished:
        return False
    return topic.tool in _SAME_PLAN or (topic.tool in _RENAMED and bool(_BESIDE.search(part.text)))


def _plan(topic: Topic | None) -> Values:
    if topic is None:
        return {}
    if topic.tool in _SAME_PLAN:
        return {name: value for name, value in topic.values.items() if name != "changes"}
    names = _RENAMED.get(topic.tool, {})
    return {names[name]: value for name, value in topic.values.items() if name in names}


def _told(text: str) -> Values:
    found, taken = ages(text)
    values: Values = {{"plan_to_age": "until_age"}.get(name, name): age for name, age in found.items()}
    values |= _rates(text) | _times(text)
    for mention in amounts_in_context(text, taken):
        values[_parameter(mention, values)] = mention.amount.words
    return values


def _parameter(found: InContext, values: Values) -> str:
    if _SPENDING.search(found.before):
        return "monthly_spending"
    if found.amount.role == "monthly":
        return "monthly_contribution"
    if _WANTED.search(found.before):
        return "goal_amount"
    if _HAS_AFTER.search(found.after) or found.amount.role == "start" or _HAS.search(found.before):
        return "balance"
    return "goal_amount" if "balance" in values or found.amount.role == "goal" else "balance"


def _times(text: str) -> Values:
    """Return the years ahead; of several spans nobody but the user can tell which, or what they add up to."""
    years = [int(match["years"]) for match in _YEARS.finditer(text)]
    return {"years": years[0]} if len(years) == 1 else {}


def _rates(text: str) -> Values:
    rates: Values = {}
    for words, (start, end) in percentages(text):
        before = _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
        after = _CLAUSE.split(text[end : end + _NEAR])[0]
        name = next((name for name, pattern in _RATES.items() if pattern.search(f"{before}#{after}")), "annual_return")
        rates[name] = words
    return rates
