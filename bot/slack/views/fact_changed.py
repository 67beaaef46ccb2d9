"""A fact that was changed, or is to be forgotten, in the Home tab."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.facts import CHANGE_FACT, FORGET_FACT, VALUE, fact_written
from bot.slack.home.acting import act
from bot.slack.home.facts import what_is_wrong
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.words import settings as words
from tools.toolkit.outcome import Failed


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of both modals."""

    async def on_changed(ack: AsyncAck, body: Payload, view: Payload) -> None:
        speaker, name, written = speaker_of_interaction(body), view["private_metadata"], fact_written(_values(view))
        if problem := await what_is_wrong(services, speaker, name, written):
            await ack(response_action="errors", errors={VALUE: problem})
            return
        outcome = await act(services, speaker, _key(view), "remember_fact", {"name": name, "value": written})
        if isinstance(outcome, Failed):
            await ack(response_action="errors", errors={VALUE: words.NOT_SAVED.format(reason=outcome.message)})
        else:
            await ack()

    async def on_forgotten(ack: AsyncAck, body: Payload, view: Payload) -> None:
        name = view["private_metadata"]
        await act(services, speaker_of_interaction(body), _key(view), "forget_fact", {"name": name})
        await ack()

    app.view(CHANGE_FACT)(on_changed)
    app.view(FORGET_FACT)(on_forgotten)


def _values(view: Payload) -> Payload:
    return view["state"]["values"]


def _key(view: Payload) -> str:
    return f"{view['callback_id']}:{view['id']}:{view['hash']}"
