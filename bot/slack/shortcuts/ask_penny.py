""" "Ask Penny about this", in a message's menu: a modal asks what about it."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.asking import ask_modal
from bot.blocks.modal import notice_modal
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.slack.shortcuts.picked import PickedMessage, picked_message
from bot.words import shortcuts as words

CALLBACK = "ask_penny"


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the shortcut."""

    async def on_ask(ack: AsyncAck, body: Payload) -> None:
        await open_modal(services, body["trigger_id"], _view(picked_message(services, body)))
        await ack()

    app.shortcut(CALLBACK)(on_ask)


def _view(picked: PickedMessage) -> Payload:
    if not picked.text:
        return notice_modal(words.NO_WORDS_TITLE, words.NO_WORDS)
    return ask_modal({"author": picked.author, "channel": picked.channel_name, "text": picked.text})
