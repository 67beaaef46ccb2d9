"""The figures of a text: every number in digits that states something."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tools.toolkit.number_words import UNITS
from tools.toolkit.numerals import read_numeral
from tools.toolkit.text import plain

_SCALES = "|".join(sorted((unit for unit in UNITS if unit != "hundred"), key=len, reverse=True))
_FIGURE = re.compile(
    r"(?<![\w.,])(?P<digits>\d+(?:[.,'\u2019\u00a0\u202f]\d+|\u0020\d{3}(?!\d))*)"
    rf"(?:\s?(?P<scale>{_SCALES})(?![^\W_]))?(?P<ordinal>st|nd|rd|th)?",
    re.IGNORECASE,
)
_NO_FIGURES = re.compile(
    r"^\s*(?:[-*\u2022]\s*)?\d{1,2}[.)]\s"  # the number of a point in a list
    r"|\b\d{1,3}(?:\s?/\s?\d{1,3}){2}\b"  # the name of a method: 50/30/20
    r"|\b401\s?\(?k\)?|\bS&P\s500\b|\b24/7\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written and the values it can have: "1.500" is fifteen hundred or one and a half."""

    text: str
    values: frozenset[Decimal]


def figures(text: str, locale: str) -> tuple[Figure, ...]:
    """Return the numbers of `text` in order, without ordinals, the numbers of lists and names made of figures."""
    bare = _NO_FIGURES.sub(" ", text)
    found = (_figure(match, locale) for match in _FIGURE.finditer(bare) if not match["ordinal"])
    return tuple(figure for figure in found if figure is not None)


def unsupported(text: str, sources: Iterable[str], known: set[Decimal], locale: str) -> tuple[str, ...]:
    """Return the figures of `text` that neither `sources` state nor `known` has, each once."""
    stated = known.union(*(figure.values for source in sources for figure in figures(source, locale)))
    return tuple(dict.fromkeys(figure.text for figure in figures(text, locale) if not figure.values & stated))


def _figure(match: re.Match[str], locale: str) -> Figure | None:
    numeral = read_numeral(plain(match["digits"]), locale)
    if numeral is None:
        return None
    scale = UNITS[match["scale"].casefold()] if match["scale"] else Decimal(1)
    return Figure(match.group().strip(), frozenset(value * scale for value in numeral.values))
