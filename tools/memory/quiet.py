"""When a user may be told something unasked: outside quiet hours, and not during a pause."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from storage.tables.check_ins import QuietTimes

FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
"""The end of a pause that has none: it lasts until the user ends it."""

MINUTES_OF_AN_HOUR = 60
_MINUTE = timedelta(minutes=1)
_MOST_STEPS = 4


def next_allowed(at: datetime, quiet: "QuietTimes", zone: str) -> datetime:
    """Return the first instant from `at` on at which the user wants to hear something, in UTC.

    Quiet hours go by the clock on the user's wall (`zone`), also on days with 23 or 25 hours.
    """
    allowed = at
    for _ in range(_MOST_STEPS):
        later = _after_hours(max(allowed, quiet.paused_until or allowed), quiet, zone)
        if later == allowed:
            break
        allowed = later
    return allowed.astimezone(UTC)


def is_quiet(minute: int, starts: int, ends: int) -> bool:
    """Tell whether a minute of the day lies within quiet hours, which may reach over midnight."""
    return starts <= minute < ends if starts < ends else minute >= starts or minute < ends


def _after_hours(at: datetime, quiet: "QuietTimes", zone: str) -> datetime:
    if quiet.starts is None or quiet.ends is None or at >= FOREVER:
        return at
    local = at.astimezone(ZoneInfo(zone))
    minute = local.hour * MINUTES_OF_AN_HOUR + local.minute
    if not is_quiet(minute, quiet.starts, quiet.ends):
        return at
    day = local.date() if minute < quiet.ends else local.date() + timedelta(days=1)
    hour, rest = divmod(quiet.ends, MINUTES_OF_AN_HOUR)
    return _first_from(datetime(day.year, day.month, day.day, hour, rest, tzinfo=ZoneInfo(zone)))


def _first_from(wall: datetime) -> datetime:
    """Return the first instant at which the clock shows a local time or, where it skips that one, a later one."""
    late, early = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    # Between times of one zone the hands of its clock are compared.
    while early < late and early.astimezone(wall.tzinfo) < wall:
        early += _MINUTE
    return min(early, late)
