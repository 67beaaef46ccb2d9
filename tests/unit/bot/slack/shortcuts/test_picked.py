"""The message whose menu a shortcut was chosen from, as Slack tells of it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.slack.services import Services
from bot.slack.shortcuts.picked import PickedMessage, picked_message

SERVICES = cast("Services", SimpleNamespace(bot_user_id="U0PENNY"))


def _picked(channel: str = "C1", name: str = "money", **message: Any) -> PickedMessage:
    body = {
        "user": {"id": "U1", "team_id": "T1"},
        "team": {"id": "T1"},
        "channel": {"id": channel, "name": name},
        "message": {"user": "U2", "ts": "1.5", "text": "Rent is &lt; 1,200"} | message,
    }
    return picked_message(SERVICES, body)


def test_its_words_are_read_as_they_were_typed() -> None:
    assert _picked().text == "Rent is < 1,200"
    assert _picked(text="<@U0PENNY> see <https://example.org|this>").text == "see this"
    assert _picked(text=None).text == ""


@pytest.mark.parametrize(("user", "author"), [("U1", "user"), ("U0PENNY", "penny"), ("U2", "other"), (None, "other")])
def test_its_author_is_the_user_penny_or_somebody_else(user: str | None, author: str) -> None:
    assert _picked(user=user).author == author


def test_an_edited_message_is_another_version() -> None:
    assert _picked().version == "1.5"
    assert _picked(edited={"user": "U2", "ts": "2.0"}).version == "2.0"


@pytest.mark.parametrize(
    ("channel", "name"),
    [("D1", "directmessage"), ("G1", "privategroup"), ("C2", "mpdm-alex--sam-1"), ("C3", "")],
)
def test_a_place_without_a_name_that_people_know_has_none(channel: str, name: str) -> None:
    assert _picked(channel, name).channel_name == ""


def test_a_channel_has_its_name() -> None:
    assert _picked().channel_name == "money"
