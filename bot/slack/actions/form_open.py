"""The button that opens a form as a modal."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.form import OPEN
from bot.slack.actions.click import click_of, is_owner
from bot.slack.asked import form_view
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_open(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            caller = await services.caller(click.speaker, click.place, click.message_ts)
            await open_modal(services, body["trigger_id"], await form_view(services, click, caller))
        await ack()

    app.action(OPEN)(on_open)
