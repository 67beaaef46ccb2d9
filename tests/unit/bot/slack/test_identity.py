"""Who speaks, and where, in Slack's payloads."""

from typing import Any

import pytest

from bot.assistant.turn import Place, Speaker
from bot.slack.errors import UnexpectedPayloadError
from bot.slack.identity import (
    conversation_key,
    message_key,
    place_of_event,
    speaker_of_command,
    speaker_of_event,
    speaker_of_interaction,
)


def _event(**event: str) -> dict[str, Any]:
    return {"team_id": "T1", "event": {"user": "U1", "channel": "C1", "ts": "5.0"} | event}


def test_a_message_outside_any_thread_is_the_root_of_its_own() -> None:
    assert place_of_event(_event()) == Place(team_id="T1", channel_id="C1", thread_ts="5.0", private=False)


def test_a_reply_belongs_to_its_thread() -> None:
    assert place_of_event(_event(thread_ts="2.0")).thread_ts == "2.0"


def test_only_a_direct_message_is_private() -> None:
    assert place_of_event(_event(channel="D1", channel_type="im")).private
    assert not place_of_event(_event(channel="C1", channel_type="channel")).private


def test_the_speaker_is_found_in_every_kind_of_payload() -> None:
    alex = Speaker(team_id="T1", user_id="U1")
    assert speaker_of_event(_event()) == alex
    assert speaker_of_command({"team_id": "T1", "user_id": "U1"}) == alex
    assert speaker_of_interaction({"team": {"id": "T1"}, "user": {"id": "U1"}}) == alex
    assert speaker_of_interaction({"team": None, "user": {"id": "U1", "team_id": "T1"}}) == alex


def test_a_payload_without_a_user_is_refused() -> None:
    with pytest.raises(UnexpectedPayloadError, match="user"):
        speaker_of_event({"team_id": "T1", "event": {}})


def test_two_people_in_one_thread_have_conversations_of_their_own() -> None:
    place = place_of_event(_event())
    keys = {conversation_key(Speaker(team_id="T1", user_id=user), place) for user in ("U1", "U2")}
    assert keys == {"T1:C1:5.0:U1", "T1:C1:5.0:U2"}


def test_both_events_of_one_message_have_the_same_key() -> None:
    assert message_key(place_of_event(_event()), "5.0") == message_key(place_of_event(_event(type="x")), "5.0")
