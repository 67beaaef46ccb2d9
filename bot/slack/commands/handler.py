"""The handler that every slash command has: it runs the line, and the ack brings the answer."""

import logging
from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import command_notice
from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_TEXT, shorten
from bot.slack.answering import answer
from bot.slack.commands.command import Command
from bot.slack.commands.running import run_command
from bot.slack.errors import apology, new_reference
from bot.slack.identity import Payload
from bot.slack.invocation import Invocation, invocation_of_command
from bot.slack.services import Services
from bot.slack.words import plain_words

_log = logging.getLogger(__name__)


def register_command(app: AsyncApp, services: Services, declared: Command) -> None:
    """Register the handler of one command."""

    async def on_command(ack: AsyncAck, command: Payload) -> None:
        invocation = invocation_of_command(command)
        text = plain_words(command.get("text") or "", services.bot_user_id)
        shown = await run_or_apologise(services, declared, text, invocation, command["trigger_id"])
        if len(shown) == 1:
            [content] = shown
            said, blocks = shorten(content.text, MESSAGE_TEXT), list(content.blocks)
            await ack(text=said, blocks=blocks, response_type="ephemeral")
            return
        # The ack goes out when all is done: what is to stand in an order cannot begin with it.
        await answer(services, invocation, shown)
        await ack()

    app.command(declared.name)(on_command)


async def run_or_apologise(
    services: Services, command: Command, text: str, invocation: Invocation, trigger_id: str
) -> Sequence[Content]:
    """Run the line and return what to show; where it breaks off, an apology.

    Without any answer Slack would show an error of its own, and it never delivers a command again.
    """
    try:
        return await run_command(services, command, text, invocation, trigger_id)
    except Exception:
        reference = new_reference()
        _log.exception("a command failed", extra={"reference": reference})
        return (command_notice(apology(reference, retryable=True)),)
