"""Files that came with a message, and wishes to import a statement."""

import re
from collections.abc import Mapping
from typing import Any

from bot.playground.planner.dialogue import Called, Dialogue, Spoken
from bot.playground.planner.intents import intent_of
from bot.playground.planner.mentions import amounts
from bot.playground.planner.moves import Call, Say
from bot.playground.planner.names import IMPORT_STATEMENT
from bot.playground.planner.offered import Offered
from bot.playground.planner.topic import values_of

_NOTE = re.compile(r"\(The user sent the file “(?P<name>[^”]*)”(?P<became>[^()]*)\)")
_MAY_BE_ONE = "may be a bank statement"
_WANTED = "Please download it from your bank as a CSV, OFX, QFX or QIF file and drop that here."
_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (
        r"in a channel",
        "Statements are for the two of us: please drop “{name}” in our direct messages, and I import it there. I have "
        "not opened it here.",
    ),
    (r"which is (?P<kind>an? \w+)", "“{name}” is {kind}, and I can read statements only. " + _WANTED),
    (r"too large", "“{name}” is too large for me. Please export a shorter period and drop that here."),
    (r"could not be fetched", "I could not fetch “{name}” from Slack. Please send it again in a moment."),
)
_WISH = re.compile(
    r"\b(?:import|upload|take over|load|read in)\b[^.?\n]*"
    r"\b(?:statements?|transactions|csv|ofx|qfx|qif|files?|export)\b",
    re.IGNORECASE,
)
_MENTION = re.compile(r"\b(?:bank|card|account) statement\b", re.IGNORECASE)
_ACCOUNT = (
    re.compile(
        r"\b(?:in)?to\s+(?:my\s+|our\s+|the\s+)?(?:account\s+)?[“\"']?(?P<account>[\w-]+(?:\s(?!account\b)[\w-]+)?)[”\"']?"
        r"(?:\s+account)?\s*(?:[.!,?]|$)",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"\b(?:my|our|the)\s+(?!(?:bank|new|latest|last|monthly|account|card|first|whole)\b)(?P<account>[\w-]+)"
        r"\s+(?:account|card|statement)\b",
        re.IGNORECASE,
    ),
)
_DAY_FIRST = re.compile(r"\bday\b[^.?\n]*\b(?:first|before)\b|\bdd?[/.-]mm?\b|\beuropean\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\bmonth\b[^.?\n]*\b(?:first|before)\b|\bmm?[/.-]dd?\b|\bamerican\b", re.IGNORECASE)
_LEAD = re.compile(r"^\W*(?:(?:it'?s|it is|that'?s|into|in|for|to|my|our|the|from|of|please)\s+)+", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s+(?:account|please))*\W*$", re.IGNORECASE)
_LONGEST_NAME = 3
"""Words in a bare answer to "which account?"."""


def statement_reaction(dialogue: Dialogue, offered: Offered) -> Say | tuple[Call, ...] | None:
    """Return the imports that the newest message asks for or goes on with, or kind words; None for other messages."""
    text = dialogue.request
    files = [(match["name"], match["became"]) for match in _NOTE.finditer(text)]
    words = _NOTE.sub("", text).strip()
    statements = [name for name, became in files if _MAY_BE_ONE in became]
    if statements and IMPORT_STATEMENT in offered:
        return tuple(_import(offered, {"file": name} | _said(words)) for name in statements)
    if files:
        return Say(" ".join(_kind_words(name, became) for name, became in files))
    if IMPORT_STATEMENT not in offered:
        return None
    if _WISH.search(words) or (_MENTION.search(words) and intent_of(words) is None):
        return (_import(offered, _said(words)),)
    values = _goes_on(dialogue, words)
    return None if values is None else (_import(offered, values),)


def _import(offered: Offered, values: Mapping[str, Any]) -> Call:
    return offered.call(IMPORT_STATEMENT, values)


def _said(words: str) -> dict[str, Any]:
    """Return the values that a message names: the account, and what comes first in dates."""
    found = next(filter(None, (pattern.search(words) for pattern in _ACCOUNT)), None)
    return ({"account": found["account"]} if found else {}) | _order(words)


def _order(words: str) -> dict[str, Any]:
    if _DAY_FIRST.search(words):
        return {"date_order": "day_first"}
    return {"date_order": "month_first"} if _MONTH_FIRST.search(words) else {}


def _goes_on(dialogue: Dialogue, words: str) -> dict[str, Any] | None:
    """Return all values of the import that the message before asked about, with what this one adds; None for none."""
    last = next((turn for turn in reversed(dialogue.before) if not isinstance(turn, Spoken)), None)
    if not isinstance(last, Called) or last.tool != IMPORT_STATEMENT or not last.unfinished:
        return None
    order = _order(words)
    bare = _TAIL.sub("", _LEAD.sub("", words))
    is_name = 0 < len(bare.split()) <= _LONGEST_NAME and intent_of(words) is None and not amounts(words)
    if not order and not is_name:
        return None
    return values_of(last) | (order or {"account": bare})


def _kind_words(name: str, became: str) -> str:
    for pattern, words in _KIND_WORDS:
        if match := re.search(pattern, became):
            return words.format(name=name, **match.groupdict())
    return f"I cannot import “{name}” here."
