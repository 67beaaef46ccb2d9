"""What the conversation's context notes tell: today's date."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join(_MONTHS)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_LONG = re.compile(rf"\b(\d{{1,2}}) ({_NAMES}) (\d{{4}})\b|\b({_NAMES}) (\d{{1,2}}), (\d{{4}})\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|date|now|it is)\b", re.IGNORECASE)


def today_of(notes: Iterable[str]) -> date | None:
    """Return today as the newest note that speaks of it says, or None when none does."""
    for note in reversed(list(notes)):
        for line in note.splitlines():
            day = _day(line) if _TODAY.search(line) else None
            if day is not None:
                return day
    return None


def _day(line: str) -> date | None:
    iso = _ISO.search(line)
    if iso:
        return date(*map(int, iso.groups()))
    long = _LONG.search(line)
    if long is None:
        return None
    day, month, year, month_first, day_second, year_last = long.groups()
    if day:
        return date(int(year), _MONTHS[month.lower()], int(day))
    return date(int(year_last), _MONTHS[month_first.lower()], int(day_second))
