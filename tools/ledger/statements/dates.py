"""The dates of a statement: which order they are in, and what each of them is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import cast

from tools.ledger.statements.errors import BrokenLineError, OpenQuestion, quoted
from tools.ledger.statements.statement import DateOrder

_TIME = re.compile(r"(?:T|,?\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?.*$")
_NUMBERS = re.compile(r"(\d{1,4})\s*([./'-]|\s)\s*(\d{1,2})\s*([./'-]|\s)\s*(\d{4}|\d{1,2})\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAME = r"(?P<name>[^\W\d_]+)\.?"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY_OF_MONTH}[\s./-]*{_NAME}[\s,./'-]+{_YEAR}",
        rf"{_NAME}[\s./-]*{_DAY_OF_MONTH}[\s,./'-]+{_YEAR}",
        rf"(?P<year>\d{{4}})[\s./-]+{_NAME}[\s./-]+{_DAY_OF_MONTH}",
    )
)
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl")
_LONGEST = 60
"""Characters of a date with its time."""

_PIVOT = 70
"""Years of two digits below are of this century, as in POSIX's %y."""

_Days = Mapping[str, date | None]
_Reader = Callable[[str], date | None]


def read_dates(raw: Sequence[str], line_of: Callable[[int], int], order: DateOrder | None) -> list[date] | OpenQuestion:
    """Return the day of each text, in the one order that all of them allow.

    `line_of` gives the line of the file for a position; `order` is the person's word where both orders are possible,
    and without it that is what has to be asked. Raises BrokenLineError for what is no date.
    """
    different = dict.fromkeys(raw)
    days: dict[DateOrder, _Days] = {name: _read_all(different, reader) for name, reader in _READERS.items()}
    whole: list[DateOrder] = [name for name, found in days.items() if None not in found.values()]
    if not whole:
        best = max(days.values(), key=lambda found: sum(day is not None for day in found.values()))
        position = next(index for index, text in enumerate(raw) if best[text] is None)
        raise BrokenLineError(line_of(position), f"{quoted(raw[position])} is no date")
    chosen = days[whole[0]] if len(whole) == 1 else _chosen(days, order)
    if isinstance(chosen, OpenQuestion):
        return chosen
    return [day for text in raw if (day := chosen[text]) is not None]


def is_date(text: str) -> bool:
    """Tell whether a text is a date in any order."""
    return any(reader(text) is not None for reader in _READERS.values())


def _read_all(texts: Iterable[str], reader: _Reader) -> _Days:
    return {text: reader(text) for text in texts}


def _chosen(days: Mapping[DateOrder, _Days], order: DateOrder | None) -> _Days | OpenQuestion:
    """Return the readings in the order that was said; where both orders mean the same it needs no word."""
    day_first, month_first = days["day_first"], days["month_first"]
    doubtful = next((text for text in day_first if day_first[text] != month_first[text]), None)
    if doubtful is None or order == "day_first":
        return day_first
    if order == "month_first":
        return month_first
    readings = (_words(day_first[doubtful]), _words(month_first[doubtful]))
    return OpenQuestion("date_order", doubtful.strip(), readings)


def _words(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _read(text: str, *, day_first: bool) -> date | None:
    bare = _TIME.sub("", text.strip()) if len(text) <= _LONGEST else ""
    if match := _NUMBERS.fullmatch(bare):
        return _of_numbers(match, day_first=day_first)
    if match := _COMPACT.fullmatch(bare):
        return _day(*match.groups())
    named = next(filter(None, (pattern.fullmatch(bare) for pattern in _NAMED)), None)
    return None if named is None else _of_names(named)


def _of_numbers(match: re.Match[str], *, day_first: bool) -> date | None:
    first, sign, second, other, third = match.groups()
    if len(first) == 4:
        return _day(first, second, third) if len(third) < 3 and sign == other else None
    # A year may stand behind an apostrophe (1/31'26); with points between them, the day always comes first.
    if len(first) > 2 or other not in (sign, "'"):
        return None
    if sign == "." and not day_first:
        return None
    return _day(third, second, first) if day_first else _day(third, first, second)


def _of_names(match: re.Match[str]) -> date | None:
    month = _months().get(match["name"].casefold())
    return None if month is None else _day(match["year"], str(month), match["day"])


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) <= 2:
        number += 2000 if number < _PIVOT else 1900
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                of_language = cast("Mapping[int, str]", get_month_names(width, context, language))
                for number, name in of_language.items():
                    names.setdefault(name.rstrip(".").casefold(), number)
    return names


_READERS: Mapping[DateOrder, _Reader] = {
    "day_first": lambda text: _read(text, day_first=True),
    "month_first": lambda text: _read(text, day_first=False),
}
