""" "Yes, /budget status", below a command that was not known: the nearest one is run."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import RUN
from bot.slack.answering import answer, respond
from bot.slack.commands import COMMAND_OF_NAME
from bot.slack.commands.handler import run_or_apologise
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_run(ack: AsyncAck, body: Payload) -> None:
        name, _, text = body["actions"][0]["value"].partition(" ")
        invocation = invocation_of_click(body, name)
        command = COMMAND_OF_NAME[name]
        shown = list(await run_or_apologise(services, command, text, invocation, body["trigger_id"]))
        await ack()
        # The answer takes the place of the question.
        if shown and await respond(services, invocation.response_url, shown[0], replace=True):
            del shown[0]
        await answer(services, invocation, shown)

    app.action(RUN)(on_run)
