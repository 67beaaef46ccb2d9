"""The buttons of the Home tab that stop a check-in and end a price watch."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.home.lists import STOP, UNWATCH
from bot.slack.home.acting import act
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of the buttons."""

    async def on_stop(ack: AsyncAck, body: Payload) -> None:
        speaker, key = speaker_of_interaction(body), body["actions"][0]["value"]
        user = await services.people.user(speaker)
        async with services.database.unit() as unit:
            numbers = {str(one.id): str(n) for n, one in enumerate(await unit.check_ins.of_user(user.id), start=1)}
        if number := numbers.get(key):
            await act(services, speaker, f"{STOP}:{key}", "cancel_check_in", {"which": number})
        services.home.soon(speaker)
        await ack()

    async def on_unwatch(ack: AsyncAck, body: Payload) -> None:
        speaker, key = speaker_of_interaction(body), body["actions"][0]["value"]
        await act(services, speaker, f"{UNWATCH}:{key}", "unwatch", {"watch": f"#{key}"})
        await ack()

    app.action(STOP)(on_stop)
    app.action(UNWATCH)(on_unwatch)
