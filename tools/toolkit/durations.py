"""Spans of time as people write them: "50", "4 years 2 months", "two and a half years"."""

import re
from decimal import Decimal

from tools.toolkit.errors import Invalid
from tools.toolkit.number_words import read_words
from tools.toolkit.text import plain

MONTHS_IN_A_YEAR = 12
_HELP = "Please write a number of months or years, for example 18 months or 5 years."
_YEARS = "years?|yrs?|y|jahre?n?|ans?|années?|años?"
_MONTHS = "months?|mths?|mos?|m|monate?n?|mois|mes(?:es)?"
_UNIT = re.compile(rf" ?\b(?:(?P<years>{_YEARS})|(?P<months>{_MONTHS}))(?![^\W\d_])\.?,? ?(?:and )?")
_JOINED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_SIMPLE = {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "a half": Decimal("0.5")}


def parse_months(text: str, *, language: str = "en", bare: bool = True) -> int:
    """Return the whole number of months that `text` names; a number without a unit counts months where `bare` is set.

    Raises Invalid for anything else, for parts of a month and for more than 9,999 months or years.
    """
    words = _JOINED.sub(" ", plain(text)).rstrip(".!")
    total, position = Decimal(0), 0
    for unit in _UNIT.finditer(words):
        count = parse_count(words[position : unit.start()], language)
        total += count * (MONTHS_IN_A_YEAR if unit["years"] else 1)
        position = unit.end()
    if position < len(words) or not words:
        if position or not bare:
            raise Invalid(_HELP)
        total += _bare(words, language)
    if total != total.to_integral_value():
        raise Invalid("Please write whole months, for example 18 months.")
    return int(total)


def parse_count(text: str, language: str) -> Decimal:
    """Return the number before a unit of time: digits, words, "a" or "half a"; raises Invalid for others."""
    words = text.strip()
    if re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", words):
        return Decimal(words.replace(",", "."))
    count = _SIMPLE.get(words) or read_words(words, language)
    if count is None or count >= 10_000:
        raise Invalid(_HELP)
    return count


def _bare(text: str, language: str) -> Decimal:
    if text.strip() in _SIMPLE:
        raise Invalid(_HELP)
    return parse_count(text, language)
