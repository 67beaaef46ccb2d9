"""Goals: the name, the target and what was put aside, for goals to be created or changed."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from bot.playground.planner.dates import deadline
from bot.playground.planner.intents import is_change
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import GOAL_CREATE, TIMELINE
from bot.playground.planner.roles import Amount, Role, amounts_with_roles
from bot.playground.planner.topic import Topic, purpose_of

Values = dict[str, Any]

_NEW: Mapping[Role, str] = {"start": "saved", "monthly": "monthly_amount"}
_FROM_TIMELINE = {
    "goal_amount": "target",
    "monthly_savings": "monthly_amount",
    "start_balance": "saved",
    "deadline": "deadline",
}
_END = r"(?=\s*(?:[.,:;!?\n]|$|\b(?:by|of|for|to|with|at|until|goal|target|deadline|in|from|now|please|is|and)\b))"
_QUOTED = re.compile(r"[\"'\u201c\u2018](?P<name>[^\"'\u201d\u2019]{2,60})[\"'\u201d\u2019]")
_CALLED = re.compile(rf"\b(?:called|named)\s+(?:the\s+)?(?P<name>[\w][\w' -]*?){_END}", re.IGNORECASE)
_AFTER_GOAL = re.compile(
    rf"\bgoal\s*(?:[:\u2013-]|to (?:buy|get|save (?:up )?for)|for|of)\s*(?:an?\s+|my\s+|the\s+|our\s+)?(?:new\s+)?"
    rf"(?P<name>[a-z][\w' -]*?){_END}",
    re.IGNORECASE,
)
_BEFORE_GOAL = re.compile(
    r"\b(?:an?|the|my|our|new|create|add)\s+(?P<name>(?!new\b|savings?\s+goal|goal|an?\b|the\b|my\b|our\b)[a-z][\w'-]*(?:\s+[a-z][\w'-]*){0,2}?)"
    r"\s+(?:savings?\s+)?(?:goal|target|deadline)\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:(?:for|to|into|towards?|in|on|of|from)\s+(?:the|my|our)\s+|(?:for|into|towards?)\s+(?!an?\b))"
    rf"(?P<name>[a-z][\w' -]*?){_END}",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:another|more|extra|add(?:ed)?|put|saved|deposited|paid|transfer(?:red)?|move)\b", re.IGNORECASE
)
_TAKEN = re.compile(r"\b(?:take|took|taken|withdraw|withdrew|pull(?:ed)?)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|change|raise|lower|increase|reduce|set|update|goal (?:amount )?to)\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"\b(?:archive|close|drop|cancel|forget)\b", re.IGNORECASE)
_RENAME = re.compile(r"\brename\b.*?\bto\s+[\"'\u201c]?(?P<name>[\w][\w' -]*\w)", re.IGNORECASE)
_MOVED = "moved"
_NO_NAMES = frozenset({"new", "savings", "saving", "another", "first", "goal", "it", "that", "this", "same"})


def new_goal(text: str, topic: Topic | None, today: date | None) -> Values:
    """Return what a goal to be created is like; after a savings question, that question's values with it."""
    day = deadline(text, today)
    values = _carried(topic) if _same_wish(text, topic) else {}
    for amount in amounts_with_roles(text, amounts(text, [day.span] if day else [])):
        values[_NEW.get(amount.role, "target")] = amount.words
    if day is not None:
        values["deadline"] = day.words
    name = _name(text, (_QUOTED, _CALLED, _BEFORE_GOAL, _AFTER_GOAL)) or purpose_of(text)
    return {**values, "name": _capitalised(name)} if name else values


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _same_wish(text: str, topic: Topic | None) -> bool:
    """Whether the goal is what was talked about: one with an amount for something else is not."""
    purpose = purpose_of(text)
    elsewhere = topic is not None and purpose is not None and purpose != topic.purpose
    return not (elsewhere and amounts(text))


def changes_goal(text: str) -> tuple[Literal["contribute", "update_goal"], ...]:
    """Return what a message that names no goal wants of the goal that was just set up: nothing, or one of the two."""
    says_how = is_change(text) or bool(_ADDED.search(text))
    if not says_how or not (amounts(text) or deadline(text, None)):
        return ()
    return ("contribute",) if "amount" in contribution(text, None) else ("update_goal",)


def contribution(text: str, topic: Topic | None) -> Values:
    """Return how much goes into which goal, or comes out of it."""
    values: Values = {"name": _existing(text, topic)}
    for amount in amounts_with_roles(text, amounts(text)):
        if _changed(text, amount) == _MOVED:
            values["amount"] = f"-{amount.words}" if _is_taken(text, amount) else amount.words
    return values


def deleted_goal(text: str, topic: Topic | None) -> Values:
    """Return which goal is to be deleted."""
    return {"name": _existing(text, topic)}


def goal_change(text: str, topic: Topic | None, today: date | None) -> Values:
    """Return what is to be changed about a goal, and which goal is meant."""
    day = deadline(text, today)
    values: Values = {"name": _existing(text, topic)}
    for amount in amounts_with_roles(text, amounts(text, [day.span] if day else [])):
        name = _changed(text, amount)
        values["saved" if name == _MOVED else name] = amount.words
    if day is not None:
        values["deadline"] = day.words
    rename = _RENAME.search(text)
    if rename:
        values["new_name"] = rename["name"]
    elif _ARCHIVE.search(text):
        values["dropped"] = True
    return values


def _carried(topic: Topic | None) -> Values:
    if topic is None:
        return {}
    if topic.tool == GOAL_CREATE and topic.unfinished:
        return dict(topic.values)
    if topic.tool != TIMELINE:
        return {}
    values: Values = {_FROM_TIMELINE[k]: v for k, v in topic.values.items() if k in _FROM_TIMELINE}
    return {**values, "name": _capitalised(topic.purpose)} if topic.purpose else values


def _existing(text: str, topic: Topic | None) -> str | None:
    """Return the name of the goal that is meant: the one just set up if none is named."""
    just_made = topic.values.get("name") if topic is not None and topic.tool == GOAL_CREATE else None
    return _name(text, (_QUOTED, _BEFORE_GOAL, _TOWARDS, _AFTER_GOAL)) or just_made


def _changed(text: str, amount: Amount) -> str:
    if amount.role == "monthly":
        return "monthly_amount"
    before = text[: amount.mention.start]
    moved = _ADDED.search(before) or _TAKEN.search(before)
    return _MOVED if moved and not _TARGET.search(before) else "target"


def _is_taken(text: str, amount: Amount) -> bool:
    return bool(_TAKEN.search(text[: amount.mention.start])) and not amount.words.startswith("-")


def _name(text: str, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match["name"].strip(" -'")
            if name.lower() not in _NO_NAMES and not name.isdigit():
                return name
    return None
