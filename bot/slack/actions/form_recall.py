""" "Use what you know about me": a form in a channel opens, for its owner alone, with what Penny remembers of them."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.form import RECALL
from bot.slack.actions.click import click_of, is_owner
from bot.slack.asked import form_view
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.recall import remembering_caller
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_recall(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            # What is used is seen first, and sent by the one it is about.
            caller = await remembering_caller(services, click.speaker, click.place, click.message_ts)
            await open_modal(services, body["trigger_id"], await form_view(services, click, caller))
        await ack()

    app.action(RECALL)(on_recall)
