"""Guessing the category of a description."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tools.ledger.guessing import Guess, Guesser, rule_words
from tools.planning.categories import CATEGORIES


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("groceries", "groceries"),
        ("ALDI SUED 0815", "groceries"),
        ("coffee with Ann", "eating_out"),
        ("car insurance", "insurance"),
        ("gas bill", "utilities"),
        ("gas", "transport"),
        ("NETFLIX.COM", "subscriptions"),
        ("Spotfy", "subscriptions"),
        ("grocries", "groceries"),
        ("rent", "housing"),
    ],
)
def test_known_words_and_those_much_like_them_tell_the_category(description: str, category: str) -> None:
    guess = Guesser({}).guess(description)
    assert guess is not None
    assert guess.category == category


@pytest.mark.parametrize("description", ["", "zyx", "12345", "qu", "Ann"])
def test_words_that_tell_nothing_give_no_guess(description: str) -> None:
    assert Guesser({}).guess(description) is None


def test_of_rules_that_fit_the_one_that_says_most_counts() -> None:
    guesser = Guesser({"amazon": "gifts", "amazon prime": "subscriptions"})
    assert guesser.guess("AMAZON PRIME 123") == Guess("subscriptions", "rule")
    assert guesser.guess("Amazon Marketplace") == Guess("gifts", "rule")
    assert guesser.guess("Amazonas tours") != Guess("gifts", "rule")


@settings(max_examples=1000)
@given(st.text(max_size=60))
@example("ῒ")
def test_any_text_has_a_guess_of_a_known_category_or_none(text: str) -> None:
    guess = Guesser({"a": "pets"}).guess(text)
    assert guess is None or guess.category in CATEGORIES
    assert rule_words(rule_words(text)) == rule_words(text)


def test_no_word_speaks_of_two_categories() -> None:
    words = [word for category in CATEGORIES.values() for word in category.words]
    assert len(words) == len(set(words))
