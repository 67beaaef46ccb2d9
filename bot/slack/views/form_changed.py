"""A value that was changed beside a question: the question stands, with the new value."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.modal import FORM_CHANGE, answers_of
from bot.slack.asked import Asked
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.partly import answer_partly
from bot.slack.services import Services
from bot.slack.views.errors import errors_at_fields


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted form."""

    async def on_submitted(ack: AsyncAck, body: Payload, view: Payload) -> None:
        answers = answers_of(view["state"]["values"])
        speaker, asked = speaker_of_interaction(body), Asked.model_validate_json(view["private_metadata"])
        caller = await services.caller(speaker, asked.place(speaker), asked.ts)
        if errors := await errors_at_fields(services, answers, caller):
            await ack(response_action="errors", errors=errors)
            return
        await answer_partly(services, speaker, asked, answers, f"view:{view['id']}:{view['hash']}")
        await ack()

    app.view(FORM_CHANGE)(on_submitted)
