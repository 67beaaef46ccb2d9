"""Numbers in digits: which values can "1,500" or "1.234,56" have, and is there doubt?"""

import re
from dataclasses import dataclass
from decimal import Decimal

from tools.toolkit.errors import Invalid
from tools.toolkit.locales import separators

MAX_DIGITS = 15
TOO_LONG = f"That number is too long for me: please write at most {MAX_DIGITS} digits."

_MOST_DECIMALS = 3
_SHAPE = re.compile(r"\d[\d.,' ]*|[.,]\d+")
_WESTERN = r"\d{{1,3}}(?:{0}\d{{3}})+"
_INDIAN = r"\d{{1,2}}(?:{0}\d{{2}})+{0}\d{{3}}"


@dataclass(frozen=True, slots=True)
class Numeral:
    """The values a number in digits can have, the likeliest first; `certain` when there is no doubt."""

    values: tuple[Decimal, ...]
    certain: bool


def is_numeral(text: str) -> bool:
    """Tell whether `text` consists of digits and separators only."""
    return _SHAPE.fullmatch(text) is not None


def read_numeral(text: str, locale: str, minor: int = 2) -> Numeral | None:
    """Return the values of `text`, a normalised number in digits, or None where it is malformed.

    Groups may be Western or Indian, in any locale. What decides between "1.500" as fifteen hundred and as one
    and a half is the locale; where text and locale disagree, the numeral is not certain. `minor` is the number
    of decimals of the currency: with three of them "1.500" is one and a half wherever the point is decimal.
    Raises Invalid for more digits than an amount can have.
    """
    if not is_numeral(text):
        return None
    if sum(map(str.isdigit, text)) > MAX_DIGITS + _MOST_DECIMALS:
        raise Invalid(TOO_LONG)
    if re.fullmatch(r"0*[.,]?0+", text):
        return _certain("0")
    marks = [character for character in text if character in ".,"]
    if not marks:
        return _grouped(text, locale)
    if len(marks) > 1 and len(set(marks)) == 1:
        return _certain(_ungroup(text, marks[0]))
    whole, _, fraction = text.rpartition(marks[-1])
    if len(marks) > 1 or not whole.isdigit():
        return _with_groups(whole, fraction, locale)
    return _one_mark(whole, marks[0], fraction, locale, minor)


def _grouped(text: str, locale: str) -> Numeral | None:
    if text.isdigit():
        return _certain(text)
    group = "'" if "'" in text else " "
    # A blank may also stand between two amounts; not where the locale groups by blanks or a group is "000".
    certain = group == "'" or separators(locale).group == " " or " 0" in text
    value = _ungroup(text, group)
    return Numeral((Decimal(value),), certain) if value else None


def _with_groups(whole: str, fraction: str, locale: str) -> Numeral | None:
    if not whole:
        local = separators(locale).decimal == "."
        return Numeral((Decimal(f"0.{fraction}"),), local) if fraction.isdigit() else None
    groups = {character for character in whole if not character.isdigit()}
    if len(groups) != 1 or not fraction.isdigit():
        return None
    digits = _ungroup(whole, groups.pop())
    return _certain(f"{digits}.{fraction}") if digits else None


def _one_mark(whole: str, mark: str, fraction: str, locale: str, minor: int) -> Numeral | None:
    if not fraction.isdigit():
        return None
    local = separators(locale)
    one, thousands = Decimal(f"{whole}.{fraction}"), Decimal(whole + fraction.ljust(3, "0"))
    if len(fraction) == 3 and len(whole) <= 3 and whole[0] != "0":
        if mark == local.group:
            return _certain(whole + fraction)
        three_decimals = minor == 3 and mark == local.decimal
        return Numeral((one,), certain=True) if three_decimals else Numeral((thousands, one), certain=False)
    # "5000.50" is too long before the mark to be a slip in grouping; "5,00" may be one.
    if mark == local.decimal or (len(whole) > 3 and len(fraction) <= 2):
        return Numeral((one,), certain=True)
    readings = {1: (one,), 2: (one, thousands)}.get(len(fraction), (thousands,))
    return Numeral(readings, certain=False)


def _ungroup(text: str, group: str) -> str | None:
    mark = re.escape(group)
    if re.fullmatch(_WESTERN.format(mark), text) or re.fullmatch(_INDIAN.format(mark), text):
        return text.replace(group, "")
    return None


def _certain(digits: str | None) -> Numeral | None:
    return Numeral((Decimal(digits),), certain=True) if digits else None
