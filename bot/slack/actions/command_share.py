""" "Share to channel", below what a command answered: the result is posted for everybody, once."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import SHARE
from bot.slack.errands.errand import ShareErrand, leave
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_share(ack: AsyncAck, body: Payload) -> None:
        value, click = json.loads(body["actions"][0]["value"]), invocation_of_click(body, "")
        channel = value["channel"]
        # In another channel, such as the DM, the click's own address would share it with the wrong people.
        response_url = click.response_url if channel == click.channel else ""
        named = {"call_id": value["call"], "channel": channel, "response_url": response_url}
        errand = ShareErrand(invocation=click.model_copy(update=named))
        # Named after the result and the place: whoever presses twice shares once.
        await leave(services, errand, event_id=f"{SHARE}:{channel}:{value['call']}")
        await ack()

    app.action(SHARE)(on_share)
