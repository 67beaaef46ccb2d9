"""The button that opens a form as a modal."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.form import OPEN
from bot.blocks.modal import FORM, form_modal, notice_modal
from bot.slack.actions.click import FormClick, click_of, is_owner
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.services import Services
from tools.toolkit.form import Form

_SETTLED = "This question is settled already. Just ask again if you'd like another answer."


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_open(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            await open_modal(services, body["trigger_id"], await _view(services, click))
        await ack()

    app.action(OPEN)(on_open)


async def _view(services: Services, click: FormClick) -> Payload:
    caller = await services.caller(click.speaker, click.place, click.message_ts)
    sections = [await services.executor.section(call_id, caller) for call_id in click.calls]
    still_open = tuple(section for section in sections if section is not None)
    if not still_open:
        return notice_modal("Already settled", _SETTLED)
    metadata = {"channel": click.place.channel_id, "thread_ts": click.place.thread_ts, "ts": click.message_ts}
    return form_modal(Form(sections=still_open), FORM, json.dumps(metadata))
