"""The buttons that mute Penny in a thread, and let her speak there again."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.channels import MUTE, UNMUTE, switched
from bot.slack.edits import replace_message
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.manners import note_heard
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of both buttons; anybody in the thread may press them."""

    async def on_switch(ack: AsyncAck, body: Payload) -> None:
        action, message, channel = body["actions"][0], body["message"], body["channel"]["id"]
        muted = action["action_id"] == MUTE
        thread_ts = message.get("thread_ts") or message["ts"]
        place = place_of_message(speaker_of_interaction(body), channel, thread_ts)
        async with services.database.unit() as unit:
            await unit.threads.mute(place.team_id, place.channel_id, place.thread_ts, muted=muted)
        await note_heard(services, place, action["action_ts"])
        await ack()
        content = switched(message.get("text") or "", message.get("blocks") or (), muted=muted)
        await replace_message(services, channel, message["ts"], content)

    for action in (MUTE, UNMUTE):
        app.action(action)(on_switch)
