"""The button below a result that takes back what was changed, with no model in between."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.outputs import Content
from bot.blocks.undo import UNDO, without_button
from bot.slack.direct import execute_directly
from bot.slack.edits import replace_message
from bot.slack.errors import apology, new_reference
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.services import Services
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, Outcome
from tools.toolkit.tool import ToolCall

TOOL, CHANGE = "undo_last_change", "change"


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_undo(ack: AsyncAck, body: Payload) -> None:
        change, message, channel = int(body["actions"][0]["value"]), body["message"], body["channel"]["id"]
        speaker = speaker_of_interaction(body)
        place = place_of_message(speaker, channel, message.get("thread_ts") or message["ts"])
        caller = await services.caller(speaker, place, message["ts"])
        # Named after the change: whoever presses twice, or is heard twice, undoes once.
        call = ToolCall(f"{UNDO}:{change}", TOOL, json.dumps({CHANGE: change}), by_hand=True)
        said = _told(await execute_directly(services, call, caller, "Undo"))
        await ack()
        blocks = without_button(message.get("blocks") or (), change, said)
        content = Content(f"{message.get('text') or ''}\n\n{said}".strip(), blocks)
        await replace_message(services, channel, message["ts"], content)

    app.action(UNDO)(on_undo)


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
