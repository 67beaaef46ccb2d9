"""The user agreed to it: everything that is kept of them is erased."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.forgetting import FORGET
from bot.blocks.modal import notice_modal
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.personal import forget_person
from bot.slack.services import Services
from bot.words import commands as words


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the modal."""

    async def on_confirmed(ack: AsyncAck, body: Payload) -> None:
        await forget_person(services, speaker_of_interaction(body))
        await ack(response_action="update", view=notice_modal(words.FORGOTTEN_TITLE, words.FORGOTTEN))

    app.view(FORGET)(on_confirmed)
