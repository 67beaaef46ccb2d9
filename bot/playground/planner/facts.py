"""Facts: what the user tells about themselves, asks for, or wants forgotten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.planner.dialogue import Called, Spoken
from bot.playground.planner.intents import is_correction
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import FACT_REMEMBER
from bot.playground.planner.roles import amounts_with_roles

INCOME = "monthly_income"
"""The fact that tools look the income up by."""

GROSS_INCOME = "gross_income"
"""The fact of an income before tax, which is another than the one that people live on."""

_BEFORE_TAX = re.compile(r"\b(?:before tax(?:es)?|gross|pre-?tax)\b", re.IGNORECASE)
_INCOME_WORDS = ("income", "salary", "pay", "wage", "wages", "take home", "take home pay", "earnings")
_ADJECTIVES = r"(?:(?:monthly|net|gross|current|new|own|personal|usual)\s+)*"
_STATED = re.compile(
    rf"\b(?:my|our)\s+{_ADJECTIVES}(?P<name>[a-z][a-z' -]{{0,40}}?)\s+(?:is|are|was|=|has been)\s+"
    r"(?:(?:now|about|around)\s+)?(?P<value>[^.!?\n]+)",
    re.IGNORECASE,
)
_PLAIN_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("age", r"\bi(?:'m| am)\s+(?P<value>\d{1,3})(?:\s+years?(?:\s+old)?)?\b(?!\s*(?:%|k\b|dollars))"),
        ("home", r"\bi live in\s+(?P<value>[A-Z][\w .'-]*\w)"),
        ("children", r"\bi have\s+(?P<value>\w+)\s+(?:kids?|children)\b"),
        ("name", r"\bcall me\s+(?P<value>[A-Z]\w*)"),
        ("occupation", r"\bi work as\s+(?:an?\s+)?(?P<value>[^.!?\n]+)"),
    )
)
_NOTE = re.compile(r"\bremember(?:\s+that)?[\s:]+(?P<value>[^!?\n]+)", re.IGNORECASE)
_FORGET = re.compile(
    rf"\b(?:forget|unlearn|delete|erase|remove|stop remembering)\s+(?:about\s+)?"
    rf"(?:what (?:i|you)\b.*?\b)?my\s+{_ADJECTIVES}"
    r"(?P<name>[a-z][a-z' -]*?)(?=\s*(?:[.,!?;]|$|\bplease\b|\band\b))",
    re.IGNORECASE,
)
_FORGET_ALL = re.compile(
    r"\b(?:everything|all (?:you|of it|my facts|about me))\b|\bforget (?:about )?me\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact in the user's own words, under the name it is kept by.

    `sure` is false where the words may be small talk ("my dog is old"): then it counts only when the user asks
    for it to be remembered.
    """

    name: str
    value: str
    sure: bool = True


def stated_fact(text: str) -> Stated | None:
    """Return the fact that the user tells in `text`, if any."""
    income = [a.words for a in amounts_with_roles(text, amounts(text)) if a.role == "income"]
    if income:
        return Stated(GROSS_INCOME if _BEFORE_TAX.search(text) else INCOME, income[0])
    for name, pattern in _PLAIN_FACTS:
        match = pattern.search(text)
        if match:
            return Stated(name, match["value"].strip())
    match = _STATED.search(text)
    if match:
        return Stated(fact_name(match["name"]), _value(match["value"]), sure=bool(amounts(match["value"])))
    note = _NOTE.search(text)
    return Stated("note", note["value"].strip(" ."), sure=False) if note else None


def corrected_fact(text: str, before: Sequence[Spoken | Called]) -> Stated | None:
    """Return the fact that was remembered last, with the amount that `text` puts in its place, if it does."""
    last = next((turn for turn in reversed(before) if isinstance(turn, Called)), None)
    told = last is not None and last.tool == FACT_REMEMBER and not last.unfinished
    if last is None or not told or not is_correction(text) or stated_fact(text):
        return None
    found = amounts_with_roles(text, amounts(text))
    return Stated(str(last.arguments["name"]), found[-1].words) if len(found) == 1 else None


def forgotten_fact(text: str) -> str | None:
    """Return the name of the fact that `text` wants forgotten, or "everything"."""
    if _FORGET_ALL.search(text):
        return "everything"
    match = _FORGET.search(text)
    return fact_name(match["name"]) if match else None


def fact_name(words: str) -> str:
    """Return the name a fact is kept under: "monthly_income" for "salary", "car_payment" for "car payment"."""
    plain = re.sub(r"[^a-z0-9]+", " ", words.lower().replace("'s", "")).strip()
    return INCOME if plain in _INCOME_WORDS else plain.replace(" ", "_")


def _value(words: str) -> str:
    """Return an amount without its period, anything else as it was said."""
    found = amounts_with_roles(words, amounts(words))
    return found[0].words if found and found[0].mention.start == 0 else words.strip()
