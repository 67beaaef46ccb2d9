"""What follows a subcommand, read into the arguments of its tool: each in the words in which it was written."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.slack.commands.command import Reads
from bot.slack.commands.phrases import is_amount
from tools.ledger.guessing import Guesser
from tools.ledger.mentioned import mentioned_expense
from tools.planning.categories import CATEGORIES
from tools.toolkit.kinds import Reading

_MOST_WORDS = 4
"""Words of which an amount may consist: "1 234,56 kr"."""

_METHODS = {
    "503020": "50/30/20",
    "zero": "zero_based",
    "zerobased": "zero_based",
    "payday": "payday",
    "paydays": "payday",
    "paydaytopayday": "payday",
}
"""The ways to budget, by the letters and digits of the words that name them."""

_BEFORE = re.compile(r"^(?:(?:for|on|at|of|to)\b|[:=\u2013\u2014-])\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:\b(?:for|at|of|to|is)|[:=\u2013\u2014-])$", re.IGNORECASE)


def whole(name: str) -> Reads:
    """Return what takes all words as the argument `name`."""

    def read(words: str, reading: Reading) -> Mapping[str, str]:
        return {name: words} if words else {}

    return read


def split_amount(words: str, reading: Reading) -> tuple[str | None, str]:
    """Return the amount at the beginning of the words, else at their end, and the rest without "for" and "to".

    An amount that can be read in more than one way is one: the form asks which is meant.
    """
    said = words.split()
    for amount, rest in _splits(said):
        if is_amount(amount, reading):
            return amount, _AFTER.sub("", _BEFORE.sub("", rest)).strip()
    return None, words.strip()


def income(words: str, reading: Reading) -> Mapping[str, str]:
    """Read "5000" and "5000 zero-based"; other words stay beside the amount, so that the tool says what is wrong."""
    amount, rest = split_amount(words, reading)
    method = _METHODS.get(re.sub(r"\W", "", rest.casefold()))
    read = {"monthly_income": amount if method else words, "method": method}
    return {name: value for name, value in read.items() if value}


def expense(words: str, reading: Reading) -> Mapping[str, str]:
    """Read "45 groceries lunch yesterday": how much, on what, and when; the category where it is named first."""
    amount, rest = split_amount(words, reading)
    category, said = _named_category(rest)
    arguments = {"amount": amount, "category": category, "description": said or rest}
    mentioned = mentioned_expense(said, locale=reading.locale, currency=reading.currency, today=reading.today)
    if mentioned.day != reading.today:
        arguments |= {"day": mentioned.day.isoformat(), "description": _as_written(mentioned.description, said) or rest}
    return {name: value for name, value in arguments.items() if value}


def limit(words: str, reading: Reading) -> Mapping[str, str]:
    """Read "groceries 400", "groceries to 400" and "400 for groceries"."""
    amount, rest = split_amount(words, reading)
    return {name: value for name, value in (("category", category_of(rest)), ("amount", amount)) if value}


def category(words: str, reading: Reading) -> Mapping[str, str]:
    """Read the name of a category, or a word that speaks of it."""
    return {"category": category_of(words)} if words else {}


def category_of(words: str) -> str:
    """Return the category that the words name or speak of; words that tell of none stay as they are."""
    named, rest = _named_category(words)
    if named and not rest:
        return named
    guess = Guesser({}).guess(words)
    return guess.category if guess else words


def searched(words: str, reading: Reading) -> Mapping[str, str]:
    """Read the label of a category, or words that are looked for."""
    named, rest = _named_category(words)
    if named and not rest:
        return {"category": named}
    return {"words": words} if words else {}


def months(words: str, reading: Reading) -> Mapping[str, str]:
    """Read how many months to look at, this one included: "3", "last 3 months", "last month", "this year"."""
    number = re.search(r"\d+", words)
    said = number[0] if number else _months_named(words, reading.today)
    return {"months": said} if said else {}


def _months_named(words: str, today: date) -> str:
    """Return how many months the words name without a number; other words stay, so that the tool says what is wrong."""
    match words.casefold().split():
        case ["this", "month"]:
            return "1"
        case ["last", "month"]:
            return "2"
        case ["this", "year"]:
            return str(today.month)
        case _:
            return words


def _as_written(description: str | None, words: str) -> str:
    """Return a description without the capital letter that it was given, unless the words have it."""
    small = f"{description[:1].lower()}{description[1:]}" if description else ""
    return small if small in words else description or ""


def _splits(said: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the longest beginning first, then shorter ones; then the same from the end."""
    lengths = range(min(_MOST_WORDS, len(said)), 0, -1)
    yield from ((" ".join(said[:count]), " ".join(said[count:])) for count in lengths)
    yield from ((" ".join(said[-count:]), " ".join(said[:-count])) for count in lengths)


def _named_category(words: str) -> tuple[str | None, str]:
    """Return the category whose label the words begin with, and the words after it."""
    said = words.casefold()
    by_length = sorted(CATEGORIES.values(), key=lambda known: len(known.label), reverse=True)
    for known in by_length:
        for label in (known.label.casefold(), known.name.replace("_", " ")):
            if said == label or said.startswith(f"{label} "):
                return known.name, words[len(label) :].strip()
    return None, words
