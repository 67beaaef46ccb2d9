"""The words by which a wish to be told unasked is known, and of what."""

from collections.abc import Mapping
from typing import Literal

AlertIntent = Literal["set_alerts"]

_ANY = r"[^?\n]*"
_TELL = r"\b(?:tell|warn|alert|notify|ping|message|let|inform)\b (?:me|us)\b"
_WHEN = r"\b(?:when|if|once|whenever|before|as soon as)\b"
_OVER = (
    r"(?:over ?spen\w+|(?:go(?:es|ing)?|runs?|running|am|is|are|gets?) over\b(?! [$€£]?\d)"
    r"|limits?\b[^?\n]*\b(?:used up|reached|hit|passed|exceeded|near\w*)"
    r"|(?:near\w*|reach\w*|pass\w*|exceed\w*|close to|over|hits?)\b[^?\n]*\b(?:limits?|budgets?))"
)
_LOW = (
    r"(?:(?:balance|account|money)\b[^?\n]*\b(?:gets?|goes|is|runs?|falls?|drops?|looks?)\b[^?\n]*"
    r"\b(?:low|below|under|short|out)\b|\brun(?:ning)? (?:low|short|out of money)\b|\boverdr(?:awn|afts?)\b)"
)
_MILESTONE = r"(?:milestones?|goals?\b[^?\n]*\b(?:is|are|gets?) (?:half ?way|reached|a quarter|there|done))"
_KIND = r"(?:limits?|budgets?|spending|over ?spending|goals?|milestones?|(?:low )?balance|low[ -]point|overdraft)"
_ALERTS = r"(?:alerts|warnings|notifications)"

ALERTS: Mapping[AlertIntent, tuple[str, ...]] = {
    "set_alerts": (
        rf"{_TELL}{_ANY}{_WHEN}{_ANY}\b(?:{_OVER}|{_LOW}|{_MILESTONE})",
        rf"{_TELL}{_ANY}\b(?:about|of) (?:my |the |all )?(?:goal )?milestones?\b",
        rf"\b{_KIND} (?:alerts?|warnings?|notifications)\b(?! (?:at|when|for|on)\b)",
        rf"\b(?:all|my|the|these|those|any|your|no more|fewer) {_ALERTS}\b{_ANY}\b(?:off|on|weekly|once a week|less)\b",
        rf"\b(?:turn|switch) (?:on|off)\b{_ANY}\b{_ALERTS}\b",
        rf"\b(?:stop|no more|fewer) (?:all |of |the |these |my )*{_ALERTS}\b",
        r"^\W*(?:please )?less of (?:this|these|that)\b",
    ),
}
"""Intents in the order in which they are tried."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "goal_milestones": (r"\bmilestones?\b|\bgoals?\b",),
    "low_point": (rf"\b{_LOW}", r"\blow (?:balance|point)\b|\bbalance\b|\boverdrafts?\b"),
    "price_alerts": (r"\bprices?\b",),
    "over_pace": (rf"\b{_OVER}", r"\b(?:limits?|budgets?|spending|over ?spending)\b"),
    "weekly_summary": (r"\bsummar(?:y|ies)\b",),
}
"""Each alert's own words, in the order in which they are tried."""
