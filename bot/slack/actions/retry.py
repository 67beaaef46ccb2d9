"""The button below an answer that came to nothing: what was said is told once more."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import Retry
from bot.blocks.endings import RETRY, retried_content
from bot.slack.actions.click import is_owner
from bot.slack.edits import replace_message
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.turns import enqueue


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_retry(ack: AsyncAck, body: Payload) -> None:
        value, message = json.loads(body["actions"][0]["value"]), body["message"]
        speaker, channel = speaker_of_interaction(body), body["channel"]["id"]
        if not await is_owner(services, speaker, value["user"], body):
            await ack()
            return
        await enqueue(
            services,
            # The message's own key: whoever presses twice, or is heard twice, asks once.
            event_id=f"retry:{channel}:{message['ts']}",
            speaker=speaker,
            place=place_of_message(speaker, channel, message.get("thread_ts") or message["ts"]),
            content=Retry(turn=value["turn"]),
        )
        await ack()
        content = retried_content(message.get("text") or "", message.get("blocks") or ())
        await replace_message(services, channel, message["ts"], content)

    app.action(RETRY)(on_retry)
