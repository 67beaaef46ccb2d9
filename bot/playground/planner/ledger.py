"""Spending: what was bought, for how much and when; limits; and which transaction is meant."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.planner.intents import is_change
from bot.playground.planner.ledger_keywords import LedgerIntent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import (
    BUDGET_LIMIT,
    BUDGET_STATUS,
    EXPENSE_LOG,
    INCOME_LOG,
    RECURRING_BILLS,
    SPENDING_REPORT,
    TRANSACTION_DELETE,
    TRANSACTION_EDIT,
    TRANSACTION_LIST,
    UNDO,
)
from bot.playground.planner.topic import Topic
from tools.planning.categories import CATEGORIES

Values = dict[str, Any]

LEDGER_TOOLS: Mapping[LedgerIntent, str] = {
    "undo": UNDO,
    "log_expense": EXPENSE_LOG,
    "log_income": INCOME_LOG,
    "edit_transaction": TRANSACTION_EDIT,
    "delete_transaction": TRANSACTION_DELETE,
    "list_transactions": TRANSACTION_LIST,
    "set_limit": BUDGET_LIMIT,
    "limit_status": BUDGET_STATUS,
    "spending_report": SPENDING_REPORT,
    "recurring_bills": RECURRING_BILLS,
}

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|t?ember|ober)?\.?"
_YEAR = r"(?:,? (?:19|20)\d\d)?"
_DAY = re.compile(
    r"\b(?P<day>yesterday|(?:\d{1,2}|one|two|three|four|five|six|seven) (?:days?|weeks?) ago|tomorrow"
    r"|last (?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d\d-\d\d)\b"
    r"|\bon (?:the )?(?P<on>(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)(?! of)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(r"\b(?:remove|delete|drop|no|no more)\b.*\blimit\b", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:spent|bought|paid)\b.*\d.*\b(?:on|for|at)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|just now|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"^\W*(?:(?:dollars|euros|pounds|bucks)\s+)?(?:worth of|on|for|at|in|of|from)\s+(?:(?:an?|the|my|some|our)\s+)?"
    r"(?P<what>[\w&' \u2600-\u27bf\U0001f300-\U0001faff-]+?)"
    r"(?=\s*(?:[.,;:!?\n]|$|\bplease\b|\bactually\b|\bunder\b|\bwith\b|\ba month\b|\bfrom now\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:bought|paid for|for|log|record|the|some|an?)\s+(?:(?:an?|the|my|some)\s+)?(?P<what>[a-z][\w&' -]*?)"
    r"(?:\s+(?:for|at|was|cost(?: me)?|came to|of|:))?\W*$|^(?P<first>[a-z][a-z' -]*?)\s*(?:was|cost(?: me)?|:|-)?\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:i|we)(?:'ve| have)?\s+)?(?:just\s+)?(?:(?:spent|paid|got paid|was paid|received|got)\b|(?=bought\b))\s*",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\b(?:under|as|into|to|in category|category)\s+(?P<what>[a-z][a-z ]*[a-z])", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:delete|remove|erase|change|correct|fix|move|update|the)\s+(?:(?:the|that|my|last|latest|newest)\s+)*"
    r"(?P<what>[a-z][\w'-]*(?:\s+(?!to\b|was\b|cost\b|from\b|belongs\b|of\b)[a-z][\w'-]*)?)",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"\b(?:on|for|in|of|about)\s+(?:my\s+|the\s+)?(?P<what>[a-z][a-z ]*?)(?=\s*(?:[.,;!?\n]|$|\bthis\b|\blast\b))",
    re.IGNORECASE,
)
_LONGEST_NAME = 4
"""Words in a bare answer to "what was it for?"."""

_NOT_WHICH = frozenset({"expense", "transaction", "purchase", "payment", "entry", "it", "that", "this", "one", "last"})
_NOT_WHAT = frozenset({"month", "week", "year", "total", "all", "expense", "an expense", "spent", "me", "it", "that"})
_DROPPED = re.compile(r"\b(?:expense|transaction|purchase|payment|entry)s?\b", re.IGNORECASE)


def expense_values(text: str, topic: Topic | None) -> Values:
    """Return what was spent, on what and when; a correction within the message counts."""
    asked = topic is not None and topic.tool == EXPENSE_LOG and topic.unfinished and not _ANEW.search(text)
    values: Values = dict(topic.values) if asked and topic is not None else {}
    bare = _NOW.sub("", text)
    if day := _DAY.search(bare):
        values["day"] = day["day"] or day["on"]
        bare = bare.replace(day.group(), "")
    if found := amounts(bare):
        values["amount"] = found[-1].text
        if what := _what(bare, found[0].start, found[0].end) or _what(bare, found[-1].start, found[-1].end):
            values["description"] = what
    if under := _UNDER.search(bare):
        category = category_named(under["what"])
        values |= {"category": category} if category else {}
    return values


def category_named(words: str) -> str | None:
    """Return the category whose label or word is among these words."""
    said = set(re.findall(r"[a-z]+", words.lower()))
    for name, category in CATEGORIES.items():
        if category.label.lower() in words.lower() or name.replace("_", " ") in words.lower():
            return name
    return next((name for name, category in CATEGORIES.items() if said & set(category.words)), None)


def corrects_expense(text: str, topic: Topic | None) -> bool:
    """Whether a message corrects the expense that was just logged."""
    return _was_logged(topic) and is_change(text) and bool(amounts(text) or _UNDER.search(text))


def names_expense(text: str, topic: Topic | None) -> bool:
    """Whether a message says what the expense was for that was just logged without saying so."""
    unnamed = topic is not None and not topic.values.keys() & {"description", "category"}
    words = text.split()
    return unnamed and _was_logged(topic) and 0 < len(words) <= _LONGEST_NAME and not amounts(text) and "?" not in text


def _was_logged(topic: Topic | None) -> bool:
    return topic is not None and topic.tool == EXPENSE_LOG and not topic.unfinished


def _income(text: str, topic: Topic | None) -> Values:
    values = expense_values(text, None)
    values.pop("category", None)
    return values


def _limit(text: str, topic: Topic | None) -> Values:
    values: Values = dict(topic.values) if topic is not None and topic.tool == BUDGET_LIMIT else {}
    category = category_named(text)
    if category and values.get("category", category) != category:
        values = {}
    if found := amounts(text):
        values["amount"] = found[-1].text
    elif _NO_LIMIT.search(text):
        values["amount"] = "0"
    return values | ({"category": category} if category else {})


def _status(text: str, topic: Topic | None) -> Values:
    found = _FOR_WHAT.search(text)
    category = category_named(found["what"]) if found and not amounts(text) else None
    return {"category": category} if category else {}


def _deletion(text: str, topic: Topic | None) -> Values:
    values: Values = {}
    if (which := _WHICH.search(text)) and (what := _thing(which["what"])):
        values["which"] = what
    return values | _at(text)


def _edit(text: str, topic: Topic | None) -> Values:
    if names_expense(text, topic):
        category = category_named(text)
        return {"new_description": text.strip(" .!")} | ({"new_category": category} if category else {})
    values: Values = {}
    if not corrects_expense(text, topic) and (which := _WHICH.search(text)) and (what := _thing(which["what"])):
        values["which"] = what
    found = amounts(text)
    if found:
        right = found[0] if re.search(r"\bnot\b", text[found[0].end :]) else found[-1]
        values["new_amount"] = right.text
    under = None if found else re.search(r"\b(?:to|in|into|under)\s+(?P<what>[a-z ]+)", text, re.IGNORECASE)
    category = category_named(under["what"]) if under else None
    return values | ({"new_category": category} if category else {})


def _listing(text: str, topic: Topic | None) -> Values:
    found = _FOR_WHAT.search(text)
    what = _cleaned(found["what"]) if found else ""
    exact = next((name for name, category in CATEGORIES.items() if category.label.lower() == what.lower()), None)
    if exact is not None:
        return {"category": exact}
    return {"words": what} if what and what.lower() not in _NOT_WHAT else {}


def _at(text: str) -> Values:
    found = amounts(text)
    return {"amount": found[0].text} if found else {}


def _what(text: str, start: int, end: int) -> str:
    after = _AFTER.match(text[end:])
    if after and (what := _cleaned(after["what"])):
        return what
    before = _BEFORE.search(_SUBJECT.sub("", re.split(r"[.;!?\n]", text[:start])[-1].strip()))
    return _cleaned(before["what"] or before["first"] or "") if before else ""


def _cleaned(words: str) -> str:
    bare = " ".join(_DROPPED.sub("", words).split()).strip(" -'")
    return "" if bare.lower() in _NOT_WHAT else bare


def _thing(words: str) -> str:
    return " ".join(word for word in words.split() if word.lower() not in _NOT_WHICH)


LEDGER_VALUES: Mapping[LedgerIntent, Callable[[str, Topic | None], Values]] = {
    "undo": lambda text, topic: {},
    "log_expense": expense_values,
    "log_income": _income,
    "edit_transaction": _edit,
    "delete_transaction": _deletion,
    "list_transactions": _listing,
    "set_limit": _limit,
    "limit_status": _status,
    "spending_report": lambda text, topic: {},
    "recurring_bills": lambda text, topic: {},
}
"""What each wish takes, from its words and what the conversation is about."""
