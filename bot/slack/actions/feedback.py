"""The buttons that say whether an answer helped: kept, thanked for, and asked about when it did not."""

import json
from datetime import UTC, datetime
from typing import cast

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.feedback import FEEDBACK, reason_modal
from bot.slack.asides import say_aside
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.words import feedback as words
from storage.tables.feedback import Rating


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the buttons."""

    async def on_feedback(ack: AsyncAck, body: Payload) -> None:
        action, message, channel = body["actions"][0], body["message"], body["channel"]["id"]
        turn, rating = action["value"].split(":")
        user = await services.people.user(speaker_of_interaction(body))
        rated_at = datetime.fromtimestamp(float(action["action_ts"]), UTC)
        async with services.database.unit() as unit:
            is_new = await unit.feedback.rate(int(turn), user.id, cast("Rating", rating), rated_at)
        await ack()
        if not is_new:
            return
        thread_ts = message.get("thread_ts") or message["ts"]
        if rating == "good":
            await say_aside(services, channel, thread_ts, user.user_id, words.THANKS)
        else:
            where = {"turn": int(turn), "channel": channel, "thread_ts": thread_ts}
            await open_modal(services, body["trigger_id"], reason_modal(json.dumps(where)))

    app.action(FEEDBACK)(on_feedback)
