"""The button below a settled question: its form may be filled in once more."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.settled import REOPEN
from bot.slack.actions.click import click_of, is_owner
from bot.slack.asked import view_of
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_reopen(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            caller = await services.caller(click.speaker, click.place, click.message_ts)
            sections = [await services.executor.reopened(call_id, caller) for call_id in click.calls]
            await open_modal(services, body["trigger_id"], view_of(click, sections))
        await ack()

    app.action(REOPEN)(on_reopen)
