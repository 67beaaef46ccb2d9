"""The buttons of an answer that only its owner sees: show it again, and share it with all in the thread."""

import logging

from aiohttp import ClientError
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot.blocks.channels import SHARE, SHOW, HiddenAnswer
from bot.blocks.modal import notice_modal
from bot.slack.actions.click import is_owner
from bot.slack.errands.in_thread import ShareAnswerErrand, leave_in_thread
from bot.slack.identity import Payload, place_of_message, speaker_of_interaction
from bot.slack.modals import open_modal
from bot.slack.private import KeptAnswer, kept_answer, show_again
from bot.slack.services import Services
from bot.words.channels import GONE, GONE_TITLE

_log = logging.getLogger(__name__)


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of both buttons."""

    async def on_show(ack: AsyncAck, body: Payload) -> None:
        hidden = HiddenAnswer.of_button(body["actions"][0]["value"])
        if kept := await _answer_of(services, body, hidden):
            await show_again(services, hidden, kept)
        await ack()

    async def on_share(ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        hidden = HiddenAnswer.of_button(body["actions"][0]["value"])
        if await _answer_of(services, body, hidden):
            speaker = speaker_of_interaction(body)
            place = place_of_message(speaker, hidden.channel, hidden.thread_ts)
            # Named after the answer: whoever presses twice, or presses both buttons, shares once.
            errand = ShareAnswerErrand(place=place, turn=hidden.turn)
            await leave_in_thread(services, speaker, errand, event_id=f"{SHARE}:{hidden.turn}")
            await _put_away(body, respond)
        await ack()

    app.action(SHOW)(on_show)
    app.action(SHARE)(on_share)


async def _answer_of(services: Services, body: Payload, hidden: HiddenAnswer) -> KeptAnswer | None:
    """Return the answer; whose it is not, and who is too late for it, is told so."""
    if not await is_owner(services, speaker_of_interaction(body), hidden.owner, body):
        return None
    kept = await kept_answer(services, hidden.turn)
    if kept is None:
        await open_modal(services, body["trigger_id"], notice_modal(GONE_TITLE, GONE))
    return kept


async def _put_away(body: Payload, respond: AsyncRespond) -> None:
    """Take away what only the owner saw: from now on all see it below."""
    if not body.get("container", {}).get("is_ephemeral"):
        return
    try:
        await respond(delete_original=True)
    except (ClientError, TimeoutError) as error:
        _log.warning("an answer seen by one was not put away", extra={"reason": type(error).__name__})
