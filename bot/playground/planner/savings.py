"""Savings questions: which values a message gives, on top of those said before."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.playground.planner.dates import Deadline, deadline
from bot.playground.planner.intents import is_change, is_correction, is_follow_up
from bot.playground.planner.mentions import amounts, percentages, size
from bot.playground.planner.names import TIMELINE
from bot.playground.planner.roles import Amount, Role, amounts_with_roles
from bot.playground.planner.topic import Topic, purpose_of

Values = dict[str, Any]

_PARAMETERS: Mapping[Role, str] = {
    "goal": "goal_amount",
    "monthly": "monthly_savings",
    "income": "monthly_income",
    "start": "start_balance",
}
_HOW_MUCH = re.compile(r"\bhow much\b[^.?]*\b(?:save|put|set aside|month|need)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|soon|many)\b|\bwhen\b", re.IGNORECASE)
_INFLATION = re.compile(r"\binflation\b|\bprices (?:rise|rising|go up|grow)", re.IGNORECASE)
_SHARE = re.compile(r"^\s*(?:of|off)\b", re.IGNORECASE)
_BEGIN = re.compile(r"\b(?:beginning|start|first(?: day)?) of (?:the|each|every) month\b", re.IGNORECASE)
_END = re.compile(r"\bend of (?:the|each|every) month\b", re.IGNORECASE)
_PERCENT_END = re.compile(r"%|\bper\s?cent\b|\band\b|,", re.IGNORECASE)
_PERCENT_START = re.compile(r"\band\b|\bwith\b|\bat\b|,|\d", re.IGNORECASE)
_NEAR = 24
"""Characters around a percentage in which the word that explains it is looked for."""


def savings_values(text: str, topic: Topic | None, today: date | None) -> Values:
    """Return all values of the question: those the message gives, over those of `topic` it goes on with."""
    day = deadline(text, today)
    found = amounts_with_roles(text, amounts(text, [day.span] if day else []))
    goes_on = topic is not None and _goes_on(text, topic, found) and not _complete(text, found, day)
    before = dict(topic.values) if topic is not None and goes_on else {}
    values = {**before, **_sure(found), **_rates(text), **_timing(text)}
    for amount in found:
        if amount.role == "bare" and "goal_amount" in before and is_correction(text):
            values[_corrected(amount, before)] = amount.words
        elif amount.role in ("saving", "bare"):
            values[_unsaid(amount, values, before)] = amount.words
    return _with_deadline(values, text, day)


def _goes_on(text: str, topic: Topic, found: tuple[Amount, ...]) -> bool:
    if topic.tool != TIMELINE:
        return False
    if is_change(text):
        return True
    purpose = purpose_of(text)
    elsewhere = purpose is not None and topic.purpose is not None and purpose != topic.purpose
    if elsewhere or topic.unfinished:
        return not elsewhere
    asks_again = bool(_HOW_LONG.search(text) or purpose) and not found
    new_goal = any(amount.role == "goal" for amount in found) and not is_follow_up(text)
    return not asks_again and not new_goal


def _complete(text: str, found: tuple[Amount, ...], day: Deadline | None) -> bool:
    """Whether the message asks a question of its own with all that it takes: a goal, and a pace or a deadline."""
    asks = bool(_HOW_LONG.search(text) or _HOW_MUCH.search(text)) and not is_change(text)
    goals = [amount for amount in found if amount.role in ("goal", "bare", "saving")]
    paces = [amount for amount in found if amount.role == "monthly"]
    return asks and bool(goals) and bool(paces or day)


def _sure(found: tuple[Amount, ...]) -> Values:
    return {_PARAMETERS[amount.role]: amount.words for amount in found if amount.role in _PARAMETERS}


def _unsaid(amount: Amount, values: Values, before: Values) -> str:
    """Return the parameter that an amount without a telling word is meant for."""
    goal, monthly = values.get("goal_amount"), values.get("monthly_savings")
    if goal is None and (monthly is not None or amount.role == "bare" or "monthly_savings" not in before):
        return "goal_amount"
    if monthly is None and values.get("deadline") is None:
        return "monthly_savings"
    return "goal_amount" if _nearer(amount, str(goal), str(monthly)) else "monthly_savings"


def _corrected(amount: Amount, before: Values) -> str:
    """Return the parameter that a correction takes back: of those given before, the one it is more like."""
    monthly = before.get("monthly_savings")
    nearer = monthly is None or _nearer(amount, str(before["goal_amount"]), str(monthly))
    return "goal_amount" if nearer else "monthly_savings"


def _nearer(amount: Amount, goal: str, monthly: str) -> bool:
    """Whether the amount is, by ratio, closer to the goal than to the monthly savings."""
    known_goal, known_monthly, given = size(goal), size(monthly), amount.mention.size
    if not (known_goal and known_monthly and given):
        return bool(known_goal)
    return given * given > known_goal * known_monthly


def _rates(text: str) -> Values:
    rates: Values = {}
    for words, (start, end) in percentages(text):
        before = _PERCENT_END.split(text[max(0, start - _NEAR) : start])[-1]
        around = before + _PERCENT_START.split(text[end : end + _NEAR])[0]
        if not _SHARE.match(text[end:]):
            rates["inflation" if _INFLATION.search(around) else "annual_return"] = words
    return rates


def _timing(text: str) -> Values:
    if _BEGIN.search(text):
        return {"timing": "begin"}
    return {"timing": "end"} if _END.search(text) else {}


def _with_deadline(values: Values, text: str, day: Deadline | None) -> Values:
    if day is not None:
        values = {**values, "deadline": day.words}
    if _HOW_MUCH.search(text) and "deadline" in values:
        values.pop("monthly_savings", None)
    return values
