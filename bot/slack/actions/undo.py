"""The button below a result that takes back what was changed, with no model in between."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import command_notice
from bot.blocks.outputs import Content
from bot.blocks.undo import UNDO, without_button
from bot.slack.answering import answer, respond
from bot.slack.commands.forms import command_caller
from bot.slack.direct import execute_directly
from bot.slack.edits import replace_message
from bot.slack.errors import apology, new_reference
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.invocation import invocation_of_click
from bot.slack.services import Services
from bot.words import answers
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, Outcome
from tools.toolkit.tool import Caller, ToolCall

TOOL, CHANGE = "undo_last_change", "change"


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_undo(ack: AsyncAck, body: Payload) -> None:
        change, message = int(body["actions"][0]["value"]), body.get("message")
        if message is None:
            await _in_private_answer(services, body, change)
            await ack()
            return
        speaker, channel = speaker_of_interaction(body), body["channel"]["id"]
        place = place_of_message(speaker, channel, message.get("thread_ts") or message["ts"])
        said = await _undo(services, change, await services.caller(speaker, place, message["ts"]))
        await ack()
        blocks = without_button(message.get("blocks") or (), change, said)
        content = Content(f"{message.get('text') or ''}\n\n{said}".strip(), blocks)
        await replace_message(services, channel, message["ts"], content)

    app.action(UNDO)(on_undo)


async def _in_private_answer(services: Services, body: Payload, change: int) -> None:
    """Undo what an answer tells of that only its user sees: Slack does not say what stands in it."""
    click = invocation_of_click(body, UNDO)
    said = await _undo(services, change, await command_caller(services, click))
    if not await respond(services, click.response_url, command_notice(f"↩ {said}"), replace=True):
        await answer(services, click, [command_notice(said)])


async def _undo(services: Services, change: int, caller: Caller) -> str:
    # Named after the change: whoever presses twice, or is heard twice, undoes once.
    call = ToolCall(f"{UNDO}:{change}", TOOL, json.dumps({CHANGE: change}), by_hand=True)
    return _told(await execute_directly(services, call, caller, answers.UNDO))


def _told(outcome: Outcome) -> str:
    match outcome:
        case Completed():
            return outcome.display.summary
        case Failed(code="internal_error"):
            return apology(new_reference(), retryable=True)
        case Failed() | Closed():
            return outcome.message
        case NeedsInput():
            raise AssertionError("an undo asks nothing")
