""" "New goal", found everywhere: a form sets up a savings goal."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.commands.command import RunTool
from bot.slack.commands.forms import open_form
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.services import Services
from bot.words import shortcuts as words

CALLBACK = "new_goal"

_CREATE = RunTool("create_goal")


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the shortcut."""

    async def on_new_goal(ack: AsyncAck, body: Payload) -> None:
        await open_form(services, invocation_of_click(body, f"“{words.NEW_GOAL}”"), _CREATE, body["trigger_id"])
        await ack()

    app.shortcut(CALLBACK)(on_new_goal)
