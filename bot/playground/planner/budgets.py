"""Budget questions: the income, the method, and named amounts such as "rent 1500, food 400"."""

import re
from typing import Any

from bot.playground.planner.flows import is_by_payday, payday_values
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import PLAN_BUDGET
from bot.playground.planner.roles import Amount, amounts_with_roles
from bot.playground.planner.topic import Topic

_ZERO_BASED = re.compile(r"\bzero[\s-]?based\b|\bevery (?:dollar|euro|pound|cent)\b", re.IGNORECASE)
_SHARES = re.compile(r"\b50\s?[/-]\s?30\s?[/-]\s?20\b", re.IGNORECASE)
_WORD = r"[A-Za-z][A-Za-z&/'-]*"
_LINKS = r"(?:is|are|was|costs?|takes|at|of|about|around|roughly|:|=|-|\u2013|to|now)"
_BEFORE = re.compile(rf"(?P<label>{_WORD}(?:\s+{_WORD})*?)\s*(?:{_LINKS}\s*)*$", re.IGNORECASE)
_AFTER = re.compile(
    rf"^\s*(?:(?:is\s+)?(?:for|on|to|in|towards?|goes to)\s+)?(?P<label>{_WORD}(?:\s+{_WORD})?)", re.IGNORECASE
)
_LINES = re.compile(r"[\n;]|,\s+|\s+and\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;\n]|\band\b|\bwith\b|\bplus\b|[.!?](?!\d)", re.IGNORECASE)
_NO_LABEL = frozenset(
    word
    for line in (
        "a about actually all an and at be budget change each earn every for forget from get give have how i if in",
        "income into is it make me money month monthly my need new now of on only our out paid pay per plan please",
        "salary say set spend split suppose that the then this to try use want we what with year you your",
    )
    for word in line.split()
)
_LONGEST_LABEL = 2
"""Words in the name of a category."""

_NEAR = 60
"""Characters around an amount in which its category is looked for."""


def budget_values(text: str, topic: Topic | None) -> dict[str, Any]:
    """Return all values of the budget: those the message gives, over those of `topic` when that is a budget."""
    if is_by_payday(text, topic):
        return payday_values(text, topic) | {"method": "payday"}
    values = dict(topic.values) if topic is not None and topic.tool == PLAN_BUDGET else {}
    listed: dict[str, str] = {}
    for amount in amounts_with_roles(text, amounts(text)):
        label = "" if amount.role == "income" else _label(text, amount)
        if label:
            listed[label] = amount.words
        else:
            values["monthly_income"] = amount.words
    if listed:
        values["categories"] = _merged(str(values.get("categories") or ""), listed)
    return {**values, **_method(text, listed=bool(listed))}


def _label(text: str, amount: Amount) -> str:
    mention = amount.mention
    before = _BEFORE.search(_CLAUSE.split(text[max(0, mention.start - _NEAR) : mention.start])[-1])
    after = _AFTER.search(_CLAUSE.split(text[mention.end : mention.end + _NEAR])[0])
    return _last_words(before) or _first_words(after)


def _last_words(match: re.Match[str] | None) -> str:
    """Return the words that stand directly before the amount, up to the first that cannot name a category."""
    label: list[str] = []
    for word in reversed(match["label"].split() if match else []):
        if word.lower() in _NO_LABEL or len(label) == _LONGEST_LABEL:
            break
        label.insert(0, word)
    return " ".join(label)


def _first_words(match: re.Match[str] | None) -> str:
    words = match["label"].split() if match else []
    while words and words[-1].lower() in _NO_LABEL:
        words.pop()
    return "" if not words or words[0].lower() in _NO_LABEL else " ".join(words)


def _merged(categories: str, listed: dict[str, str]) -> str:
    """Return the categories one a line, a name that was there before with its new amount."""
    lines = [line.strip() for line in _LINES.split(categories) if line.strip()]
    new = {label.lower() for label in listed}
    kept = [line for line in lines if re.split(r"[:\d$€£]", line)[0].strip().lower() not in new]
    return "\n".join([*kept, *(f"{label}: {words}" for label, words in listed.items())])


def _method(text: str, *, listed: bool) -> dict[str, str]:
    if _SHARES.search(text):
        return {"method": "50/30/20"}
    return {"method": "zero_based"} if listed or _ZERO_BASED.search(text) else {}
