"""The filled budget form: the result is shown to the user alone."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError

from bot.blocks.modal import BUDGET, answers_of, form_modal
from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_TEXT, shorten
from bot.slack.commands.budget import COMMAND, INCOME, command_caller, outcome_content
from bot.slack.direct import answer_directly
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.views.errors import errors_at_fields
from tools.toolkit.form import Form
from tools.toolkit.outcome import NeedsInput


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted form."""

    async def on_submitted(ack: AsyncAck, body: Payload, view: Payload) -> None:
        channel = json.loads(view["private_metadata"])["channel"]
        speaker = speaker_of_interaction(body)
        caller = await command_caller(services, speaker, channel)
        answers = answers_of(view["state"]["values"])
        if errors := await errors_at_fields(services, answers, caller):
            await ack(response_action="errors", errors=errors)
            return
        ((call_id, written),) = answers.items()
        outcome = await answer_directly(services, call_id, written, caller, COMMAND, INCOME)
        if isinstance(outcome, NeedsInput):
            more = form_modal(Form(sections=(outcome.section,)), BUDGET, view["private_metadata"])
            await ack(response_action="update", view=more)
            return
        await _show(services, speaker.user_id, channel, outcome_content(outcome))
        await ack()

    app.view(BUDGET)(on_submitted)


async def _show(services: Services, user: str, channel: str, content: Content) -> None:
    """Show the result where the command was written, or in the DM where Penny is no member."""
    text, blocks = shorten(content.text, MESSAGE_TEXT), list(content.blocks)
    try:
        await services.client.chat_postEphemeral(channel=channel, user=user, text=text, blocks=blocks)
    except SlackApiError:
        await services.client.chat_postMessage(channel=user, text=text, blocks=blocks)
