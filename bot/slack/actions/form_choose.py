"""The buttons that answer a form's only question, a closed one."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import FormAnswer
from bot.blocks.form import CHOOSE
from bot.slack.actions.click import click_of, is_owner
from bot.slack.identity import Payload
from bot.slack.services import Services
from bot.slack.turns import enqueue


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the buttons; each has an id of its own that begins alike."""

    async def on_choose(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            answers: dict[str, dict[str, str | None]] = {call: {click.field: click.choice} for call in click.calls}
            await enqueue(
                services,
                event_id=click.event_id,
                speaker=click.speaker,
                place=click.place,
                content=FormAnswer(answers=answers),
            )
        await ack()

    app.action(re.compile(rf"^{re.escape(CHOOSE)}:"))(on_choose)
