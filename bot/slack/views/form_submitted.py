"""A filled form: wrong values are shown at their fields, in the ack; right ones become a turn."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import FormAnswer
from bot.blocks.modal import FORM, answers_of, with_repeated
from bot.slack.asked import Asked
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.turns import enqueue
from bot.slack.views.errors import errors_at_fields


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted form."""

    async def on_submitted(ack: AsyncAck, body: Payload, view: Payload) -> None:
        speaker, asked = speaker_of_interaction(body), Asked.model_validate_json(view["private_metadata"])
        answers = with_repeated(answers_of(view["state"]["values"]), asked.repeated)
        place = asked.place(speaker)
        caller = await services.caller(speaker, place, asked.ts)
        if errors := await errors_at_fields(services, answers, caller, asked.repeated):
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
