"""The buttons of the Home tab that open the settings and the set-up, and the one that puts the set-up aside."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.home.view import SET_UP, SETTINGS, SKIP_SET_UP
from bot.slack.home.settings import open_set_up, open_settings
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of the buttons."""

    async def on_settings(ack: AsyncAck, body: Payload) -> None:
        await open_settings(services, body["trigger_id"], speaker_of_interaction(body))
        await ack()

    async def on_set_up(ack: AsyncAck, body: Payload) -> None:
        await open_set_up(services, body["trigger_id"], speaker_of_interaction(body))
        await ack()

    async def on_skipped(ack: AsyncAck, body: Payload) -> None:
        speaker = speaker_of_interaction(body)
        user = await services.people.user(speaker)
        async with services.database.unit() as unit:
            await unit.preferences.change(user.id, set_up_at=services.clock())
        services.home.soon(speaker)
        await ack()

    app.action(SETTINGS)(on_settings)
    app.action(SET_UP)(on_set_up)
    app.action(SKIP_SET_UP)(on_skipped)
