"""The kind that is a list of what-ifs, one a line: "save 200 more a month", "retire at 60", "stocks at 7% ± 15%"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.errors import Invalid, ReadingError
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.amounts import MoneyKind
from tools.toolkit.kinds.base import Change, KindRules, Raw, Reading, Shift, text_of
from tools.toolkit.kinds.change_clauses import Shifts, check, read_clause
from tools.toolkit.params import Ask

MOST_CHANGES = 5
LONGEST_LINE = 120
EXAMPLE = '"save 200 more a month", "retire at 60" or "invest in stocks at 7% ± 15%"'

_HELP = f"Please write one change on each line, for example {EXAMPLE}."
_LINES = re.compile(r"[\n;]")
_OR = re.compile(r",?\s+or\s+", re.IGNORECASE)
_LISTED = re.compile(r",\s+")
_LEAD = re.compile(
    r"^(?:(?:and|or|also|but)\s+)*(?:(?:what|how)\s+(?:if|about)\s+|what happens (?:if|when)\s+|if\s+|suppose\s+)*"
    r"(?:(?:i|we)\s+(?:(?:only|also|just|would|could|can|now)\s+)*)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+with\s+|\s+but\s+", re.IGNORECASE)
_MONEY = MoneyKind()
_HIGHEST_AGE = 100
_LIMITS = {
    "return": (Decimal("-0.2"), Decimal("0.3")),
    "volatility": (Decimal(0), Decimal("0.6")),
    "stocks": (Decimal(0), Decimal(1)),
    "fees": (Decimal(0), Decimal("0.1")),
    "inflation": (Decimal("-0.1"), Decimal("0.3")),
    "years": (Decimal(-70), Decimal(70)),
    "saving_years": (Decimal(-70), Decimal(70)),
    "retirement_age": (Decimal(16), Decimal(_HIGHEST_AGE)),
}


class ChangesKind(KindRules[tuple[Change, ...]]):
    """What-ifs in the user's currency; each name once. The highest of a parameter's bounds is that of the amounts."""

    described = f"the changes as the user wrote them, one a line, at most {MOST_CHANGES} ({EXAMPLE})"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> tuple[Change, ...]:
        """Read lines; what goes together in a line is one what-if, "or" begins another."""
        pieces = [piece for line in _LINES.split(text_of(raw, _HELP)) for piece in _pieces(line)]
        if not 0 < len(pieces) <= MOST_CHANGES:
            raise Invalid(_HELP if not pieces else f"Please write at most {MOST_CHANGES} changes.")
        changes = [_change(piece, ask, reading) for piece in pieces]
        names = [change.name.casefold() for change in changes]
        twice = next((change.name for change in changes if names.count(change.name.casefold()) > 1), None)
        if twice is not None:
            raise Invalid(f"“{twice}” is there twice: please write each change once.")
        return tuple(changes)

    def show(self, value: tuple[Change, ...], formatter: Formatter) -> str:
        """Return "Save 200 more a month; Retire at 60"."""
        return "; ".join(change.name for change in value)

    def write(self, value: tuple[Change, ...], formatter: Formatter) -> str:
        """Return the user's words, one change a line."""
        return "\n".join(_written(change) for change in value)

    def to_json(self, value: tuple[Change, ...]) -> JsonValue:
        """Return a list of names, words and what is different."""
        return [
            {"name": change.name, "words": change.words, "shifts": [_shift_to_json(shift) for shift in change.shifts]}
            for change in value
        ]

    def from_json(self, stored: Any) -> tuple[Change, ...]:
        """Return the stored changes."""
        return tuple(
            Change(entry["name"], entry["words"], tuple(_shift_from_json(shift) for shift in entry["shifts"]))
            for entry in stored
        )


def _pieces(line: str) -> Iterator[str]:
    """Yield the changes of a line: commas part them where an "or" does, and join what one of them changes elsewhere."""
    parts = _OR.split(line)
    listed = [part for choice in parts for part in _LISTED.split(choice)] if parts[1:] else parts
    for part in listed:
        if piece := part.strip(" \t-*\u2022?.!"):
            yield piece


def _change(text: str, ask: Ask, reading: Reading) -> Change:
    """Read "Early: retire at 60 and save 300 a month"; a change without a name is called by its words."""
    if len(text) > LONGEST_LINE:
        raise Invalid(_HELP)
    label, colon, rest = text.partition(": ")
    words = _LEAD.sub("", (rest if colon else text).strip())
    name = " ".join(label.split()) if colon else f"{words[:1].upper()}{words[1:]}"
    try:
        shifts = _whole(words, reading) or _clauses(words, reading)
        check(shifts)
        _within_limits(shifts, ask, Formatter(reading.locale, "UTC"))
    except ReadingError as error:
        raise type(error)(f"{name}: {error.message}") from error
    return Change(name, words, shifts)


def _whole(words: str, reading: Reading) -> Shifts | None:
    """Return what all the words change together: "one hundred and fifty more" is no two clauses."""
    try:
        return read_clause(words, reading)
    except Invalid:
        if _BETWEEN.search(words):
            return None
        raise


def _clauses(words: str, reading: Reading) -> Shifts:
    shifts: list[Shift] = []
    for clause in _BETWEEN.split(words):
        changed = read_clause(_LEAD.sub("", clause.strip()), reading)
        if changed is None:
            raise Invalid(f"I can't tell what changes: please write it like {EXAMPLE}.")
        shifts.extend(changed)
    return tuple(shifts)


def _within_limits(shifts: Shifts, ask: Ask, formatter: Formatter) -> None:
    for shift in shifts:
        if isinstance(shift.value, Money):
            if ask.maximum is not None and abs(shift.value.amount) > ask.maximum:
                raise Invalid("please write a smaller amount.")
            continue
        low, high = _LIMITS[shift.quantity]
        if not low <= shift.value <= high:
            show = formatter.percent if isinstance(shift.value, Decimal) else formatter.number
            raise Invalid(f"please write a value between {show(low)} and {show(high)}.")


def _written(change: Change) -> str:
    return change.words if change.name.casefold() == change.words.casefold() else f"{change.name}: {change.words}"


def _shift_to_json(shift: Shift) -> JsonValue:
    value = _MONEY.to_json(shift.value) if isinstance(shift.value, Money) else str(shift.value)
    return {"quantity": shift.quantity, "value": value, "more": shift.more}


def _shift_from_json(stored: Any) -> Shift:
    value, quantity = stored["value"], stored["quantity"]
    if isinstance(value, dict):
        return Shift(quantity, _MONEY.from_json(value), stored["more"])
    whole = quantity in ("years", "saving_years", "retirement_age")
    return Shift(quantity, int(value) if whole else Decimal(value), stored["more"])
