"""The words by which questions about the balance ahead and about what one owns and owes are known."""

from collections.abc import Mapping
from typing import Literal

from bot.playground.planner.settings import SETTINGS, SettingsIntent

AccountIntent = SettingsIntent | Literal["worth_gone", "worth", "show_worth", "ahead"]

_ANY = r"[^.?\n]*"
_MONEY = r"(?:money|cash|balance|(?:bank |checking )?account|pay|salary|income)"

ACCOUNT: Mapping[AccountIntent, tuple[str, ...]] = {
    **SETTINGS,
    "worth_gone": (
        rf"\b(?:remove|delete|take|drop)\b{_ANY}\b(?:from|off|out of)\b{_ANY}"
        r"\b(?:net worth|assets|what i (?:own|owe))\b",
        r"\b(?:i|we)(?:'ve| have)? (?:just |now )?(?:sold|got rid of|no longer (?:own|have|owe))\b (?:my|our|the)\b",
    ),
    "worth": (
        r"^(?=.*\d).*\bnet worth\b",
        rf"^(?!.*\?).*\b(?:i|we) own\b{_ANY}\d|\bmy assets (?:are|is)\b{_ANY}\d",
        rf"\bis (?:now )?worth\b{_ANY}\d|\bnow worth\b{_ANY}\d",
    ),
    "show_worth": (
        r"\bnet worth\b|\bhow (?:rich|wealthy) (?:am i|are we)\b|\bbalance sheet\b",
        r"\bwhat (?:do|did) (?:i|we) own\b|\b(?:list|show)\b[^.?\n]*\b(?:my|our) assets\b",
    ),
    "ahead": (
        r"\bcash[\s-]?flow\b",
        r"\b(?:run|running|ran) (?:out of|short(?: of)?|low on) (?:money|cash)\b(?!.*\bretire\w*)",
        r"\b(?:go|goes|going|dip|dips|fall|falls|drop|drops|end up|get|be) (?:below|under) zero\b",
        r"\boverdr(?:aw|af)\w*|\bin the red\b|\blow point\b",
        rf"\b(?:project|forecast|look ahead)\w*\b{_ANY}\b(?:balance|account|budget|cash|money)\b",
        rf"\b(?:balance|account)\b{_ANY}\b(?:ahead|develop\w*|forecast|next \w+ months|over the next|by the end of)\b",
        rf"^(?!.*\b(?:how (?:long|many)|retire\w*|savings)\b).*\b(?:will|does|do|can) (?:my|our|the) {_MONEY}"
        r" (?:last|hold|be enough|cover)\b",
        rf"\bhow (?:will|does|do|is) (?:my|our|the) {_MONEY} (?:go|going|look|develop)\b",
        r"\bcan (?:i|we) (?:still )?(?:pay|afford) (?:all )?(?:of )?(?:my|our|the) bills\b",
        r"^(?!.*\b(?:goal|deadline|target)\b).*\b(?:what (?:if|about)|suppose|moving?)\b"
        rf"{_ANY}\b(?:on|to|until|by) the \d{{1,2}}(?:st|nd|rd|th)\b",
        rf"\bwhich bills?\b{_ANY}\bmove\b",
    ),
}
"""Patterns in the order in which they are tried, before those of all other wishes but the guarded ones."""
