"""The menu of a fact in the Home tab: change it, or forget it."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.home.lists import FACT, FORGET
from bot.slack.home.facts import change_modal, forget_modal
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.modals import open_modal
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the menu."""

    async def on_chosen(ack: AsyncAck, body: Payload) -> None:
        what, _, name = body["actions"][0]["selected_option"]["value"].partition(":")
        modal = forget_modal if what == FORGET else change_modal
        view = await modal(services, speaker_of_interaction(body), name)
        await open_modal(services, body["trigger_id"], view)
        await ack()

    app.action(FACT)(on_chosen)
