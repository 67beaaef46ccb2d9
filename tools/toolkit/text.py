"""Typed text made comparable: one kind of digits, blanks and signs, lower case."""

import re
import unicodedata

from tools.toolkit.errors import Invalid

LONGEST = 100
"""No amount, date or duration takes more characters to write."""

_GROUP_BLANKS = "\u00a0\u202f\u2009\u2007"
_BETWEEN_GROUPS = re.compile(rf"(?<=\d)[{_GROUP_BLANKS}](?=\d{{3}})")
_PLAIN = str.maketrans({"\u2212": "-", "\u2019": "'", "\u066c": "'", "\u200e": None, "\u200f": None})


def plain(text: str) -> str:
    """Return `text` in lower case with ASCII digits, single blanks and narrow forms.

    A no-break blank between digits becomes an apostrophe: like it, it can only separate groups of digits.
    Raises Invalid for a text that is too long to be a value.
    """
    if len(text) > LONGEST:
        raise Invalid("That is too long for me: please write only the value.")
    narrow = "".join(_narrow(character) for character in text).translate(_PLAIN)
    grouped = _BETWEEN_GROUPS.sub("'", narrow)
    return " ".join(grouped.split()).casefold()


def _narrow(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
        return unicodedata.normalize("NFKC", character)
    return character
