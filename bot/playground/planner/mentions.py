"""Amounts, percentages and spans that are neither, found in what the user wrote."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_CODES = "USD|EUR|GBP|CHF|CAD|AUD|JPY"
_CURRENCY = rf"(?:US\$|[$€£¥]|\b(?:{_CODES})\b)"
_CURRENCY_AFTER = rf"(?:\s*(?:[€£$¥]|(?:dollars?|bucks?|quid|euros?|pounds?|francs?|yen|{_CODES})\b))"
_SCALES = {
    "k": 1000,
    "grand": 1000,
    "thousand": 1000,
    "lac": 10**5,
    "lacs": 10**5,
    "lakh": 10**5,
    "lakhs": 10**5,
    "m": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
}
_SCALE = rf"(?:\s?(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)"
_DIGITS = r"\d+(?:[.,']\d+)*(?:\s\d{3}(?!\d))*(?:e\d{1,3}(?!\w))?"
_TO_NINE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_NINETEEN = ("ten", "eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh")))
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: value for value, word in enumerate((*_TO_NINE, *_TO_NINETEEN, "nineteen"))} | {
    word: 10 * tens for tens, word in enumerate(_TENS, start=2)
}
_COUNTS = "|".join(_SMALL)
_BIG = r"(?:hundred|thousand|grand|lakhs?|million|crores?)\b"
_AND_SMALL = rf"(?:[\s-]+(?:and\s+)?(?:{_COUNTS})\b){{0,3}}"
_WORDS = rf"\b(?:(?:{_COUNTS}|an?|half)[\s-]+){{1,5}}(?:a\s+)?(?:{_BIG}{_AND_SMALL}\s*){{1,3}}"
_WORDS_OF_MONEY = rf"\b(?:(?:{_COUNTS})[\s-]?){{1,3}}(?=\s?(?:dollars?|bucks?|euros?|pounds?)\b)"

_AMOUNT = re.compile(
    rf"(?<![\w.,/-])-?\s?(?:{_CURRENCY}\s?-?)?(?:{_DIGITS}){_SCALE}?{_CURRENCY_AFTER}?(?![\w%/]|\s?%)"
    rf"|{_WORDS}{_CURRENCY_AFTER}?|{_WORDS_OF_MONEY}{_CURRENCY_AFTER}?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"-?\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b|percent\b|pct\b)", re.IGNORECASE)
_NOT_MONEY = re.compile(
    r"\b50\s?[/-]\s?30\s?[/-]\s?20\b"
    r"|\b\d+\s?(?:years?|yrs?|months?|weeks?|days?|times|kids?|children|people|cats?|dogs?)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b"
    # The number of a thing with a name, such as a Model 3; an amount would have a unit, or a period after it.
    r"|(?<=[a-z]\s)(?-i:[A-Z][a-z]+)\s\d{1,2}\b(?![.,]?\d|\s?(?:[%$€£k]|a\b|per\b|each\b|every\b))",
    re.IGNORECASE,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount as the user wrote it, where it stands, and its size for comparing it with others."""

    text: str
    start: int
    end: int
    size: Decimal


def amounts(text: str, taken: Iterable[Span] = ()) -> tuple[Mention, ...]:
    """Return the amounts of money in `text`, in order, leaving out what overlaps the `taken` spans."""
    blocked = [*taken, *(match.span() for match in _PERCENT.finditer(text)), *_spans(_NOT_MONEY, text)]
    found: list[Mention] = []
    for match in _AMOUNT.finditer(text):
        words = match.group().strip()
        start = match.start() + match.group().index(words)
        end = start + len(words)
        if not any(start < stop and begin < end for begin, stop in blocked):
            found.append(Mention(words, start, end, size(words)))
    return tuple(found)


def percentages(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the percentages in `text` as written, each with its place."""
    return tuple((match.group().strip(), match.span()) for match in _PERCENT.finditer(text))


def size(words: str) -> Decimal:
    """Return about how much an amount is, to compare it with others; 0 when that cannot be told."""
    lowered = words.lower().replace("-", " ")
    digits = re.search(_DIGITS, lowered)
    if digits is None:
        return _size_of_words(lowered.split())
    number = re.sub(r"[\s']|[.,](?=\d{3}(?!\d))", "", digits.group()).replace(",", ".")
    if number.count(".") > 1:
        return Decimal(0)
    scale = re.match(_SCALE, lowered[digits.end() :])
    return Decimal(number) * (_SCALES[scale.group().strip()] if scale else 1)


def _size_of_words(words: list[str]) -> Decimal:
    total = current = Decimal(0)
    for word in words:
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "half":
            current += Decimal("0.5")
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], Decimal(0)
    return total + current


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]
