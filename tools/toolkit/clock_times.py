"""Times of the day as people write them: "9", "5pm", "17:30", "8 in the evening", "noon"."""

import re
from datetime import time

from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.text import plain

HELP = "Please write a time of the day, for example 9:00 or 5:30 pm."

_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_HALF_DAY = 12
_SMALL_HOURS = range(1, 5)
_LAST_HOUR, _LAST_MINUTE = 23, 59
_FIRST_LIKELY = 7
"""From 7 to 11 a bare hour is one of the morning; before that it may well be the afternoon."""
PATTERN = (
    r"(?:(?:at |@ ?)?(?:"
    r"(?P<named>noon|midday|midnight)"
    r"|(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?: ?o'?clock)?"
    r"(?: ?(?P<half>[ap]\.?m\b\.?)| (?P<part>in the (?:morning|afternoon|evening)|at night))?))"
)
"""A time within a text that `plain` has gone over."""
_TIME = re.compile(PATTERN)


def parse_time(text: str) -> time:
    """Return the time of the day that the whole text is. Raises Invalid, and Unclear for "5" without am or pm."""
    match = _TIME.fullmatch(plain(text).rstrip("!"))
    if match is None:
        raise Invalid(HELP)
    return time_of(match)


def time_of(match: re.Match[str], part: str = "") -> time:
    """Return the time that PATTERN has found; `part` is the part of the day it is in. Raises Invalid and Unclear."""
    if match["named"]:
        return time(_NAMED[match["named"]])
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise Invalid(HELP)
    half = _half(match, part if hour <= _HALF_DAY else "")
    if half is not None:
        if not 1 <= hour <= _HALF_DAY:
            raise Invalid(HELP)
        return time(hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0), minute)
    if 0 < hour < _FIRST_LIKELY and not match["hour"].startswith("0"):
        written = f"{hour}:{minute:02}" if match["minute"] else str(hour)
        raise Unclear(f"Is that {written} am or {written} pm? Please write the time with it.")
    return time(hour, minute)


def _half(match: re.Match[str], part: str) -> str | None:
    if match["half"]:
        return "am" if match["half"].startswith("a") else "pm"
    part = match["part"] or part
    if not part:
        return None
    after_midnight = part.endswith("night") and int(match["hour"]) in (_HALF_DAY, *_SMALL_HOURS)
    return "am" if part.endswith("morning") or after_midnight else "pm"
