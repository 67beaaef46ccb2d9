"""What was wrong with an answer, as somebody told it: kept with their rating."""

import json
from typing import cast

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.feedback import FEEDBACK_REASON, reason_of
from bot.slack.asides import say_aside
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.words import feedback as words
from storage.tables.feedback import Reason


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted modal."""

    async def on_submitted(ack: AsyncAck, body: Payload, view: Payload) -> None:
        where = json.loads(view["private_metadata"])
        reason, comment = reason_of(view["state"]["values"])
        user = await services.people.user(speaker_of_interaction(body))
        async with services.database.unit() as unit:
            await unit.feedback.explain(where["turn"], user.id, cast("Reason | None", reason), comment)
        await ack()
        if reason or comment:
            await say_aside(services, where["channel"], where["thread_ts"], user.user_id, words.THANKS_FOR_TELLING)

    app.view(FEEDBACK_REASON)(on_submitted)
