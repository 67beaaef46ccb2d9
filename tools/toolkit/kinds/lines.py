"""The kind that is a list of named amounts, one a line: "Rent 1,200"."""

import re
from typing import Any

from pydantic import JsonValue

from tools.toolkit.amounts import parse_amount
from tools.toolkit.currencies import expected
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.amounts import MoneyKind, within_bounds
from tools.toolkit.kinds.base import KindRules, Line, Raw, Reading, text_of
from tools.toolkit.params import Ask
from tools.toolkit.text import LONGEST

MOST_LINES = 50
_HELP = 'Please write one name and its amount on each line, for example "Rent 1,200".'
_IN_ONE_LINE = (re.compile(r",\s+|\s+and\s+"), re.compile(r",\s+"))
_BEFORE_AMOUNT = re.compile(r"\s*[:=]\s*|\s+[-\u2013\u2014]\s+|\s+")
_AMOUNT = re.compile(r"\s(?:[$€£¥₹]\s?\d|\d[\d.,']{2,}(?!\w))")
_MONEY = MoneyKind()


class LinesKind(KindRules[tuple[Line, ...]]):
    """Named amounts in the user's currency; each name once."""

    described = "each name and amount exactly as the user wrote them, one pair a line"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> tuple[Line, ...]:
        """Read lines; "rent 1200, food 400" in one line is split where that gives names and amounts."""
        pieces = [piece.strip() for piece in re.split(r"[\n;]", text_of(raw, _HELP)) if piece.strip()]
        if not 0 < len(pieces) <= MOST_LINES:
            raise Invalid(_HELP if not pieces else f"Please write at most {MOST_LINES} lines.")
        lines = [line for piece in pieces for line in _lines(piece, ask, reading)]
        names = [line.name.casefold() for line in lines]
        twice = next((line.name for line in lines if names.count(line.name.casefold()) > 1), None)
        if twice is not None:
            raise Invalid(f"“{twice}” is there twice: please write each name once.")
        return tuple(lines)

    def show(self, value: tuple[Line, ...], formatter: Formatter) -> str:
        """Return "Rent $1,200, Food $400"."""
        return ", ".join(f"{line.name} {formatter.money_short(line.amount)}" for line in value)

    def write(self, value: tuple[Line, ...], formatter: Formatter) -> str:
        """Return one pair a line."""
        return "\n".join(f"{line.name}: {formatter.amount(line.amount)}" for line in value)

    def to_json(self, value: tuple[Line, ...]) -> JsonValue:
        """Return a list of names and amounts."""
        return [{"name": line.name, "amount": _MONEY.to_json(line.amount)} for line in value]

    def from_json(self, stored: Any) -> tuple[Line, ...]:
        """Return the stored lines."""
        return tuple(Line(entry["name"], _MONEY.from_json(entry["amount"])) for entry in stored)


def _lines(piece: str, ask: Ask, reading: Reading) -> list[Line]:
    for separators in _IN_ONE_LINE:
        parts = [part for part in separators.split(piece) if part]
        try:
            return [read_line(part, ask, reading) for part in parts]
        except Invalid:
            continue
    return [read_line(piece, ask, reading)]


def read_line(text: str, ask: Ask, reading: Reading, help_text: str = _HELP) -> Line:
    """Read "Rent: 1,200" or "Rent 1,200": the amount is the longest end of the line that is one.

    Raises Invalid, with `help_text` for what is no name and amount, and Unclear for an amount that is open to doubt.
    """
    bare = text.strip("-*\u2022 \t")
    if len(text) > 2 * LONGEST:
        raise Invalid(help_text)
    for end in _BEFORE_AMOUNT.finditer(bare):
        name = " ".join(bare[: end.start()].split())
        if not any(character.isalpha() for character in name):
            continue
        try:
            amount = parse_amount(
                bare[end.end() :], locale=reading.locale, currency=reading.currency, per=ask.per or "month"
            )
        except Unclear as doubt:
            raise Unclear(f"{name}: {doubt.message}") from doubt
        except Invalid as error:
            if error.message == expected(reading.currency):
                raise Unclear(f"{name}: {error.message}") from error
            continue
        if _AMOUNT.search(name):
            raise Unclear(f"{text.strip()}: I see more than one amount, please write each on a line of its own.")
        if amount.amount < 0:
            raise Invalid(f"{name}: please write an amount that is not negative.")
        within_bounds(amount, ask, Formatter(reading.locale, "UTC"))
        return Line(name, amount)
    raise Invalid(help_text)
