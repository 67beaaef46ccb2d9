"""When something is to happen: what the clock on the user's wall has to show, once or again and again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

WEEKDAYS: Mapping[str, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
WORKING_DAYS = "mon-fri"
LAST_DAY = "last"
SHORTEST_MONTH = 28
LONGEST_MONTH = 31
FEBRUARY = 2
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)


@dataclass(frozen=True, slots=True)
class Cron:
    """Named cron fields, None where every value will do.

    Weekdays go by name, since their numbers mean different days to different programs: "mon", "mon,fri", "mon-fri".
    `day` is a day of the month, "last", or a weekday of the month such as "1st mon".
    """

    hour: int
    minute: int
    day_of_week: str | None = None
    day: str | None = None
    month: int | None = None
    year: int | None = None

    @property
    def fields(self) -> dict[str, int | str]:
        """The fields that are set, by their names."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Alternatives: it is time when the clock shows any of them. The first says how the schedule is put in words."""

    crons: tuple[Cron, ...]

    @property
    def is_once(self) -> bool:
        """Whether it happens only once."""
        return self.crons[0].year is not None

    @property
    def fields(self) -> list[dict[str, int | str]]:
        """The named fields of each alternative."""
        return [cron.fields for cron in self.crons]

    def in_words(self, formatter: "Formatter") -> str:
        """Return "every Monday at 9:00 AM", "on November 24, 2026 at 8:00 AM"."""
        return f"{' '.join(_days(self.crons[0], formatter))} at {formatter.clock(self._time)}"

    def typed(self) -> str:
        """Return the schedule as it can be typed, whatever the locale: "every Monday at 09:00"."""
        return f"{' '.join(_days(self.crons[0], None))} at {self._time:%H:%M}"

    @property
    def _time(self) -> time:
        return time(self.crons[0].hour, self.crons[0].minute)


def schedule_from(stored: Sequence[Mapping[str, Any]]) -> Schedule:
    """Return the schedule whose fields were stored. Raises TypeError for what is none."""
    return Schedule(tuple(Cron(**fields) for fields in stored))


def once(day: date, at: time) -> Schedule:
    """Return the schedule of one moment."""
    return Schedule((Cron(at.hour, at.minute, day=str(day.day), month=day.month, year=day.year),))


def daily(at: time) -> Schedule:
    """Return the schedule of every day."""
    return Schedule((Cron(at.hour, at.minute),))


def weekly(days: str, at: time) -> Schedule:
    """Return the schedule of some weekdays: "mon,fri"."""
    return Schedule((Cron(at.hour, at.minute, day_of_week=days),))


def monthly(day: str, at: time) -> Schedule:
    """Return the schedule of a day of each month; a day that a month does not have is that month's last."""
    if day.isdecimal() and int(day) == LONGEST_MONTH:
        day = LAST_DAY
    first = Cron(at.hour, at.minute, day=day)
    if day.isdecimal() and int(day) > SHORTEST_MONTH:
        return Schedule((first, Cron(at.hour, at.minute, day=LAST_DAY, month=FEBRUARY)))
    return Schedule((first,))


def _days(cron: Cron, formatter: "Formatter | None") -> Iterator[str]:
    if cron.year is not None and cron.month is not None:
        day = date(cron.year, cron.month, int(cron.day or 1))
        yield f"on {formatter.long(day) if formatter else day.isoformat()}"
    elif cron.day_of_week == WORKING_DAYS:
        yield "every weekday"
    elif cron.day_of_week is not None:
        names = [WEEKDAYS[name] for name in cron.day_of_week.split(",")]
        yield f"every {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}"
    elif cron.day == LAST_DAY:
        yield "on the last day of every month"
    elif cron.day is not None and cron.day.isdecimal():
        yield f"on the {_ordinal(int(cron.day))} of every month"
    elif cron.day is not None:
        which, weekday = cron.day.split()
        yield f"on the {which} {WEEKDAYS[weekday]} of every month"
    else:
        yield "every day"


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number in _TEENS else _ORDINALS.get(number % 10, 'th')}"
