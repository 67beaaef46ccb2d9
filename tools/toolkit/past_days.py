"""Days without a year or a month, of what is over: the newest such day that is not after today."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from tools.toolkit.calendar import add_months
from tools.toolkit.locales import month_names
from tools.toolkit.text import plain

_LEAD = re.compile(r"^(?:on |this )?(?:the )?")
_OF_A_MONTH = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?)?(?P<m>[^\W\d_]{3,})\.?(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
)
_OF_ANY_MONTH = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_TO_TRY = 3
"""One of any three months in a row has a 31st, and one of any two a 30th."""

_YEARS_TO_TRY = 9
"""A 29 February may be eight years ago, around 2100."""


def latest_day(text: str, *, locale: str, today: date) -> date | None:
    """Return the newest day up to today that "Nov 5", "the 5th" or "Friday" may name; None for other words."""
    words = _LEAD.sub("", plain(text).rstrip(".!"))
    if words in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(words)) % 7)
    if match := _OF_ANY_MONTH.fullmatch(words):
        first = today.replace(day=1)
        months = (add_months(first, -ago) for ago in range(_MONTHS_TO_TRY))
        return _newest(((month.year, month.month, int(match["d"])) for month in months), today)
    match = _OF_A_MONTH.fullmatch(words)
    month = month_names(locale).get(match["m"]) if match else None
    day = match and (match["d"] or match["d2"])
    if match is None or month is None or not day or (match["d"] and match["d2"]):
        return None
    return _newest(((today.year - ago, month, int(day)) for ago in range(_YEARS_TO_TRY)), today)


def _newest(days: Iterable[tuple[int, int, int]], today: date) -> date | None:
    """Return the first of the days, given as year, month and day, that exists and is not ahead."""
    return next((date(*parts) for parts in days if _exists(*parts) and date(*parts) <= today), None)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]
