"""Slack's Stop button: what whoever pressed it has asked for in this thread is stopped."""

import logging

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Place, Speaker
from bot.slack.errors import reason_of
from bot.slack.identity import (
    Payload,
    conversation_key,
    message_key,
    place_of_event,
    speaker_of_event,
    thread_prefix,
)
from bot.slack.services import Services
from bot.slack.status import ThreadStatus
from bot.words.errors import NOT_YOURS_TO_STOP

_log = logging.getLogger(__name__)


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the Stop button."""

    async def on_stopped(body: Payload) -> None:
        speaker, place = speaker_of_event(body), place_of_event(body)
        mine, here = conversation_key(speaker, place), thread_prefix(place)
        async with services.database.unit() as unit:
            # The event may come again: it is not about what was said after it.
            asked = await unit.turns.request_stop(mine, until=message_key(place, body["event"]["event_ts"]))
            others = await unit.turns.is_open_under(here, except_for=mine)
            idle = not await unit.turns.is_open_under(here)
        if asked:
            services.database.inbox.wake()
        elif others:
            await _tell(services, speaker, place)
        elif idle:
            await ThreadStatus(services, speaker, place).clear()

    app.event("agent_session_stopped")(on_stopped)


async def _tell(services: Services, speaker: Speaker, place: Place) -> None:
    try:
        await services.client.chat_postEphemeral(
            channel=place.channel_id, user=speaker.user_id, thread_ts=place.thread_ts, text=NOT_YOURS_TO_STOP
        )
    except (SlackApiError, ClientError, TimeoutError) as error:
        _log.warning("a press of Stop was not answered", extra={"reason": reason_of(error)})
