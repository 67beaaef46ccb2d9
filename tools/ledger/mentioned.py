"""The expense that a message speaks of: how much, what for, and on which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tools.toolkit.amounts import may_be_amount
from tools.toolkit.past_days import latest_day

LONGEST_DESCRIPTION = 60
_MOST_READ = 2_000
"""Of a longer message only the beginning is looked at."""

_NUMBER = r"\d(?:[\d.,'\u2019 \u00a0\u202f]{0,24}\d)?"
_SIGN = r"(?:[A-Z]{1,2}\$|[$€£¥₹₩₪₫₱฿₺₽₴₦]|\b[A-Z]{3}\b|\b(?:rs|kr)\b\.?)"
_NAME = r"(?:[$€£¥₹₩₪₫₱฿₺₽₴₦]|\b(?:[A-Z]{3}|(?i:dollars?|bucks?|euros?|pounds?|quid|francs?|yen|rupees?|kr|zł))\b)"
_NAMED = re.compile(rf"(?:{_SIGN} ?{_NUMBER}(?:k\b)?|(?<![\w./:-]){_NUMBER}(?:k\b)? ?{_NAME})")
_WITH_CENTS = re.compile(r"(?<![\w.,/:-])\d[\d.,']*[.,]\d\d(?![\w%/:-])(?![.,]\d)")
_BARE = re.compile(r"(?<![\w.,/:#-])\d[\d.,']*(?<![.,'])k?(?![\w%/:-])(?![.,]\d)")
_TOTAL = re.compile(
    r"(?<!sub)(?<!sub-)(?<!sub )\b(?:total|in all|altogether|sum|amount due)\b\W{0,3}(?:of|was|is|:)?\W*$", re.I
)

_SMALL_PRINT = re.compile(r"\W*(?:(?:sub-? ?)?total|tax|vat|tip|service|date|invoice|receipt|order)\b", re.I)
_DAY_WORDS = re.compile(
    r"\b(?:(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|on the \d{1,2}(?:st|nd|rd|th)"
    r"|(?:on )?[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,9})\b",
    re.I,
)
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\b", re.I)
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")

_FILLER_BEFORE = re.compile(
    r"^(?:\W|\b(?:fyi|ok|okay|so|hey|i|we|i've|we've|just|already|spent|paid|got|bought|it|that|this|a|an|the|my|our"
    r"|for|on|at|of|was|is|cost|total|and|today|tonight)\b)+",
    re.I,
)
_FILLER_AFTER = re.compile(
    r"(?:\W|\b(?:came to|comes to|cost|costs|costing|was|were|is|are|for|with|at|of|me|us|a|an|the|total|in all|in|on"
    r"|and|i|we|paid|spent|today|tonight|about|just)\b)+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class MentionedExpense:
    """What a message says of an expense, in its own words; None for what it does not say."""

    amount: str | None
    description: str | None
    day: date


def mentioned_expense(text: str, *, locale: str, currency: str, today: date) -> MentionedExpense:
    """Return the expense that `text` speaks of; `today` is the day on which it was written, where the reader lives.

    Of several amounts the total counts, else the first that names a currency. It is a proposal: people look at it
    before anything is kept.
    """
    text = text[:_MOST_READ]
    found = _amount(text, locale, currency)
    day, rest = _day(_without(text, found), locale, today)
    amount = found[0].strip() if found else None
    return MentionedExpense(amount, _description(rest, at=found.start() if found else 0), day)


def _amount(text: str, locale: str, currency: str) -> re.Match[str] | None:
    for pattern in (_NAMED, _WITH_CENTS):
        found = [match for match in pattern.finditer(text) if may_be_amount(match[0], locale=locale, currency=currency)]
        if found:
            return next((match for match in found if _TOTAL.search(text[: match.start()])), found[0])
    bare = [match for match in _BARE.finditer(text) if may_be_amount(match[0], locale=locale, currency=currency)]
    return bare[0] if len(bare) == 1 else None


def _day(text: str, locale: str, today: date) -> tuple[date, str]:
    """Return the day that the words name, the day of writing unless they do, and the words without it."""
    if match := _YESTERDAY.search(text):
        return today - timedelta(days=1), _cut(text, match)
    for match, day in _days(text, locale, today):
        if day <= today:
            return day, _cut(text, match)
    return today, text


def _days(text: str, locale: str, today: date) -> Iterator[tuple[re.Match[str], date]]:
    for match in _ISO_DAY.finditer(text):
        try:
            yield match, date.fromisoformat(match[0])
        except ValueError:
            continue
    for match in _DAY_WORDS.finditer(text):
        words = re.sub(r"^(?:last|this) ", "", match[0], flags=re.I)
        if (day := latest_day(words, locale=locale, today=today)) is not None:
            yield match, day


def _description(text: str, at: int) -> str | None:
    """Return what is left of the line on which the amount stood, else of the first that says what it is for."""
    lines = text.splitlines()
    line = text.count("\n", 0, at)
    for candidate in (*lines[line : line + 1], *lines):
        words = _FILLER_AFTER.sub("", _FILLER_BEFORE.sub("", " ".join(candidate.split())))
        if any(map(str.isalpha, words)) and not _SMALL_PRINT.match(candidate):
            return _shortened(words)
    return None


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_DESCRIPTION:
        return words[0].upper() + words[1:]
    cut = words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0]
    return cut[0].upper() + cut[1:]


def _without(text: str, match: re.Match[str] | None) -> str:
    return text if match is None else _cut(text, match)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
