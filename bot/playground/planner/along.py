"""What is said along with a question that takes many values belongs to it, though it sounds like a wish of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.playground.planner.intents import Part, is_change, is_follow_up
from bot.playground.planner.keywords import Intent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.mortgages import mortgage_values
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    EMERGENCY_FUND,
    MORTGAGE_AFFORDABILITY,
    PLAN_DEBT_PAYOFF,
    RETIREMENT,
    SUGGEST_ALLOCATION,
)
from bot.playground.planner.topic import Topic, purpose_of

_QUESTIONS: tuple[Intent, ...] = ("emergency", "retirement", "loan", "mortgage", "debts", "allocation")
_TOOLS = (PLAN_DEBT_PAYOFF, AMORTIZE_LOAN, MORTGAGE_AFFORDABILITY, EMERGENCY_FUND, RETIREMENT, SUGGEST_ALLOCATION)
_HOW = re.compile(r"\bhow (?:long|much|many|soon)\b|\bwhen\b", re.IGNORECASE)
_WHAT_IF = re.compile(
    r"\b(?:what|how) (?:if|about)\b|\bif (?:i|we)\b|\bby (?:over)?paying\b|\bsuppose\b", re.IGNORECASE
)
_SAVING = re.compile(r"\bsav\w+|\b(?:put|set)(?:ting)? (?:away|aside)\b|\b(?:buy|afford)\b", re.IGNORECASE)
_PACE = re.compile(r"\b(?:a|per|each|every) month\b|\bmonthly\b", re.IGNORECASE)
_WISH = re.compile(r"\b(?:want|like|need|goal|reach|plan|hope)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:my|our) age\b", re.IGNORECASE)


def with_its_question(said: Sequence[Part], topic: Topic | None) -> tuple[Part, ...]:
    """Return the parts without the intents of those that only give values to the question beside or before them.

    "I put away 300 a month" is about the emergency fund when that is asked about, and so is "what if I save 400?"
    right after.
    """
    asked = any(part.intent in _QUESTIONS for part in said)
    goes_on = topic is not None and topic.tool in _TOOLS
    of_a_home = any(part.intent == "mortgage" for part in said)
    return tuple(
        replace(part, intent=None)
        if _gives_values(part, topic, asked, goes_on) or _tells_of_means(part, topic, of_a_home)
        else part
        for part in said
    )


def _gives_values(part: Part, topic: Topic | None, asked: bool, goes_on: bool) -> bool:
    if part.intent == "remember" and _AGE.search(part.text):
        return asked or goes_on
    if part.intent in ("contribute", "update_goal"):
        supposed = bool(_WHAT_IF.search(part.text))
        return (asked and (supposed or bool(_PACE.search(part.text)))) or (goes_on and supposed)
    if part.intent != "savings":
        return False
    if asked:
        supposed = "?" not in part.text or bool(_WHAT_IF.search(part.text))
        of_it = not _SAVING.search(part.text) and not amounts(part.text)
        return of_it or (supposed and not _HOW.search(part.text))
    unfinished = topic is not None and topic.unfinished
    tells = "?" not in part.text and not _WISH.search(part.text)
    adds = (unfinished or tells or is_follow_up(part.text)) and not _HOW.search(part.text)
    return goes_on and purpose_of(part.text) is None and (adds or is_change(part.text))


def _tells_of_means(part: Part, topic: Topic | None, of_a_home: bool) -> bool:
    """Tell whether debts, a loan or an income are spoken of only because what a home may cost depends on them."""
    if part.intent not in ("debts", "loan", "remember"):
        return False
    supposed = bool(_WHAT_IF.search(part.text))
    if not mortgage_values(part.text, None) or _HOW.search(part.text) or ("?" in part.text and not supposed):
        return False
    waits = topic is not None and topic.tool == MORTGAGE_AFFORDABILITY and (topic.unfinished or is_follow_up(part.text))
    return of_a_home or waits
