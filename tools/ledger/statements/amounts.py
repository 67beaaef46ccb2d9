"""The amounts of a statement: which sign separates the decimals, and what each amount is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tools.ledger.statements.errors import BrokenLineError, OpenQuestion, quoted
from tools.ledger.statements.statement import DecimalSign

_BLANKS = dict.fromkeys(map(ord, " \t\u00a0\u2007\u2009\u202f"), " ")
_MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2012\ufe63\uff0d"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u02bc`"), "'")
_TYPED = str.maketrans({**_BLANKS, **_MINUS, **_APOSTROPHES})
_CURRENCY = r"(?!cr\b|dr\b)(?:[A-Z]{3}|[A-Z]{0,2}\$|[€£¥₹₽₺₩₪฿]|kr\.?|kč|zł|ft\.?|fr\.?|rs\.?)(?![^\W\d_])"
_PARTS = re.compile(
    rf"(?P<open>\()?\s*(?P<before>[+-]?)\s*(?:{_CURRENCY})?\s*(?P<between>[+-]?)\s*"
    rf"(?P<number>\d[\d.,' ]*|[.,]\d+)\s*(?:{_CURRENCY})?\s*(?P<after>[+-]|cr|dr)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_GROUPED: Mapping[DecimalSign, re.Pattern[str]] = {
    "point": re.compile(r"(?:\d+|\d{1,3}([,' ])(?:\d{2,3}\1)*\d{3})?(?:\.\d*)?"),
    "comma": re.compile(r"(?:\d+|\d{1,3}([.' ])(?:\d{2,3}\1)*\d{3})?(?:,\d*)?"),
}
_NO_GROUPS: Mapping[DecimalSign, Mapping[int, str | int | None]] = {
    "point": str.maketrans("", "", ",' "),
    "comma": str.maketrans({".": None, "'": None, " ": None, ",": "."}),
}
_PLAIN = re.compile(r"-?\d+(?:\.\d{1,2})?")
_GROUP = 3
_LONGEST = 60
"""Characters of an amount with all its signs and blanks."""

_MOST_DIGITS = 18
"""Nobody has a thousand million millions; more digits are an account number in the wrong column."""


@dataclass(frozen=True, slots=True)
class _Written:
    """An amount as it is written: its number without sign and currency, and whether it is negative."""

    number: str
    negative: bool


def read_amounts(
    raw: Sequence[str], line_of: Callable[[int], int], decimal: DecimalSign | None
) -> list[Decimal | None] | OpenQuestion:
    """Return each amount, None for an empty text, with the one decimal sign that fits them all.

    `line_of` gives the line of the file for a position; `decimal` is the person's word where either sign would fit,
    and without it that is what has to be asked. Raises BrokenLineError for what is no amount.
    """
    written = {text: _written(text) for text in dict.fromkeys(raw) if text.strip()}
    sign = _decimal_sign([entry.number for entry in written.values() if entry is not None], decimal)
    either: DecimalSign = "point" if isinstance(sign, OpenQuestion) else sign
    values = {text: _value(entry, either) for text, entry in written.items()}
    broken = {text for text, value in values.items() if value is None}
    if broken:
        position = next(index for index, text in enumerate(raw) if text in broken)
        raise BrokenLineError(line_of(position), f"{quoted(raw[position])} is no amount")
    return sign if isinstance(sign, OpenQuestion) else [values.get(text) for text in raw]


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount with either decimal sign."""
    entry = _written(text)
    return entry is not None and (_value(entry, "point") is not None or _value(entry, "comma") is not None)


def _written(text: str) -> _Written | None:
    if _PLAIN.fullmatch(text):
        return _Written(text.lstrip("-"), text.startswith("-"))
    match = _PARTS.fullmatch(text.translate(_TYPED).strip()) if len(text) <= _LONGEST else None
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    signs = [sign.upper() for sign in (match["before"], match["between"], match["after"]) if sign]
    if len(signs) + bool(match["open"]) > 1:
        return None
    return _Written(match["number"].strip(), bool(match["open"]) or "-" in signs or "DR" in signs)


def _decimal_sign(numbers: Iterable[str], said: DecimalSign | None) -> DecimalSign | OpenQuestion:
    """Return the sign that most amounts show; those that fit no more are found when they are read."""
    votes: dict[DecimalSign, int] = {"point": 0, "comma": 0}
    doubtful = ""
    for number in numbers:
        match _shown_sign(number):
            case "either":
                doubtful = doubtful or number
            case "point" | "comma" as shown:
                votes[shown] += 1
            case None:
                pass
    if any(votes.values()):
        return "point" if votes["point"] >= votes["comma"] else "comma"
    if doubtful and said is None:
        whole, part = re.split(r"[.,]", doubtful)
        return OpenQuestion("decimal_sign", doubtful, (f"{whole}{part}", f"{whole} and {part} thousandths"))
    return said or "point"


def _shown_sign(number: str) -> DecimalSign | Literal["either"] | None:
    """Return the decimal sign that a number shows: "either" when it could be both, None when it has no such sign."""
    signs = [character for character in number if character in ".,"]
    if not signs:
        return None
    last = signs[-1]
    name: DecimalSign = "point" if last == "." else "comma"
    opposite: DecimalSign = "comma" if last == "." else "point"
    if len(set(signs)) > 1:
        return name
    if len(signs) > 1:
        return opposite
    whole, part = number.split(last)
    grouped = len(part) == _GROUP and whole.isdigit() and 0 < len(whole) <= _GROUP and not whole.startswith("0")
    return "either" if grouped else name


def _value(entry: _Written | None, sign: DecimalSign) -> Decimal | None:
    if entry is None or not _GROUPED[sign].fullmatch(entry.number):
        return None
    digits = entry.number.translate(_NO_GROUPS[sign])
    if not 0 < len(digits) <= _MOST_DIGITS or digits == ".":
        return None
    value = Decimal(digits)
    return -value if entry.negative else value


def has_decimals(text: str) -> bool:
    """Tell whether a text is an amount with decimals, so no id and no count."""
    return ("." in text or "," in text) and is_amount(text)
