"""Kinds made of the clock: a time of the day, and a schedule."""

from datetime import time
from typing import Any

from pydantic import JsonValue

from tools.toolkit.clock_times import HELP as TIME_HELP
from tools.toolkit.clock_times import parse_time
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.base import KindRules, Raw, Reading, text_of
from tools.toolkit.params import Ask
from tools.toolkit.schedule import Schedule, schedule_from
from tools.toolkit.schedule_words import HELP, parse_schedule


class TimeKind(KindRules[time]):
    """A time of the day, to the minute, by the clock where the user lives."""

    described = 'a time of the day as the user wrote it ("22:00", "7am")'

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> time:
        """Read a time."""
        return parse_time(text_of(raw, TIME_HELP))

    def show(self, value: time, formatter: Formatter) -> str:
        """Return "10:00 PM"."""
        return formatter.clock(value)

    def write(self, value: time, formatter: Formatter) -> str:
        """Return "22:00"."""
        return f"{value:%H:%M}"

    def to_json(self, value: time) -> JsonValue:
        """Return "22:00"."""
        return f"{value:%H:%M}"

    def from_json(self, stored: Any) -> time:
        """Return the stored time."""
        return time.fromisoformat(stored)


class ScheduleKind(KindRules[Schedule]):
    """When something is to happen, once or again and again."""

    described = (
        "when, in the user's own words put into English, with the time of the day if they said one "
        '("every Monday at 9:00", "on the 1st of every month at noon", "tomorrow at 8 am")'
    )

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> Schedule:
        """Read a schedule, seen from the user's today."""
        return parse_schedule(text_of(raw, HELP), locale=reading.locale, today=reading.today)

    def show(self, value: Schedule, formatter: Formatter) -> str:
        """Return "every Monday at 9:00 AM"."""
        return value.in_words(formatter)

    def write(self, value: Schedule, formatter: Formatter) -> str:
        """Return "every Monday at 09:00"."""
        return value.typed()

    def to_json(self, value: Schedule) -> JsonValue:
        """Return the named cron fields of each alternative."""
        return [dict(fields) for fields in value.fields]

    def from_json(self, stored: Any) -> Schedule:
        """Return the stored schedule."""
        return schedule_from(stored)
