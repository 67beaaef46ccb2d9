"""Who speaks and where: from Slack's payloads to Speaker and Place, and the keys made of them."""

from typing import Any

from bot.assistant.turn import Place, Speaker
from bot.slack.errors import UnexpectedPayloadError

Payload = dict[str, Any]
"""A JSON object as Slack sends it."""

_DIRECT_MESSAGE = "im"
_DIRECT_MESSAGE_PREFIX = "D"


def speaker_of_event(body: Payload) -> Speaker:
    """Return who caused the event."""
    return Speaker(team_id=_part(body, "team_id"), user_id=_part(body["event"], "user"))


def channel_of_event(body: Payload) -> str:
    """Return where the event happened."""
    return _part(body["event"], "channel")


def place_of_event(body: Payload) -> Place:
    """Return the thread of a message event; a message outside any thread is the root of its own."""
    event = body["event"]
    channel = channel_of_event(body)
    private = event.get("channel_type") == _DIRECT_MESSAGE or is_direct_message(channel)
    thread_ts = _part(event, "thread_ts" if event.get("thread_ts") else "ts")
    return Place(
        team_id=_part(body, "team_id"),
        channel_id=channel,
        thread_ts=thread_ts,
        private=private,
        external=bool(body.get("is_ext_shared_channel")),
    )


def speaker_of_interaction(body: Payload) -> Speaker:
    """Return who pressed the button or sent the form."""
    user, team = body["user"], body.get("team")
    team_id = _part(team, "id") if team else _part(user, "team_id")
    return Speaker(team_id=team_id, user_id=_part(user, "id"))


def place_of_message(speaker: Speaker, channel: str, thread_ts: str) -> Place:
    """Return the place of a thread that a button's message or value names."""
    return Place(team_id=speaker.team_id, channel_id=channel, thread_ts=thread_ts, private=is_direct_message(channel))


def speaker_of_command(command: Payload) -> Speaker:
    """Return who wrote the slash command."""
    return Speaker(team_id=_part(command, "team_id"), user_id=_part(command, "user_id"))


def is_direct_message(channel: str) -> bool:
    """Tell whether the channel is a DM, where only the speaker reads along."""
    return channel.startswith(_DIRECT_MESSAGE_PREFIX)


def conversation_key(speaker: Speaker, place: Place) -> str:
    """Return the key under which turns are taken one at a time."""
    return f"{thread_prefix(place)}{speaker.user_id}"


def thread_prefix(place: Place) -> str:
    """Return how the keys of all conversations in one thread begin."""
    return f"{place.team_id}:{place.channel_id}:{place.thread_ts}:"


def message_key(place: Place, ts: str) -> str:
    """Return the key of a message, the same in every event that reports it."""
    return f"{place.team_id}:{place.channel_id}:{ts}"


def _part(payload: Payload, name: str) -> str:
    value = payload.get(name)
    if not isinstance(value, str) or not value:
        raise UnexpectedPayloadError(name)
    return value
