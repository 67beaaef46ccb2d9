"""Metadata within what a remote thread may hold."""

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.engines.limits import within_limits


def test_what_fits_stays_as_it_is() -> None:
    metadata = {"team": "T1", "topic": "savings", "empty": ""}
    assert within_limits(metadata) == metadata


def test_the_first_pairs_win() -> None:
    many = {f"key {number}": "value" for number in range(30)}
    assert list(within_limits(many)) == [f"key {number}" for number in range(16)]


def test_a_long_value_is_cut_and_shows_it() -> None:
    (value,) = within_limits({"topic": "x" * 600}).values()
    assert (len(value), value[-2:]) == (512, "x…")


def test_a_key_that_is_too_long_does_not_become_another_one() -> None:
    assert within_limits({"k" * 65: "value", "": "value", "k" * 64: "value"}) == {"k" * 64: "value"}


@given(st.dictionaries(st.text(max_size=80), st.text(max_size=600), max_size=20))
def test_whatever_there_is_ends_up_within_the_limits(metadata: dict[str, str]) -> None:
    kept = within_limits(metadata)
    assert len(kept) <= 16
    assert all(len(key) <= 64 and len(value) <= 512 for key, value in kept.items())
