"""The words by which wishes about check-ins, reminders and quiet hours are known."""

from collections.abc import Mapping
from typing import Literal

from bot.playground.planner.alert_keywords import ALERTS, AlertIntent

CheckInIntent = AlertIntent | Literal["quiet_hours", "cancel_check_in", "list_check_ins", "schedule_check_in"]

_ANY = r"[^.?\n]*"
_THINGS = r"(?:reminders?|check-?ins?|(?:weekly|monthly|daily) (?:summar(?:y|ies)|updates?|reports?))"
_OFTEN = r"(?:every|each|weekly|daily|monthly|tomorrow|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on the \d)"

CHECK_INS: Mapping[CheckInIntent, tuple[str, ...]] = {
    **ALERTS,
    "quiet_hours": (
        r"\bquiet hours?\b|\bdo not disturb\b",
        r"\b(?:don'?t|do not|never|stop) (?:write|writing|messag\w+|ping\w*|disturb\w*|bother\w*|remind\w*)\b"
        + _ANY
        + r"\b(?:from|between|after|before|at night|overnight|until|till|for (?:a|the|\d))\b",
        r"\bno (?:more )?(?:messages|notifications|alerts)\b"
        + _ANY
        + r"\b(?:from|between|after|before|at night|until)\b",
        r"\b(?:pause|mute|snooze|resume|unpause|unmute)\b"
        + _ANY
        + rf"(?:\b{_THINGS}\b|\b(?:messages|alerts|notifications|everything|yourself|penny)\b|$)",
        r"\b(?:be|stay|keep) quiet\b|\byou (?:can|may) (?:write|message|remind)\b" + _ANY + r"\bagain\b",
    ),
    "cancel_check_in": (
        rf"\b(?:stop|cancel|delete|remove|end|drop|turn off|switch off|no more|quit)\b{_ANY}"
        rf"(?:\b{_THINGS}\b|\b(?:reminding|checking in|nudging)\b)",
        r"\bstop (?:sending|writing|messaging|pinging) (?:me|us)\b",
        r"\b(?:don'?t|do not) remind (?:me|us)\b" + _ANY + r"\b(?:any ?more|again)\b",
    ),
    "list_check_ins": (
        rf"\b(?:what|which|show|list|see|view|do i have|are there|any)\b{_ANY}\b(?:reminders|check-?ins)\b",
        r"\bwhat (?:do|will|are) you (?:going to )?remind(?:ing)? (?:me|us)\b",
        rf"\bwhen\b{_ANY}\b(?:next )?(?:{_THINGS}|remind me next|check in next)\b",
        r"^\W*(?:my )?(?:reminders|check-?ins)\W*$",
    ),
    "schedule_check_in": (
        r"\bremind (?:me|us)\b",
        rf"\b(?:set|add|create|schedule|make|give me|i(?:'d like| want| need))\b{_ANY}\b{_THINGS}\b",
        rf"\bcheck(?:ing)?[ -]in\b(?! \w*flight){_ANY}",
        rf"\b(?:send|give|write|message|ping|nudge|tell|show|update) (?:me|us)\b{_ANY}\b{_OFTEN}\b",
        r"\b(?:weekly|monthly|daily) (?:summary|update|report|recap|check-?in)\b",
    ),
}
"""Intents in the order in which they are tried."""
