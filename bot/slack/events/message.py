"""Messages: all in Penny's DM, and those in the threads of channels that are meant for her."""

from slack_bolt.async_app import AsyncApp

from bot.assistant.turn import Message
from bot.slack.errands.in_thread import MuteErrand, leave_in_thread
from bot.slack.files import files_of_event
from bot.slack.identity import Payload, message_key, place_of_event, speaker_of_event
from bot.slack.manners import is_meant_for_penny, mute_wish, note_heard
from bot.slack.services import Services
from bot.slack.turns import enqueue
from bot.slack.words import plain_words
from bot.words.channels import GREETING

_SPOKEN = (None, "file_share", "thread_broadcast")
"""Subtypes in which a person says something new; edits, deletions and notices of Slack's are none of them."""


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of message events."""

    async def on_message(body: Payload) -> None:
        if is_spoken(body["event"]) and await is_meant_for_penny(services, body):
            await take(services, body)

    app.event("message")(on_message)


def is_spoken(event: Payload) -> bool:
    """Tell whether a person says something: other apps, edits and deletions are left alone on purpose."""
    return event.get("subtype") in _SPOKEN and not event.get("bot_id") and bool(event.get("user"))


async def take(services: Services, body: Payload) -> None:
    """Queue what the person said. Both events of one message have the same key, so one of them is dropped."""
    event = body["event"]
    place = place_of_event(body)
    files = files_of_event(event)
    words = plain_words(event.get("text") or "", services.bot_user_id)
    muted = None if files or place.private else mute_wish(words)
    if muted is not None:
        await _mute(services, body, muted=muted)
    else:
        await enqueue(
            services,
            event_id=body["event_id"],
            speaker=speaker_of_event(body),
            place=place,
            content=Message(text=words or ("" if files else GREETING), ts=event["ts"], files=files),
            message_key=message_key(place, event["ts"]),
            interrupts=True,
        )
    await note_heard(services, place, event["ts"])


async def _mute(services: Services, body: Payload, *, muted: bool) -> None:
    place, speaker = place_of_event(body), speaker_of_event(body)
    errand = MuteErrand(place=place, muted=muted)
    key = message_key(place, body["event"]["ts"])
    await leave_in_thread(services, speaker, errand, event_id=body["event_id"], message_key=key)
