"""How much house somebody can afford: income before tax, debts, what they put down, the rate and the term."""

import re
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.loans import TERM
from bot.playground.planner.mentions import percentages
from bot.playground.planner.names import MORTGAGE_AFFORDABILITY
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_INCOME_AFTER = any_of(r"^[^\d]*\b(?:before tax(?:es)?|gross|pre-?tax|income|salary)\b")
_INCOME_BEFORE = any_of(r"\b(?:gross|before tax(?:es)?|earn\w*|make|making|incomes?|salary|salaries)\b[^\d]*$")
_NET = any_of(r"\b(?:after tax(?:es)?|take[\s-]?home|net|bring(?:ing)? home)\b")
_DOWN_BEFORE = any_of(r"\b(?:down(?: ?payment)?|deposit|put down|saved|cash|have|'ve)\b[^\d]*$")
_DOWN_AFTER = any_of(r"^\s*(?:is |are )?(?:as an? |for an? |in )?(?:down|deposit|saved|cash|savings|to put down)\b")
_COSTS = r"(?:property tax(?:es)?|(?<!before )(?<!after )tax(?:es)?|insurance|hoa|fees|upkeep)"
_COSTS_BEFORE = any_of(rf"\b{_COSTS}\b[^\d]*$")
_COSTS_AFTER = any_of(rf"^[^\d]*\b(?:for|in|of)\s+(?:the |my )?{_COSTS}\b", r"^\s*(?:home |house )?insurance\b")
_DEBTS = r"(?:debts?|loans?|credit|cards?|car payments?|student|owe|leas(?:e|ing)|minimums?)"
_DEBTS_BEFORE = any_of(rf"\b{_DEBTS}\b[^\d]*$")
_DEBTS_AFTER = any_of(
    rf"^[^\d]*\b(?:on|for|in|of|to|towards?|goes to)\s+(?:my |our |the |an? )?(?:\w+ )?{_DEBTS}\b", rf"^\s*{_DEBTS}\b"
)
_NO_DEBTS = any_of(r"\b(?:no|without(?: any)?|zero|don't have(?: any)?) (?:other )?debts?\b|\bdebt[\s-]free\b")
_NOTHING_DOWN = any_of(r"\b(?:nothing|no money|zero) down\b|\bno down ?payment\b|\bwithout a down ?payment\b")
_SHARE = re.compile(r"^\s*(?:of|off|down)\b", re.IGNORECASE)


def mortgage_values(text: str, topic: Topic | None) -> Values:
    """Return all values of the question: those the message gives, over those of `topic` when that is such a question.

    An income after tax is none of them: the rule is about the one before.
    """
    values: Values = dict(topic.values) if topic is not None and topic.tool == MORTGAGE_AFFORDABILITY else {}
    term = TERM.search(text)
    if term:
        values["term"] = f"{term['count']} {term['unit']}"
    if rates := [words for words, (_, end) in percentages(text) if not _SHARE.match(text[end:])]:
        values["annual_rate"] = rates[0]
    if _NO_DEBTS.search(text):
        values["monthly_debts"] = "0"
    if _NOTHING_DOWN.search(text):
        values["down_payment"] = "0"
    for found in amounts_in_context(text, [term.span()] if term else []):
        if name := _parameter(found, values):
            values[name] = found.amount.words
    return values


def _parameter(found: InContext, values: Values) -> str | None:
    """Return the parameter that an amount is for, judged by the words around it, else by what is still missing."""
    repeats = found.amount.role == "monthly"
    if _COSTS_AFTER.search(found.after) or _COSTS_BEFORE.search(found.before):
        return "housing_costs"
    if _DEBTS_AFTER.search(found.after) or _DEBTS_BEFORE.search(found.before):
        return "monthly_debts"
    if _NET.search(f"{found.before} {found.after}"):
        return None
    if _INCOME_AFTER.search(found.after) or _INCOME_BEFORE.search(found.before) or found.amount.role == "income":
        return "gross_income"
    down = _DOWN_AFTER.search(found.after) or _DOWN_BEFORE.search(found.before) or found.amount.role == "start"
    if down and not repeats:
        return "down_payment"
    missing = ("gross_income", "monthly_debts") if repeats else ("gross_income", "down_payment", "monthly_debts")
    return next((name for name in missing if name not in values), None)
