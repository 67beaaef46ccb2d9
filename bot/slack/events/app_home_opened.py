"""Penny was opened: the Home tab shows where things stand, the Messages tab offers ways to go on."""

import logging

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Speaker
from bot.slack.errors import reason_of
from bot.slack.identity import Payload, channel_of_event, speaker_of_event
from bot.slack.prompts import known_of, prompts_for, title_for
from bot.slack.services import Services

_log = logging.getLogger(__name__)


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of app_home_opened."""

    async def on_opened(body: Payload) -> None:
        speaker = speaker_of_event(body)
        if body["event"].get("tab") == "home":
            await services.home.show(speaker)
        else:
            await _suggest(services, speaker, channel_of_event(body))

    app.event("app_home_opened")(on_opened)


async def _suggest(services: Services, speaker: Speaker, channel: str) -> None:
    """Suggest what to say; where Slack refuses it, people just write."""
    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        known = await known_of(unit, user)
    try:
        await services.client.assistant_threads_setSuggestedPrompts(
            channel_id=channel, title=title_for(known), prompts=prompts_for(known)
        )
    except (SlackApiError, ClientError, TimeoutError) as error:
        _log.warning("nothing could be suggested", extra={"channel": channel, "reason": reason_of(error)})
