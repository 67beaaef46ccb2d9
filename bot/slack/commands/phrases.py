"""The parts of a line: its amount, and the words around it."""

import re

from tools.toolkit.amounts import may_be_amount
from tools.toolkit.kinds import Reading

_MOST_WORDS = 6
"""Words of the longest amount: "about 1 234 567 swedish kronor"."""

_LINKS = re.compile(r"^(?:(?:for|to|into|in|on|from|out of|of|at|is|by|about|an?|the|my|our)\b\s*)+", re.IGNORECASE)
_LOOSE_END = re.compile(r"(?:\s+(?:for|to|into|in|on|from|of|at|is|by|about|with|and))+\s*$|[\s,;:]+$", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")


def name_and_amount(words: str, reading: Reading) -> tuple[str, str]:
    """Return the words without the amount at their end, or else at their beginning, and the amount; "" for none.

    The amount is the longest that can be read, be it with doubt: the tool asks about that.
    """
    parts = words.split()
    longest = min(len(parts), _MOST_WORDS)
    for length in range(longest, 0, -1):
        if is_amount(end := " ".join(parts[-length:]), reading):
            return bare(" ".join(parts[:-length])), end
    for length in range(longest, 0, -1):
        if is_amount(start := " ".join(parts[:length]), reading):
            return bare(" ".join(parts[length:])), start
    return bare(words), ""


def is_amount(text: str, reading: Reading) -> bool:
    """Tell whether the text can be read as an amount, of whatever currency; one without digits is a name's part."""
    digits = _HAS_DIGIT.search(text) is not None
    return digits and may_be_amount(text, locale=reading.locale, currency=reading.currency)


def bare(words: str) -> str:
    """Return the words without what only links them to others: "for a house" is "house"."""
    return _LOOSE_END.sub("", _LINKS.sub("", words.strip(" ,;:"))).strip()


def without(words: str, match: re.Match[str]) -> str:
    """Return the words without what was found in them."""
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())


def said(**values: str | None) -> dict[str, str]:
    """Return the values that are there."""
    return {name: value for name, value in values.items() if value}
