"""A filled form: wrong values are shown at their fields, in the ack; right ones become a turn."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import FormAnswer
from bot.blocks.modal import FORM, answers_of
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.turns import enqueue
from bot.slack.views.errors import errors_at_fields


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted form."""

    async def on_submitted(ack: AsyncAck, body: Payload, view: Payload) -> None:
        answers = answers_of(view["state"]["values"])
        speaker = speaker_of_interaction(body)
        metadata = json.loads(view["private_metadata"])
        place = place_of_message(speaker, metadata["channel"], metadata["thread_ts"])
        caller = await services.caller(speaker, place, metadata["ts"])
        if errors := await errors_at_fields(services, answers, caller):
            await ack(response_action="errors", errors=errors)
            return
        await enqueue(
            services,
            event_id=f"view:{view['id']}:{view['hash']}",
            speaker=speaker,
            place=place,
            content=FormAnswer(answers=answers),
        )
        await ack()

    app.view(FORM)(on_submitted)
