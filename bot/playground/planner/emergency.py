"""Emergency funds: what is needed each month, what is put aside, and for how long it should last."""

import re
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.names import EMERGENCY_FUND
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
_MONTHS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_COUNTS})[\s-]months?\b"
    r"(?=(?:'|\u2019)?\s*(?:of|worth|fund|emergency|expenses|essentials|instead|\W*$|\W+(?:how|what)\b))",
    re.IGNORECASE,
)
_ESSENTIALS_BEFORE = any_of(
    r"\b(?:essentials?|expenses?|necessit\w+|outgoings|bills|spend\w*|costs?|needs?|live on|living on|get by on"
    r"|survive on|rent)\b[^\d]*$",
)
_ESSENTIALS_AFTER = any_of(
    r"^[^\d]*\b(?:on|for|in|of|to cover)\s+(?:my |our |the )?"
    r"(?:essentials?|expenses|necessit\w+|outgoings|bills|costs)\b",
    r"^\s*(?:(?:a|per|each|every)\s+month\s+)?(?:to live|essential)\b",
)
_SAVED_BEFORE = any_of(
    r"\b(?:have|has|'ve|got|saved|holds?|fund (?:is|has)|savings (?:is|are|of)|put aside|set aside)\b[^\d]*$",
    r"\bhow (?:long|many months)\b[^\d]*$",
)
_SAVED_AFTER = any_of(
    r"^\s*(?:is |are )?(?:saved|already|so far|put aside|set aside|in (?:the bank|savings|cash|it))\b"
)
_SAVING_BEFORE = any_of(
    r"\b(?:sav(?:e|ing)|put(?:ting)?|set(?:ting)?|add(?:ing)?|spare|contribut\w+|afford)\b[^\d]*$",
)


def emergency_values(text: str, topic: Topic | None) -> Values:
    """Return all values of the question: those the message gives, over those of `topic` when that is such a fund."""
    values: Values = dict(topic.values) if topic is not None and topic.tool == EMERGENCY_FUND else {}
    months = _MONTHS.search(text)
    if months:
        values["target_months"] = f"{months['count']} months"
    for found in amounts_in_context(text, [months.span()] if months else []):
        values[_parameter(found, values)] = found.amount.words
    return values


def _parameter(found: InContext, values: Values) -> str:
    """Return the parameter that an amount is for, judged by the words around it, else by what is still missing."""
    repeats = found.amount.role == "monthly"
    if _ESSENTIALS_AFTER.search(found.after):
        return "monthly_essentials"
    if _SAVED_AFTER.search(found.after) or found.amount.role == "start":
        return "emergency_savings"
    if _SAVING_BEFORE.search(found.before) and repeats:
        return "monthly_savings"
    if _SAVED_BEFORE.search(found.before) and not repeats:
        return "emergency_savings"
    if _ESSENTIALS_BEFORE.search(found.before) or "monthly_essentials" not in values:
        return "monthly_essentials"
    return "monthly_savings" if repeats else "emergency_savings"
