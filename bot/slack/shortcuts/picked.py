"""The message whose menu a shortcut was chosen from."""

from dataclasses import dataclass
from typing import Literal

from bot.assistant.turn import Speaker
from bot.slack.identity import Payload, is_direct_message, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.words import plain_words


@dataclass(frozen=True, slots=True)
class PickedMessage:
    """Who chose the shortcut, and the message: where and when it was written, by whom, and its words.

    `version` is the ts of its latest edit, its own where it was never edited;
    `channel_name` is "" where Slack gives no name that people know the place by.
    """

    speaker: Speaker
    channel: str
    channel_name: str
    ts: str
    version: str
    author: Literal["user", "penny", "other"]
    text: str


def picked_message(services: Services, body: Payload) -> PickedMessage:
    """Return the message of a `message_action` payload."""
    message, channel = body["message"], body["channel"]
    name: str = channel.get("name") or ""
    unnamed = is_direct_message(channel["id"]) or name == "privategroup" or name.startswith("mpdm-")
    speaker = speaker_of_interaction(body)
    return PickedMessage(
        speaker=speaker,
        channel=channel["id"],
        channel_name="" if unnamed else name,
        ts=message["ts"],
        version=message.get("edited", {}).get("ts") or message["ts"],
        author=_author(services, message.get("user"), speaker),
        text=plain_words(message.get("text") or "", services.bot_user_id),
    )


def _author(services: Services, author: str | None, speaker: Speaker) -> Literal["user", "penny", "other"]:
    if author == speaker.user_id:
        return "user"
    return "penny" if author == services.bot_user_id else "other"
