"""What the user wants to be told unasked, and how often."""

import re
from typing import Any

from bot.playground.planner.alert_keywords import KINDS
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import SET_ALERTS
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

_KINDS = {kind: any_of(*patterns) for kind, patterns in KINDS.items()}
_WEEKLY = re.compile(r"\b(?:once a week|weekly|less (?:often|of)|not so often|fewer)\b", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:no more|no longer|any ?more|stop|off|end|cancel|quit|don'?t|do not|never)\b(?! \w* ?over)", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:all|every|any) (?:of )?(?:the |my |your )?(?:alerts|warnings|notifications)\b", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:below|under|less than)\s+(?P<amount>\S*\d\S*)", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:balance is|have|there (?:is|are)|it'?s|account has|got)\s+(?:now\s+)?(?P<amount>\S*\d[\d.,]*k?)",
    re.IGNORECASE,
)


def alert_values(text: str, topic: Topic | None) -> dict[str, Any]:
    """Return which alert is meant and how often it comes; an unfinished one gets what it lacked."""
    waits = topic is not None and topic.tool == SET_ALERTS and topic.unfinished
    values: dict[str, Any] = dict(topic.values) if waits and topic is not None else {}
    kind = "all" if _ALL.search(text) else next((kind for kind, words in _KINDS.items() if words.search(text)), None)
    if kind is not None:
        values["alert"] = kind
    if _WEEKLY.search(text):
        values["how_often"] = "weekly"
    elif _OFF.search(text):
        values["how_often"] = "off"
    if values.get("alert") == "low_point":
        values.update(_of_the_balance(text, alone=waits))
    return values


def _of_the_balance(text: str, *, alone: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if lowest := _LOWEST.search(text):
        found["lowest_balance"] = lowest["amount"].strip(".,;!?")
    if held := _HELD.search(text):
        found["balance"] = held["amount"].strip(".,;!?")
    elif alone and not found and (said := amounts(text)):
        found["balance"] = said[0].text.strip()
    return found
