"""How people call Penny in a thread, and what they write to mute her."""

import pytest

from bot.slack.manners import calls_penny, mute_wish


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Penny, and for 6,000?", True),
        ("penny can you do that again", True),
        ("Hey Penny what if I save more?", True),
        ("Thank you, Penny!", True),
        ("what do you think, Penny?", True),
        ("penny stocks are risky", False),
        ("every penny counts", False),
        ("a penny for your thoughts", False),
        ("Pennywise", False),
        ("ask Penny about it", False),
        ("and for 6,000?", False),
    ],
)
def test_penny_is_called_by_her_name_where_a_name_stands(text: str, called: bool) -> None:
    assert calls_penny(text) is called


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("mute", True),
        ("Mute this thread.", True),
        ("please  be quiet!", True),
        ("unmute", False),
        ("Unmute here", False),
        ("Penny, mute", True),
        ("be quiet, Penny!", True),
        ("hey Penny: unmute", False),
        ("how do I mute my phone?", None),
        ("", None),
    ],
)
def test_only_the_whole_message_mutes(text: str, wish: bool | None) -> None:
    assert mute_wish(text) is wish
