"""Net worth: what people say they own and owe, and what they no longer do."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.intents import Part
from bot.playground.planner.keywords import Intent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import NET_WORTH
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_WORD = r"[A-Za-z][\w&'-]*"
_BEFORE = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD})*)\W*$")
_AFTER = re.compile(
    rf"^\s*(?:(?:on|for|in|of)\s+)?(?:(?:my|the|an?|our|another|credit)\s+)?(?P<name>{_WORD}(?:\s+{_WORD})??)"
    r"(?=\s*[,.;:?!\n]|\s*$|\s+(?:and|plus|with|but)\b)",
    re.IGNORECASE,
)
_DEBT_NAMES = any_of(r"\b(?:mortgage|loans?|debts?|credit|cards?|visa|mastercard|amex|overdraft|owed?|taxes due)\b")
_OWES = any_of(r"\b(?:owe|owing|debts?)\b")
_OWNS = any_of(r"\b(?:own|have|assets?|got|savings?|worth)\b")
_LINKS = frozenset(
    word
    for line in ("about around at balance has have is are of worth valued", "roughly with now still there")
    for word in line.split()
)
_NO_NAME = frozenset(
    word
    for line in (
        "a all also an and but for from i i'm i've in it make me my net on our",
        "owe own plus still the then to track we what what's which worth",
    )
    for word in line.split()
)
_LONGEST_NAME = 3
_ASKING: tuple[Intent, ...] = ("worth", "show_worth")
_TELLING: tuple[Intent | None, ...] = ("worth", "debts", "loan", "mortgage", "savings", "remember", None)
_GONE = re.compile(
    r"\b(?:remove|delete|take|drop|sold|got rid of|no longer (?:own|have|owe))\s+(?:my|our|the)?\s*"
    rf"(?P<name>{_WORD}(?:\s+{_WORD})?)(?=\s+(?:from|off|out of|now|anymore|any more)\b|\s*[,.;!?]|\s*$)",
    re.IGNORECASE,
)


def worth_values(text: str, topic: Topic | None) -> Values:
    """Return what is owned and owed: what the message tells, over what an unfinished question has by now."""
    unfinished = topic is not None and topic.tool == NET_WORTH and topic.unfinished
    values: Values = dict(topic.values) if topic is not None and unfinished else {}
    listed: dict[str, list[str]] = {"assets": [], "debts": []}
    owes = False
    for found in amounts_in_context(text):
        owes = _side(found, text, owes)
        name = _name(found)
        is_debt = bool(_DEBT_NAMES.search(name)) or (owes and not _OWNS.search(found.before))
        listed["debts" if is_debt else "assets"].append(f"{name}: {found.amount.words}" if name else found.amount.words)
    return values | {side: "\n".join(lines) for side, lines in listed.items() if lines}


def with_its_worth(said: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with those that tell what somebody owns and owes as one question about their net worth."""
    told = [part for part in said if part.intent in _TELLING and amounts(part.text) and "?" not in part.text]
    if not any(part.intent in _ASKING for part in said) or not told:
        return tuple(said)
    return tuple(
        replace(part, intent="worth")
        if part.intent in _ASKING
        else replace(part, intent=None)
        if part in told
        else part
        for part in said
    )


def gone_values(text: str) -> Values:
    """Return what is no longer owned or owed."""
    gone = _GONE.search(text)
    return {"name": gone["name"]} if gone else {}


def _side(found: InContext, text: str, owes: bool) -> bool:
    """Tell whether it is debts that are listed from here on: "and I owe" begins them, "I own" ends them."""
    spoken = [*_OWES.finditer(found.before), *_OWNS.finditer(found.before)]
    if not spoken:
        before = text[: found.amount.mention.start]
        owe = max((match.start() for match in _OWES.finditer(before)), default=-1)
        own = max((match.start() for match in _OWNS.finditer(before)), default=-1)
        return owe > own if max(owe, own) >= 0 else owes
    return bool(_OWES.search(max(spoken, key=lambda match: match.start()).group()))


def _name(found: InContext) -> str:
    """Return what an amount is: "house" of "house 300k", "mortgage" of "220k on the mortgage"; "" if nothing tells."""
    before = _BEFORE.search(found.before)
    words = before["name"].split() if before else []
    while words and words[-1].lower() in _LINKS:
        words.pop()
    name: list[str] = []
    for word in reversed(words):
        if word.lower() in _NO_NAME or word.lower() in _LINKS or len(name) == _LONGEST_NAME:
            break
        name.insert(0, word)
    after = _AFTER.match(found.after)
    return " ".join(name) or (after["name"] if after else "")
