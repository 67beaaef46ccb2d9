"""Titles out of a message's first words."""

import pytest

from bot.assistant.naming import title_from


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("how do index funds work?", "How do index funds work"),
        ("What is the difference between a Roth and a traditional account?", "What is the difference between a…"),
        ("How should I spread $20,000 over 15 years?", "How should I spread"),
        ("\n\nWhat can you do?\nTell me everything.", "What can you do"),
        ("<@U0SAM> what do you think about renting?", "What do you think about renting"),
    ],
)
def test_the_first_words_are_the_title_and_no_amount_is_among_them(text: str, title: str) -> None:
    assert title_from(text) == title


@pytest.mark.parametrize("text", ["", "Hi", "Hello Penny", "Is $5,000 a month enough to live on?", "1 2 3 4"])
def test_what_says_too_little_is_no_title(text: str) -> None:
    assert title_from(text) == ""
