"""On which days something happens, in words: "on the 1st", "every 2 weeks from December 4, 2026"."""

from calendar import day_name, month_name
from datetime import date

from tools.toolkit.formatting import Formatter
from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, OnWeekday, Recurrence

_LEAP_YEAR = 2024


def written_days(when: Recurrence) -> str:
    """Return days as `split_days` reads them in every locale: "every 2 weeks from 2026-12-04"."""
    match when:
        case OnDays(days):
            return f"on the {' and '.join(map(ordinal, days))}"
        case OnWeekday(weekday):
            return f"every {day_name[weekday]}"
        case OnDate(month, day):
            return f"every year on {month_name[month]} {day}"
        case Every(number, unit, start):
            return f"{_every(number, unit)} from {start.isoformat()}"
        case Once(day):
            return f"on {day.isoformat()}"


def shown_days(when: Recurrence, formatter: Formatter) -> str:
    """Return days as people read them: "every 2 weeks from December 4, 2026"."""
    match when:
        case OnDate(month, day):
            return f"every year on {formatter.day_of_year(date(_LEAP_YEAR, month, day))}"
        case Every(number, unit, start):
            return f"{_every(number, unit)} from {formatter.long(start)}"
        case Once(day):
            return f"on {formatter.long(day)}"
        case _:
            return written_days(when)


def ordinal(day: int) -> str:
    """Return "1st", "2nd", "13th"."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in (11, 12, 13) else ending}"


def _every(number: int, unit: str) -> str:
    """Return "every month", "every 3 months", "every 2 weeks"."""
    if unit == "day" and number % 7 == 0:
        number, unit = number // 7, "week"
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"
