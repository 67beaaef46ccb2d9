"""The filled settings, or the filled set-up: what is wrong is shown at its field, in the ack."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.settings import SET_UP, SETTINGS, chosen_of
from bot.slack.home.saving import save
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of both modals."""

    async def on_saved(ack: AsyncAck, body: Payload, view: Payload) -> None:
        key = f"{view['callback_id']}:{view['id']}:{view['hash']}"
        errors = await save(services, speaker_of_interaction(body), chosen_of(view["state"]["values"]), key)
        if errors:
            await ack(response_action="errors", errors=errors)
        else:
            await ack()

    for callback_id in (SETTINGS, SET_UP):
        app.view(callback_id)(on_saved)
