"""Numbers in words: "fifty grand", "two and a half million", "one point five lakh"."""

import re
from decimal import Decimal
from typing import Final, cast

UNITS: Final = {
    "hundred": Decimal(100),
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "tausend": Decimal(1000),
    "tsd": Decimal(1000),
    "mille": Decimal(1000),
    "grand": Decimal(1000),
    "lac": Decimal(100_000),
    "lacs": Decimal(100_000),
    "lakh": Decimal(100_000),
    "lakhs": Decimal(100_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "millions": Decimal(1_000_000),
    "millionen": Decimal(1_000_000),
    "cr": Decimal(10_000_000),
    "crore": Decimal(10_000_000),
    "crores": Decimal(10_000_000),
    "b": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "mrd": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
    "billions": Decimal(1_000_000_000),
}
"""What may follow a number and multiplies it; "billion" is the short scale's thousand million."""

_WORD_LIBRARY_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
_SPOKEN_UNITS = ("crores?", "lakhs?|lacs?", "grand")
_DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_POINT = re.compile(rf"(?P<whole>.+) point (?P<digits>(?:{'|'.join(_DIGIT_WORDS)})(?: (?:{'|'.join(_DIGIT_WORDS)}))*)")
_AND_A_HALF = re.compile(r"(?P<whole>.+) and a half")


def read_words(text: str, language: str) -> Decimal | None:
    """Return the number that `text`, normalised, says in words of `language` or English; None if it is none."""
    for spoken in _SPOKEN_UNITS:
        match = re.fullmatch(rf"(?P<count>.+) (?P<unit>{spoken})(?: (?:and )?(?P<rest>.+))?", text)
        if match:
            return _spoken(match, language)
    return _scaled(text, language)


def _spoken(match: re.Match[str], language: str) -> Decimal | None:
    unit = UNITS[match["unit"]]
    count = Decimal(1) if match["count"] == "a" else _scaled(match["count"], language)
    rest = read_words(match["rest"], language) if match["rest"] else Decimal(0)
    if count is None or rest is None or rest >= unit:
        return None
    return count * unit + rest


def _scaled(text: str, language: str) -> Decimal | None:
    """Read a number whose count may have a fraction: "half a million", "one point five million"."""
    if text.startswith("half a "):
        unit = UNITS.get(text.removeprefix("half a "))
        return unit and unit / 2
    count, _, last = text.rpartition(" ")
    fraction = _fraction(text, language)
    if fraction is not None:
        return fraction
    fraction = _fraction(count, language)
    return fraction * UNITS[last] if fraction is not None and last in UNITS else _whole(text, language)


def _fraction(text: str, language: str) -> Decimal | None:
    if half := _AND_A_HALF.fullmatch(text):
        whole, fraction = half["whole"], "5"
    elif point := _POINT.fullmatch(text):
        whole, fraction = point["whole"], "".join(str(_DIGIT_WORDS.index(word)) for word in point["digits"].split())
    else:
        return None
    number = _whole(whole, language)
    return None if number is None else number + Decimal(f"0.{fraction}")


def _whole(text: str, language: str) -> Decimal | None:
    if not text or any(character.isdigit() for character in text):
        return None
    words = re.sub(r"^a ", "one ", text)
    for tongue in dict.fromkeys((language, "en")):
        number = _from_library(words, tongue)
        if number is not None:
            return number
    return None


def _from_library(words: str, language: str) -> Decimal | None:
    from text_to_num import text2num  # pyright: ignore[reportUnknownVariableType] - a compiled module without stubs

    if language not in _WORD_LIBRARY_LANGUAGES:
        return None
    try:
        return Decimal(cast("int", text2num(words, language)))
    except ValueError:
        return None
