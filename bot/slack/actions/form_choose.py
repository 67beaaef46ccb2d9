"""The buttons and menus that answer a closed question in its message."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.form import CHOOSE
from bot.slack.actions.click import click_of, is_owner
from bot.slack.asked import asked_by
from bot.slack.identity import Payload
from bot.slack.partly import answer_partly
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the buttons; each has an id of its own that begins alike."""

    async def on_choose(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            answers = {click.call: {click.field: click.choice}}
            await answer_partly(services, click.speaker, asked_by(click), answers, click.event_id)
        await ack()

    app.action(re.compile(rf"^{re.escape(CHOOSE)}:"))(on_choose)
