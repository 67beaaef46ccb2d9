"""The button beside a value that is known: it opens a modal in which that value is changed."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.form import CHANGE
from bot.blocks.modal import FORM_CHANGE, change_modal, notice_modal
from bot.slack.actions.click import FormClick, click_of, is_owner
from bot.slack.asked import asked_by
from bot.slack.identity import Payload
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.words import forms as words


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the buttons; each has an id of its own that begins alike."""

    async def on_change(ack: AsyncAck, body: Payload) -> None:
        click = click_of(body)
        if await is_owner(services, click.speaker, click.owner, body):
            await open_modal(services, body["trigger_id"], await _view(services, click))
        await ack()

    app.action(re.compile(rf"^{re.escape(CHANGE)}:"))(on_change)


async def _view(services: Services, click: FormClick) -> Payload:
    caller = await services.caller(click.speaker, click.place, click.message_ts)
    section = await services.executor.section(click.call, caller)
    field = next((field for field in section.fields if field.name == click.field), None) if section else None
    if section is None or field is None:
        return notice_modal(words.GONE_TITLE, words.GONE)
    return change_modal(section, field, FORM_CHANGE, asked_by(click).model_dump_json())
