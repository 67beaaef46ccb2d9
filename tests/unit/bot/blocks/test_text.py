"""Texts that keep to Slack's limits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.text import escape, escape_within, in_groups, shorten, split_markdown, unescape

_ANY_TEXT = st.text(alphabet="ab &<>;é€…\n", max_size=300)


@given(_ANY_TEXT)
def test_what_is_escaped_can_be_read_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(_ANY_TEXT)
def test_an_escaped_text_holds_no_markup_of_slack(text: str) -> None:
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", escape(text))


@given(_ANY_TEXT, st.integers(10, 100))
def test_an_escaped_text_keeps_within_its_limit_and_is_never_cut_in_an_entity(text: str, limit: int) -> None:
    fitted = escape_within(text, limit)
    assert len(fitted) <= limit
    assert not re.search(r"&(?!amp;|lt;|gt;)", fitted)


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert shorten("a penny saved", 8) == "a penny…"


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("a penny", 7) == "a penny"


@given(_ANY_TEXT, st.integers(5, 60))
def test_the_pieces_of_a_split_text_fit_and_lose_nothing_but_spaces(text: str, limit: int) -> None:
    pieces = split_markdown(text, limit)
    assert all(len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_text_is_split_between_paragraphs() -> None:
    assert split_markdown("first one\n\nsecond", 12) == ["first one", "second"]


@given(st.lists(st.integers()), st.integers(1, 5))
def test_groups_hold_all_items_in_order(items: list[int], size: int) -> None:
    groups = list(in_groups(items, size))
    assert [item for group in groups for item in group] == items
    assert all(len(group) <= size for group in groups)
