"""Check-ins: what is to be said, and when; which one is to end; and when to be quiet."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.planner.alerts import alert_values
from bot.playground.planner.check_in_keywords import CheckInIntent
from bot.playground.planner.names import CHECK_IN_CANCEL, CHECK_IN_LIST, CHECK_IN_SCHEDULE, QUIET_HOURS, SET_ALERTS
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

CHECK_IN_TOOLS: Mapping[CheckInIntent, str] = {
    "set_alerts": SET_ALERTS,
    "quiet_hours": QUIET_HOURS,
    "cancel_check_in": CHECK_IN_CANCEL,
    "list_check_ins": CHECK_IN_LIST,
    "schedule_check_in": CHECK_IN_SCHEDULE,
}

_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?\b"
_WEEKDAYS = rf"{_WEEKDAY}(?:(?:,? and |, ?){_WEEKDAY})*"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|last)"
_OF_MONTH = r"(?:of )?(?:every|each|the) month"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b\.?| ?o'clock)?|noon|midday|midnight)"
_TIME = rf"(?:(?:at|@) ?{_CLOCK}|\d{{1,2}}(?::\d{{2}})? ?[ap]\.?m\b\.?|\d{{1,2}}:\d{{2}}\b)"
_DAYS = (
    rf"(?:on )?(?:the )?(?:{_ORDINAL}(?: day| {_WEEKDAY})?|end),? {_OF_MONTH}",
    rf"(?:every|each) month,?(?: on)?(?: the)? {_ORDINAL}(?: day)?\b",
    rf"monthly,? on(?: the)? {_ORDINAL}\b",
    rf"(?:every|each)(?: other)? {_WEEKDAYS}{_PART}",
    r"(?:every|each) (?:single |other |second |few |\d+ |two |three )?"
    r"(?:days?|mornings?|evenings?|afternoons?|nights?|weekdays?|weeks?|months?|quarters?|years?|hours?)\b"
    rf"(?: on (?:the )?(?:{_WEEKDAYS}|{_ORDINAL}))?",
    rf"weekly,? on {_WEEKDAYS}",
    r"(?:daily|weekly|monthly|biweekly|quarterly|hourly)(?! (?:summary|update|report|recap|check))",
    rf"on (?:weekdays|{_WEEKDAYS}){_PART}|(?:next|this) {_WEEKDAY}{_PART}",
    rf"(?:tomorrow|today){_PART}|tonight|this (?:morning|afternoon|evening)",
    r"in (?:\d+|an?|two|three) (?:days?|weeks?)\b",
    rf"on {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?",
    rf"on (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?",
    r"(?:on )?\d{4}-\d\d-\d\d\b",
    rf"on (?:the )?{_ORDINAL}\b",
)
_WHEN = re.compile(
    rf"(?P<day>\b(?:{'|'.join(_DAYS)}))|(?P<time>(?<!\w){_TIME}(?: in the (?:morning|afternoon|evening)| at night)?)",
    re.IGNORECASE,
)
_REMIND = re.compile(r"\bremind (?:me|us)\b|\breminders?\b|\b(?:ping|nudge) (?:me|us)\b", re.IGNORECASE)
_SUMMARY = re.compile(r"\b(?:summary|recap|report|overview)\b", re.IGNORECASE)
_UPDATE = re.compile(r"\bupdates?\b", re.IGNORECASE)
_GOAL = re.compile(r"\bgoals?\b|\bcheck(?:ing)?[ -]in (?:on|with me (?:on|about))\b", re.IGNORECASE)
_GOAL_NAME = re.compile(
    r"\b(?:my|the|our)\s+(?P<name>(?!savings goal|goals?\b)[a-z][\w' -]{0,40}?)\s+(?:savings\s+)?goal\b", re.IGNORECASE
)
_ASKING = re.compile(
    r"^(?:\W|\b(?:please|penny|hey|hi|ok|can|could|would|will|you|i'd|i|like|want|need"
    r"|that|to|and|also|then|have|get|give|me|an?|another)\b)*"
    r"(?:\b(?:set|add|create|schedule|make)(?: up)?(?: me)? (?:an?|another|the) )?(?:\b(?:daily|weekly|monthly) )?"
    r"\b(?:remind(?: me| us)?|reminders?|ping me|nudge me)\b(?: for me)?",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:\W|\b(?:to|about|that|of|for|please|i should|i need to|i have to)\b)+(?=\w)", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,.!?;:]|\b(?:please|thanks|thank you)\b)+$", re.IGNORECASE)
_STOP = re.compile(
    r"\b(?:stop|cancel|delete|remove|end|drop|turn off|switch off|no more|quit|(?:don'?t|do not))\b\s*(?P<which>.*)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"\b(?:from|between|after)\s+(?P<from>{_CLOCK})\s*(?:to|until|till|and|-|\u2013)\s*(?P<until>{_CLOCK})",
    re.IGNORECASE,
)
_ONE_BOUND = re.compile(rf"\b(?P<which>from|after|before)\s+(?P<at>{_CLOCK})", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\b(?:until|till)\s+(?P<day>(?!i\b|further|you\b|{_CLOCK}\s*$)[\w ,-]+?)(?=[.!?]|$)", re.IGNORECASE
)
_FOR = re.compile(
    r"\bfor (?:the next )?(?P<span>(?:an?|\d+|one|two|three|four) (?:days?|weeks?|months?))\b", re.IGNORECASE
)
_GO_ON = re.compile(r"\b(?:resume|unpause|unmute|end the pause|stop the pause|no longer pause|again)\b", re.IGNORECASE)
_NO_HOURS = re.compile(
    r"\b(?:no|without|remove|cancel|turn off|stop|end|drop|delete)\b.*\bquiet hours?\b", re.IGNORECASE
)
_PAUSE = re.compile(r"\b(?:pause|mute|snooze|quiet|don'?t|do not|stop)\b", re.IGNORECASE)


def check_in_values(text: str, topic: Topic | None) -> Values:
    """Return what is to be said and when; an unfinished one gets what it lacked."""
    waits = topic is not None and topic.tool == CHECK_IN_SCHEDULE and topic.unfinished
    values: Values = dict(topic.values) if waits and topic is not None else {}
    if when := _when(text, str(values.get("when") or "")):
        values["when"] = when
    if waits and not _REMIND.search(text):
        return values
    what = _what(text)
    if what is not None:
        values["what"] = what
    if what == "reminder" and (said := _reminder(text)):
        values["text"] = said
    if what == "goal" and (name := _GOAL_NAME.search(text)):
        values["goal"] = name["name"]
    return values


def which_check_in(text: str, topic: Topic | None) -> Values:
    """Return which check-in is meant, in the user's words."""
    found = _STOP.search(text)
    which = _TAIL.sub("", found["which"]) if found else ""
    return {"which": which} if which else {}


def quiet_values(text: str, topic: Topic | None) -> Values:
    """Return the quiet hours, or until when there is to be a pause."""
    if _NO_HOURS.search(text):
        return {"quiet_hours": False}
    if hours := _HOURS.search(text):
        return {"quiet_from": hours["from"].strip(), "quiet_until": hours["until"].strip()}
    if bound := _ONE_BOUND.search(text):
        return {"quiet_until" if bound["which"].lower() == "before" else "quiet_from": bound["at"].strip()}
    if _GO_ON.search(text):
        return {"paused": False}
    if until := _UNTIL.search(text):
        return {"pause_until": until["day"].strip()}
    if span := _FOR.search(text):
        return {"pause_until": f"in {span['span']}"}
    return {"paused": True} if _PAUSE.search(text) and "quiet hour" not in text.lower() else {}


def _what(text: str) -> str | None:
    if _REMIND.search(text):
        return "reminder"
    if _SUMMARY.search(text):
        return "weekly_summary"
    if _GOAL.search(text):
        return "goal"
    return "weekly_summary" if _UPDATE.search(text) else None


def _when(text: str, before: str) -> str:
    """Return the days and the time of the day as they were said; what is new goes before what is known."""
    found = {kind: [match for match in _WHEN.finditer(text) if match[kind]] for kind in ("day", "time")}
    known = {kind: next((m[0] for m in _WHEN.finditer(before) if m[kind]), "") for kind in ("day", "time")}
    said = {kind: matches[-1][0] if matches else known[kind] for kind, matches in found.items()}
    return " ".join(filter(None, said.values())) if any(found.values()) else ""


def _reminder(text: str) -> str:
    """Return the reminder's own words: what is left without asking for it and without the time."""
    rest = _WHEN.sub(" ", text)
    rest = _TAIL.sub("", _LEAD.sub("", _ASKING.sub("", " ".join(rest.split()))))
    return rest[:1].upper() + rest[1:]


CHECK_IN_VALUES: Mapping[CheckInIntent, Callable[[str, Topic | None], Values]] = {
    "set_alerts": alert_values,
    "quiet_hours": quiet_values,
    "cancel_check_in": which_check_in,
    "list_check_ins": lambda text, topic: {},
    "schedule_check_in": check_in_values,
}
