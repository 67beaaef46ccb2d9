"""The kind that is a list of money that comes or goes on certain days, one a line: "Rent 1,200 on the 1st"."""

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.amounts import parse_amount
from tools.toolkit.day_words import shown_days, written_days
from tools.toolkit.due_days import split_days
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.amounts import MoneyKind, within_bounds
from tools.toolkit.kinds.base import FlowLine, KindRules, Raw, Reading, text_of
from tools.toolkit.kinds.lines import read_line
from tools.toolkit.locales import month_names
from tools.toolkit.params import Ask
from tools.toolkit.recurrence import Recurrence

MOST_FLOWS = 30
LONGEST_LINE = 200
NOTHING = "none"

_HELP = "Please write one name, its amount and its day on each line, for example “Rent 1,200 on the 1st”."
_NOTHING = re.compile(r"\W*(?:none|nothing|no (?:income|bills|pay|paydays)|0)\W*", re.IGNORECASE)
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+plus\s+|\.\s+(?=\D)")
_NO_NAME = re.compile(
    rf"(?:an?|and|at|biweekly|day|due|each|end|every|first|from|in|last|monthly|next|on|once|per|start(?:s|ing)?|the"
    rf"|then|twice|weekly|yearly|{'|'.join(day_name)})s?\b",
    re.IGNORECASE,
)
_AMOUNT_FIRST = re.compile(
    r"(?P<amount>[^a-z\s]*\d\S*) (?:for |of |in |as )?(?:the |my )?(?P<name>[^\W\d_].*)", re.IGNORECASE
)
_AROUND_NAME = re.compile(
    r"^(?:(?:i|we)(?:'m| am)?(?: get| earn| make| receive)*(?: paid)?$|(?:my|our|the) )"
    r"|(?:\s+(?:is|are|of|for|costs?|at|about|comes to))+$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[$€£¥₹]\s?\d")
_ANY_DAY = date(1900, 1, 1)
_MONEY = MoneyKind()


class FlowsKind(KindRules[tuple[FlowLine, ...]]):
    """Money with its days, in the user's currency; each name once. "None" is an empty list."""

    described = (
        "as the user wrote them, one a line: name, amount and on which days (“Rent 1,200 on the 1st”, "
        "“Salary 2,500 every 2 weeks from Dec 4”, “Insurance 600 a year on March 3”); “none” where they said none"
    )

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> tuple[FlowLine, ...]:
        """Read lines; several entries in one line are told apart by their amounts."""
        text = text_of(raw, _HELP)
        if _NOTHING.fullmatch(text):
            return ()
        months = tuple(month_names(reading.locale))
        pieces = [piece for line in re.split(r"[\n;]", text) for piece in _pieces(line.strip(), months) if piece]
        if not 0 < len(pieces) <= MOST_FLOWS:
            raise Invalid(_HELP if not pieces else f"Please write at most {MOST_FLOWS} lines.")
        flows = [_flow(piece, number, ask, reading) for number, piece in enumerate(pieces, start=1)]
        names = [flow.name.casefold() for flow in flows]
        twice = next((flow.name for flow in flows if names.count(flow.name.casefold()) > 1), None)
        if twice is not None:
            raise Invalid(f"“{twice}” is there twice: please give each line a name of its own.")
        return tuple(flows)

    def show(self, value: tuple[FlowLine, ...], formatter: Formatter) -> str:
        """Return "Rent $1,200 on the 1st, Salary $2,500 every 2 weeks from December 4, 2026"."""
        entries = (
            f"{flow.name} {formatter.money_short(flow.amount)} {shown_days(flow.when, formatter)}" for flow in value
        )
        return ", ".join(entries) or NOTHING

    def write(self, value: tuple[FlowLine, ...], formatter: Formatter) -> str:
        """Return one entry a line: "Rent: 1,200.00 on the 1st"."""
        entries = (f"{flow.name}: {formatter.amount(flow.amount)} {written_days(flow.when)}" for flow in value)
        return "\n".join(entries) or NOTHING

    def to_json(self, value: tuple[FlowLine, ...]) -> JsonValue:
        """Return a list of names, amounts and schedules in words."""
        return [
            {"name": flow.name, "amount": _MONEY.to_json(flow.amount), "when": written_days(flow.when)}
            for flow in value
        ]

    def from_json(self, stored: Any) -> tuple[FlowLine, ...]:
        """Return the stored entries; what is stored names its dates in full."""
        return tuple(
            FlowLine(
                entry["name"],
                _MONEY.from_json(entry["amount"]),
                split_days(entry["when"], locale="en_US", today=_ANY_DAY)[1],
            )
            for entry in stored
        )


def _pieces(line: str, months: tuple[str, ...]) -> Iterator[str]:
    """Split a line before each name that follows an amount: "rent 1200 on the 1st, phone 80 on the 15th"."""
    start = 0
    for between in _BETWEEN.finditer(line):
        rest = line[between.end() :]
        named = rest[:1].isalpha() and not _NO_NAME.match(rest) and not rest.casefold().startswith(months)
        if (named or _SIGN.match(rest)) and _has_digit(line[start : between.start()]) and _has_digit(rest):
            yield line[start : between.start()]
            start = between.end()
    yield line[start:]


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _flow(text: str, number: int, ask: Ask, reading: Reading) -> FlowLine:
    """Read one entry: first when it is, then from what is left the name and the amount; it may have no name."""
    bare = text.strip("-*\u2022 \t.")
    if len(bare) > LONGEST_LINE or not _has_digit(bare):
        raise Invalid(_HELP)
    try:
        rest, when = split_days(bare, locale=reading.locale, today=reading.today)
    except ReadingError as error:
        raise type(error)(f"{bare}: {error.message}") from error
    name, amount = _name_and_amount(rest, ask, reading)
    name = name or ("Payment" if number == 1 else f"Payment {number}")
    if not _can_be_written(name, when, reading):
        raise Unclear(f"{bare}: {_HELP}")
    return FlowLine(name, amount, when)


def _can_be_written(name: str, when: Recurrence, reading: Reading) -> bool:
    """Tell whether the entry reads back as it is: a name made of days and amounts may have been meant as those."""
    try:
        rest, again = split_days(f"{name}: 1 {written_days(when)}", locale=reading.locale, today=reading.today)
        line = read_line(rest, Ask("", "", "lines"), reading)
    except ReadingError:
        return False
    return (line.name, again) == (name, when) and _AROUND_NAME.sub("", name) == name


def _name_and_amount(text: str, ask: Ask, reading: Reading) -> tuple[str, Money]:
    """Read an amount without a name, "rent is 1,200", or "1,200 for rent"."""
    bare = _unnamed(text, ask, reading)
    if bare is not None:
        return "", bare
    turned = _AMOUNT_FIRST.fullmatch(text)
    try:
        line = read_line(text, ask, reading, _HELP)
    except Invalid:
        amount = turned and _unnamed(turned["amount"], ask, reading)
        if turned is None or amount is None:
            raise
        return turned["name"], amount
    return _AROUND_NAME.sub("", line.name), line.amount


def _unnamed(text: str, ask: Ask, reading: Reading) -> Money | None:
    try:
        amount = parse_amount(text, locale=reading.locale, currency=reading.currency, per=None)
    except Unclear as doubt:
        raise Unclear(f"{text}: {doubt.message}") from doubt
    except Invalid:
        return None
    if amount.amount < 0:
        raise Invalid(f"{text}: please write an amount that is not negative.")
    within_bounds(amount, ask, Formatter(reading.locale, "UTC"))
    return amount
