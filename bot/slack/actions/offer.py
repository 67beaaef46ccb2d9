"""The answers to the question whether Penny shall tell of something from now on."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.offers import ACCEPT, DECLINE, answered
from bot.blocks.outputs import Content
from bot.slack.direct import execute_directly
from bot.slack.edits import replace_message
from bot.slack.errors import apology, new_reference
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.services import Services
from bot.words import alerts as words
from tools.toolkit.outcome import Completed
from tools.toolkit.tool import ToolCall

TOOL, ALERT = "set_alerts", "alert"


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of the answers."""

    async def on_accept(ack: AsyncAck, body: Payload) -> None:
        said = await _turn_on(services, body)
        await ack()
        await _replace(services, body, said)

    async def on_decline(ack: AsyncAck, body: Payload) -> None:
        await ack()
        await _replace(services, body, words.DECLINED)

    app.action(ACCEPT)(on_accept)
    app.action(DECLINE)(on_decline)


async def _turn_on(services: Services, body: Payload) -> str:
    speaker, channel, message = speaker_of_interaction(body), body["channel"]["id"], body["message"]
    place = place_of_message(speaker, channel, message.get("thread_ts") or message["ts"])
    caller = await services.caller(speaker, place, message["ts"])
    alert = body["actions"][0]["value"]
    # Named after the message: whoever presses twice, or is heard twice, agrees once.
    call = ToolCall(f"{ACCEPT}:{alert}:{channel}:{message['ts']}", TOOL, json.dumps({ALERT: alert}), by_hand=True)
    outcome = await execute_directly(services, call, caller, words.OFFER_YES)
    return outcome.display.summary if isinstance(outcome, Completed) else apology(new_reference(), retryable=False)


async def _replace(services: Services, body: Payload, said: str) -> None:
    message = body["message"]
    text, blocks = message.get("text") or "", message.get("blocks") or ()
    content = Content(f"{text}\n\n{said}", answered(blocks, body["actions"][0]["value"], said))
    await replace_message(services, body["channel"]["id"], message["ts"], content)
