"""Messages: all in Penny's DM, and replies in threads in which she takes part."""

from slack_bolt.async_app import AsyncApp

from bot.assistant.turn import Message, Place
from bot.slack.files import files_of_event
from bot.slack.identity import Payload, message_key, place_of_event, speaker_of_event, thread_prefix
from bot.slack.services import Services
from bot.slack.turns import enqueue
from bot.slack.words import GREETING, mentions_only_others, plain_words

_SPOKEN = (None, "file_share", "thread_broadcast")
"""Subtypes in which a person says something new; edits, deletions and notices of Slack's are none of them."""


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of message events."""

    async def on_message(body: Payload) -> None:
        if is_spoken(body["event"]) and await _is_for_penny(services, body):
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
    await enqueue(
        services,
        event_id=body["event_id"],
        speaker=speaker_of_event(body),
        place=place,
        content=Message(text=words or ("" if files else GREETING), ts=event["ts"], files=files),
        message_key=message_key(place, event["ts"]),
        interrupts=True,
    )


async def _is_for_penny(services: Services, body: Payload) -> bool:
    event, place = body["event"], place_of_event(body)
    if place.private:
        return True
    if "thread_ts" not in event or mentions_only_others(event.get("text") or "", services.bot_user_id):
        return False
    return await _takes_part(services, place)


async def _takes_part(services: Services, place: Place) -> bool:
    async with services.database.unit() as unit:
        # A reply may follow the mention so closely that the mention's turn has not begun yet.
        return await unit.conversations.takes_part(
            place.team_id, place.channel_id, place.thread_ts
        ) or await unit.turns.is_open_under(thread_prefix(place))
