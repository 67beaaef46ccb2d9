"""Charts made of characters."""

import pytest

from bot.blocks.home.bars import bar, line


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (0.0, "▱▱▱▱▱▱▱▱▱▱"),
        (0.3, "▰▰▰▱▱▱▱▱▱▱"),
        (1.0, "▰▰▰▰▰▰▰▰▰▰"),
        (0.001, "▰▱▱▱▱▱▱▱▱▱"),
        (0.999, "▰▰▰▰▰▰▰▰▰▱"),
        (2.5, "▰▰▰▰▰▰▰▰▰▰"),
        (-1.0, "▱▱▱▱▱▱▱▱▱▱"),
    ],
)
def test_a_bar_shows_the_share_and_is_empty_or_full_only_for_nothing_or_all(share: float, drawn: str) -> None:
    assert bar(share) == drawn


def test_a_line_goes_from_the_lowest_value_to_the_highest() -> None:
    assert line([-10.0, 0.0, 60.0]) == "▁▂█"


def test_a_line_of_equal_values_is_even() -> None:
    assert line([5.0, 5.0, 5.0]) == "▅▅▅"
