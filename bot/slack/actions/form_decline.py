""" "Not now": the user declines to answer a form."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import FormDecline
from bot.blocks.form import DECLINE
from bot.slack.actions.click import click_of, is_owner
from bot.slack.identity import Payload
from bot.slack.services import Services
from bot.slack.turns import enqueue


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_decline(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            await enqueue(
                services,
                event_id=click.event_id,
                speaker=click.speaker,
                place=click.place,
                content=FormDecline(call_ids=click.calls),
            )
        await ack()

    app.action(DECLINE)(on_decline)
