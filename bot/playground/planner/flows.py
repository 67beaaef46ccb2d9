"""Money that comes and goes on days: what is in the account, paydays and bills, as people tell of them."""

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.playground.planner.intents import Part
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import PLAN_BUDGET, PROJECT_BUDGET
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_MONTH = rf"(?:{'|'.join(filter(None, (*month_name, *month_abbr)))})"
_WEEKDAY = rf"(?:{'|'.join(day_name)})s?"
_NO_NAME = rf"(?:the|then|next|on|every|each|from|starting|first|last|{_WEEKDAY}|{_MONTH})\b"
_PIECES = re.compile(
    rf"[;\n]|(?<=[a-z\d])[.!?]\s+|\b(?:paydays?|pay ?checks?|budget):\s+"
    rf"|(?:,\s+(?:and\s+)?|\s+and\s+|\s+plus\s+)(?!{_NO_NAME})(?=[a-z$€£])"
    r"|,\s+(?=\d[\d.,]*k?\s+(?:on|every|twice)\b)",
    re.IGNORECASE,
)
_DAYS = any_of(
    r"\b\d{1,2}(?:st|nd|rd|th)\b",
    rf"\b(?:every|each|other|next|on|from|starting)\s+(?:\w+\s+)?(?:weeks?|fortnight|{_WEEKDAY}|{_MONTH}\.? \d)\b",
    r"\b(?:bi-?weekly|weekly|fortnightly|quarterly|yearly|annually|twice a month|last day|month[- ]end|a week)\b",
    rf"\b(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})\b",
    r"\b\d{4}-\d\d-\d\d\b",
)
_INCOME = any_of(
    r"\b(?:salary|wages?|pay(?!ment)|paid|paychecks?|income|pension|earn\w*|benefits?|stipend|comes? in)\b",
    r"\b(?:get|receive|make)\b",
)
_OUTGOING = any_of(r"\b(?:bills?|rent|pay (?:for|my|the|off)|i pay)\b")
_LEAD = re.compile(
    r"^.*?\b(?:bills? (?:are|is|include)|(?:i|we)(?:'ve| have)?(?: also)? (?:have|pay|got)(?: for)?|with|but|so|my|our"
    r"|if|for)\s+(?=\D*\d)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\W*\d[\d.,]*k?\s+(?:on|every|twice|biweekly|weekly)\b", re.IGNORECASE)
_BALANCE = any_of(r"\b(?:balance|account|bank|checking|have|got|start(?:ing)? with|there (?:is|are)|overdrawn)\b")
_EVERYDAY = any_of(r"\b(?:everyday|day[- ]to[- ]day|groceries|food|living|spend(?:ing)?)\b")
_AHEAD = re.compile(
    r"\b(?:next|over|for|ahead)\s+(?:the next\s+)?(?P<count>\d{1,2}|two|three|six|twelve)\s+(?P<unit>months?|years?)\b",
    re.IGNORECASE,
)
_NO_BILLS = any_of(r"\bno bills\b")
_LEAD_OF_PAY = re.compile(r"^.*?(?=\b(?:salary|wages?|paychecks?|pay|pension)\b\D*\d|[$€£]?\d)", re.IGNORECASE)
_BY_PAYDAY = any_of(r"\bpay ?days?\b|\b(?:each|per|by|every|next|my) pay ?checks?\b|\bpay ?check to pay ?check\b")
_OTHER_WAY = any_of(r"\b50\s?[/-]\s?30\s?[/-]\s?20\b|\bzero[\s-]?based\b")
_MOVED = re.compile(r"\b(?:to|on|until|by) the (?P<day>\d{1,2}(?:st|nd|rd|th))\b", re.IGNORECASE)
_DAY = re.compile(r"\bthe \d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)


def ahead_values(text: str, topic: Topic | None) -> Values:
    """Return all values of a look ahead: those the message gives, over those of `topic` when that is one."""
    values: Values = dict(topic.values) if topic is not None and topic.tool == PROJECT_BUDGET else {}
    span = _AHEAD.search(text)
    if span:
        values["months"] = f"{span['count']} {span['unit']}"
    told = flow_values(text)
    for name in ("income", "bills"):
        if told.get(name):
            values[name] = _merged(str(values.get(name) or ""), told[name])
    if _NO_BILLS.search(text):
        values["bills"] = "none"
    if "bills" in values:
        values["bills"] = _moved(text, str(values["bills"]))
    return values | dict(_amounts(text, values))


def payday_values(text: str, topic: Topic | None) -> Values:
    """Return the paydays and bills of a budget: those the message gives, over those of `topic` when that is one."""
    values: Values = dict(topic.values) if topic is not None and topic.tool == PLAN_BUDGET else {}
    told = flow_values(text)
    for name, parameter in (("income", "paydays"), ("bills", "bills")):
        if told.get(name):
            values[parameter] = _merged(str(values.get(parameter) or ""), told[name])
    return values | ({"bills": "none"} if _NO_BILLS.search(text) else {})


def is_by_payday(text: str, topic: Topic | None) -> bool:
    """Tell whether a budget is to run from payday to payday."""
    goes_on = topic is not None and topic.tool == PLAN_BUDGET and topic.values.get("method") == "payday"
    return bool(_BY_PAYDAY.search(text)) or (goes_on and not _OTHER_WAY.search(text))


def with_its_flows(said: Sequence[Part], topic: Topic | None) -> tuple[Part, ...]:
    """Return the parts without the intents of those that only tell of pay, bills or the account beside the question."""
    text = "\n".join(part.text for part in said)
    goes_on = topic is not None and (topic.tool == PROJECT_BUDGET or is_by_payday("", topic))
    asked = any(part.intent == "ahead" for part in said) or (
        any(part.intent == "budget" for part in said) and is_by_payday(text, topic)
    )
    return tuple(
        replace(part, intent=None)
        if part.intent not in ("ahead", "budget", None) and (asked or goes_on) and any(_told(part.text))
        else part
        for part in said
    )


def flow_values(text: str) -> dict[str, list[str]]:
    """Return the lines of income and of bills that a message tells, in the user's own words."""
    found: dict[str, list[str]] = {"income": [], "bills": []}
    for piece in _told(text):
        found["income" if _comes(piece) else "bills"].append(_bare(piece))
    return found


def _told(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        if amounts(piece) and _DAYS.search(piece):
            yield piece.strip(" ,.!?")


def _comes(piece: str) -> bool:
    """Tell whether money comes in; an amount without a name is pay too."""
    pay = _INCOME.search(piece) or _UNNAMED.match(piece)
    return bool(pay) and not _OUTGOING.search(piece)


def _amounts(text: str, values: Values) -> Iterator[tuple[str, str]]:
    """Yield what is in the account and what everyday life takes: amounts without a day."""
    for piece in _PIECES.split(text):
        found = amounts(piece)
        if not found or _DAYS.search(piece):
            continue
        words = found[-1].text
        if _EVERYDAY.search(piece):
            yield "everyday_spending", words
        elif _BALANCE.search(piece) or "balance" not in values:
            yield "balance", f"-{words}" if "overdrawn" in piece.lower() else words


def _bare(piece: str) -> str:
    """Return "rent 1200 on the 1st" of "my bills are rent 1200 on the 1st"; pay without a name stays as it is."""
    if _comes(piece):
        return _LEAD_OF_PAY.sub("", piece, count=1)
    return _LEAD.sub("", piece)


def _merged(before: str, told: list[str]) -> str:
    """Return the lines with those told now; one of the same first word takes the place of an earlier one."""
    lines = {_name(line): line for line in before.splitlines() if line.strip()}
    return "\n".join([*{**lines, **{_name(line): line for line in told}}.values()])


def _name(line: str) -> str:
    return re.split(r"[\s:]", line.casefold(), maxsplit=1)[0]


def _moved(text: str, bills: str) -> str:
    """Return the bills, with the one that the message names without an amount on its new day of the month."""
    day = _MOVED.search(text)
    if day is None or amounts(text):
        return bills
    said = text.casefold()
    return "\n".join(
        _DAY.sub(f"the {day['day']}", line) if _name(line) in said else line for line in bills.splitlines()
    )
