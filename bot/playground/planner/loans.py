"""Loans: the amount, the rate, the term or the payment, and what is paid on top."""

import re
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.mentions import percentages
from bot.playground.planner.names import AMORTIZE_LOAN
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty|forty"
TERM = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_COUNTS})[\s-]*(?P<unit>years?|yrs?|y|months?)\b(?!\s+(?:ago|old|sooner|earlier))",
    re.IGNORECASE,
)
"""How long a loan runs: "30 years", "60-month"."""

_PRINCIPAL_AFTER = any_of(r"^\s*(?!a month|per|each|every)(?:[a-z-]+\s+)?(?:loan|mortgage)\b")
_EXTRA_BEFORE = any_of(r"\b(?:extra|additional(?:ly)?|on top|overpay\w*)\b[^\d]*$")
_EXTRA_AFTER = any_of(r"^[^\d,;]*?\b(?:extra|more|additional(?:ly)?|on top)\b")
_ONCE_BEFORE = any_of(r"\b(?:once|one[\s-]off|lump sum|bonus|windfall|inherit\w*)\b[^\d]*$")
_ONCE_AFTER = any_of(r"^[^\d,;]*?\b(?:once|one[\s-]off|lump sum|upfront|up front|right away|now|today)\b(?!'s)")
_FEES_BEFORE = any_of(r"\b(?:fees?|closing costs|points)\b[^\d]*$")
_FEES_AFTER = any_of(r"^\s*(?:in |of )?(?:\w+ )?(?:fees?\b|closing costs)")
_PAYMENT_BEFORE = any_of(r"\b(?:pay(?:ing|ments?)?|instal?lments?)\b(?!\s+(?:off|back|down))(?! for)[^\d]*$")


def loan_values(text: str, topic: Topic | None) -> Values:
    """Return all values of the loan: those the message gives, over those of `topic` when that is a loan.

    A new term takes the place of a payment, and a new payment that of a term.
    """
    values: Values = dict(topic.values) if topic is not None and topic.tool == AMORTIZE_LOAN else {}
    term = TERM.search(text)
    said: Values = {"term": f"{term['count']} {term['unit']}"} if term else {}
    if rates := percentages(text):
        said["annual_rate"] = rates[0][0]
    for found in amounts_in_context(text, [term.span()] if term else []):
        said[_parameter(found, {**values, **said})] = found.amount.words
    for new, old in (("term", "monthly_payment"), ("monthly_payment", "term")):
        if new in said and old not in said:
            values.pop(old, None)
    return {**values, **said}


def _parameter(found: InContext, values: Values) -> str:
    """Return the parameter that an amount is for, judged by the words around it, else by what is still missing."""
    repeats = found.amount.role == "monthly"
    if _FEES_AFTER.search(found.after) or (_FEES_BEFORE.search(found.before) and "principal" in values):
        return "fees"
    if _PRINCIPAL_AFTER.search(found.after):
        return "principal"
    if not repeats and (_ONCE_AFTER.search(found.after) or _ONCE_BEFORE.search(found.before)):
        return "extra_once"
    if _EXTRA_AFTER.search(found.after) or _EXTRA_BEFORE.search(found.before):
        return "extra_monthly"
    if repeats or ("principal" in values and _PAYMENT_BEFORE.search(found.before)):
        return "monthly_payment"
    return "principal" if "principal" not in values or "term" in values else "monthly_payment"
