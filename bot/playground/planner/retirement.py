"""Retirement: ages, what is saved and put in, what is spent later, and the rates."""

import re
from collections.abc import Mapping
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.mentions import Span, percentages
from bot.playground.planner.names import RETIREMENT
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_NO_AMOUNT = r"(?![.,]?\d|\s?(?:%|k\b|percent|thousand|dollars|months?\b|a\b|per\b))"
_AT_AGE = rf"(?:age\s+(?:of\s+)?)?(?P<age>\d{{2,3}})\b{_NO_AMOUNT}"
_AGES: Mapping[str, re.Pattern[str]] = {
    "plan_to_age": any_of(
        rf"\b(?:live|living|lasts?|plan(?:ning)?)\b[^.\d]{{0,30}}?\b(?:to|until|till|up to)\s+(?:be\s+)?{_AT_AGE}",
    ),
    "retirement_age": any_of(
        r"\b(?:retir\w+|stop(?:ping)? work(?:ing)?|work(?:ing)?)\b[^.\d]{0,30}?"
        rf"\b(?:at|by|until|till|to|is|when (?:i'm|i am))\s+(?:the\s+)?{_AT_AGE}",
        rf"\b(?:at|by|to)\s+(?:the\s+)?(?:age\s+(?:of\s+)?)?(?P<bare>\d{{2}})\b(?=\s*(?:instead|\?|,|$)){_NO_AMOUNT}",
    ),
    "age": any_of(
        rf"\b(?:i'm|i am|im|aged?(?: of| is)?)\s+(?:now\s+)?(?P<age>\d{{2}})\b{_NO_AMOUNT}",
        r"\b(?P<bare>\d{2})[\s-]?(?:years?[\s-]old|y/?o)\b",
    ),
}
"""Ages by their parameters, in the order in which they are looked for: what one takes is none of the next."""

_SPENDING_BEFORE = any_of(
    r"\b(?:spend\w*|live on|living on|live off|need\w*|expens\w*|costs?|want|retire (?:on|with)|lifestyle)\b[^\d]*$",
    r"\bincome of\b[^\d]*$",
    r"\bretire\w*\b.*\bon\s*$",
)
_SPENDING_AFTER = any_of(
    r"^[^\d]*\b(?:in retirement|to live|to spend|of (?:spending|expenses))\b",
    r"^[^\d]*\b(?:when|once|after|as soon as) i(?:'m| am)? retired?\b",
)
_SAVED_BEFORE = any_of(
    r"\b(?:have|has|'ve|got|balance|saved|pot|401\s?\(?k\)?|iras?|pension|portfolio|nest egg|savings (?:is|are|of))\b"
    r"[^\d]*$",
)
_SAVED_AFTER = any_of(
    r"^\s*(?:is |are )?(?:saved|so far|already|invested|put (?:away|aside))\b",
    r"^\s*(?:is |are )?in (?:my |the |our )?(?:401|iras?\b|pension|retirement\b|savings|account|pot\b|bank)",
)
_PUT_IN_BEFORE = any_of(
    r"\b(?:sav(?:e|ing)|put(?:ting)?|set(?:ting)?|contribut\w*|invest(?:ing)?|add(?:ing)?|pay(?:ing)? in)\b[^\d]*$",
)
_YEARLY = re.compile(r"\b(?:year|yr|annum|yearly|annually)\b", re.IGNORECASE)
_MONTHLY = re.compile(r"^\s*(?:a|per|each|every|/)\s*mo(?:nth)?\b|\bmonthly\b", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(r"\b(?:annual|yearly|per year|a year)\b", re.IGNORECASE)
_WITHDRAWAL = re.compile(r"\bwithdr\w+|\bdraw\w*|\brule\b|\bswr\b", re.IGNORECASE)
_INFLATION = re.compile(r"\binflation\b|\bprices\b", re.IGNORECASE)
_SHARE = re.compile(r"^\s*(?:of|off)\b", re.IGNORECASE)
_PERCENT_END = re.compile(r"%|\bper\s?cent\b|\band\b|,", re.IGNORECASE)
_PERCENT_START = re.compile(r"\band\b|\bwith\b|\bat\b|,|\d", re.IGNORECASE)
_NEAR = 24
"""Characters around a percentage in which the word that explains it is looked for."""


def retirement_values(text: str, topic: Topic | None) -> Values:
    """Return all values of the question: those the message gives, over those of `topic` when that is retirement."""
    values: Values = dict(topic.values) if topic is not None and topic.tool == RETIREMENT else {}
    found, taken = ages(text)
    values |= {**found, **_rates(text)}
    for mention in amounts_in_context(text, taken):
        name = _parameter(mention, values)
        if name in ("monthly_spending", "yearly_spending"):
            values = {key: value for key, value in values.items() if not key.endswith("_spending")}
        if name is not None:
            values[name] = mention.amount.words
    return values


def ages(text: str) -> tuple[Values, list[Span]]:
    """Return the ages in `text` by the parameters they are for, and where they stand."""
    found: Values = {}
    taken: list[Span] = []
    for name, pattern in _AGES.items():
        for match in pattern.finditer(text):
            groups = match.groupdict()
            group = "age" if groups.get("age") else "bare"
            start, end = match.span(group)
            if not any(start < stop and begin < end for begin, stop in taken):
                found[name] = int(match[group])
                taken.append((start, end))
                break
    return found, taken


def _parameter(found: InContext, values: Values) -> str | None:
    """Return the parameter that an amount is for; None for a spending of which nobody said how often it is."""
    role = found.amount.role
    if _SAVED_AFTER.search(found.after) or role == "start":
        return "retirement_savings"
    spends = bool(_SPENDING_AFTER.search(found.after) or _SPENDING_BEFORE.search(found.before))
    if spends or (role == "income" and "retirement_savings" in values):
        return _spending(found)
    if role == "monthly" and not _SAVED_BEFORE.search(found.before):
        first = "monthly_contribution"
        return first if _PUT_IN_BEFORE.search(found.before) or first not in values else _spending(found)
    if _SAVED_BEFORE.search(found.before) or "retirement_savings" not in values:
        return "retirement_savings"
    missing = (name for name in ("monthly_contribution", "monthly_spending") if name not in values)
    return next(missing, None)


def _spending(found: InContext) -> str | None:
    if _YEARLY.search(found.amount.words) or _YEARLY_BEFORE.search(found.before):
        return "yearly_spending"
    monthly = found.amount.role == "monthly" or _MONTHLY.search(found.before) or _MONTHLY.search(found.after)
    return "monthly_spending" if monthly else None


def _rates(text: str) -> Values:
    rates: Values = {}
    for words, (start, end) in percentages(text):
        before = _PERCENT_END.split(text[max(0, start - _NEAR) : start])[-1]
        around = before + _PERCENT_START.split(text[end : end + _NEAR])[0]
        if _WITHDRAWAL.search(around):
            rates["withdrawal_rate"] = words
        elif _INFLATION.search(around):
            rates["inflation"] = words
        elif not _SHARE.match(text[end:]):
            rates["annual_return"] = words
    return rates
