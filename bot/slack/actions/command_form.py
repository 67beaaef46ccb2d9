"""The button that opens the form of a command which needs to know more."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import FORM
from bot.blocks.modal import notice_modal
from bot.slack.commands.forms import command_caller, open_waiting
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.words import commands as words


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_form(ack: AsyncAck, body: Payload) -> None:
        click = invocation_of_click(body, words.FORM_LINE)
        waiting = click.model_copy(update={"call_id": body["actions"][0]["value"]})
        caller = await command_caller(services, waiting)
        if not await open_waiting(services, waiting, caller, body["trigger_id"]):
            settled = notice_modal(words.FORM_SETTLED_TITLE, words.FORM_SETTLED)
            await open_modal(services, body["trigger_id"], settled)
        await ack()

    app.action(FORM)(on_form)
