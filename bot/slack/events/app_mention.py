"""Mentions: the way to begin with Penny in a channel."""

from slack_bolt.async_app import AsyncApp

from bot.slack.events.message import is_spoken, take
from bot.slack.identity import Payload
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of mentions."""

    async def on_mention(body: Payload) -> None:
        if is_spoken(body["event"]):
            await take(services, body)

    app.event("app_mention")(on_mention)
