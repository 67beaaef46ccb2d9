"""The button below a list of the Home tab that shows all of it, or every list in short again."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.home.lists import EXPAND, FEWER
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_expand(ack: AsyncAck, body: Payload) -> None:
        speaker, part = speaker_of_interaction(body), body["actions"][0]["value"]
        user = await services.people.user(speaker)
        async with services.database.unit() as unit:
            await unit.preferences.change(user.id, home_expanded="" if part == FEWER else part)
        services.home.soon(speaker)
        await ack()

    app.action(EXPAND)(on_expand)
