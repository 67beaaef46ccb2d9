"""Which category a description speaks of: the user's own rules first, then known words, then words much like them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tools.planning.categories import CATEGORIES

Reason = Literal["rule", "word", "likeness"]

_WORD = re.compile(r"[^\W\d_]+")
_LIKE_ENOUGH = 85.0
"""The least similarity of two words, of 100 (RapidFuzz's ratio): "grocries" and "groceries" have 94."""

_HEADS = frozenset(("insurance", "bill", "bills", "loan", "loans", "tax", "taxes", "subscription", "fee", "fees"))
"""Words that say what is paid whatever it is paid for: "car insurance" is insurance."""

_SHORTEST = 5
"""Shorter words are like too many others."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A category and what it was guessed by."""

    category: str
    reason: Reason


class Guesser:
    """Guesses categories for one user; `rules` are what that user taught: words, and the category they mean."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        # Of rules that fit, the one that says most is meant.
        by_length = sorted(rules.items(), key=lambda rule: len(rule[0]), reverse=True)
        self._rules = [(frozenset(words.split()), category) for words, category in by_length]
        self._seen: dict[str, Guess | None] = {}

    def guess(self, description: str) -> Guess | None:
        """Return the category that a description speaks of; None when no word of it tells."""
        words = rule_words(description)
        if words not in self._seen:
            self._seen[words] = self._guess(words)
        return self._seen[words]

    def _guess(self, words: str) -> Guess | None:
        said = words.split()
        for needed, category in self._rules:
            if needed and needed <= set(said):
                return Guess(category, "rule")
        known = _known_words()
        for word in sorted(said, key=lambda word: word not in _HEADS):
            if word in known:
                return Guess(known[word], "word")
        for word in said:
            if (like := _most_like(word)) is not None:
                return Guess(known[like], "likeness")
        return None


def rule_words(description: str) -> str:
    """Return the words of a description as rules compare them: no numbers, no punctuation, small letters."""
    # Small letters may come apart into a letter and its accents, which are no letters by themselves.
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", description.casefold())))


@cache
def _known_words() -> Mapping[str, str]:
    return {word: category.name for category in CATEGORIES.values() for word in category.words}


@lru_cache(maxsize=4096)
def _most_like(word: str) -> str | None:
    if len(word) < _SHORTEST:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, _long_words(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return found[0] if found else None


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in _known_words() if len(word) >= _SHORTEST)
