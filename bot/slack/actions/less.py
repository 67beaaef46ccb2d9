"""The button "Less of this" and its ways: the message shows the choice, and then what was chosen."""

import json
from collections.abc import Callable, Sequence
from typing import Literal

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.less import KEEP, LESS, OFF, WEEKLY, kept, lessened, with_choice
from bot.blocks.outputs import Content
from bot.blocks.text import Block
from bot.scheduler import next_fire
from bot.slack.actions.click import is_owner
from bot.slack.edits import replace_message
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.words import alerts as words
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import Caller, ToolContext

Render = Callable[[str, Sequence[Block], str], Content]


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of the button and of its ways."""

    async def on_less(ack: AsyncAck, body: Payload) -> None:
        await _show(services, ack, body, with_choice)

    async def on_keep(ack: AsyncAck, body: Payload) -> None:
        await _show(services, ack, body, kept)

    async def on_weekly(ack: AsyncAck, body: Payload) -> None:
        await _choose(services, ack, body, "weekly")

    async def on_off(ack: AsyncAck, body: Payload) -> None:
        await _choose(services, ack, body, "off")

    app.action(LESS)(on_less)
    app.action(KEEP)(on_keep)
    app.action(WEEKLY)(on_weekly)
    app.action(OFF)(on_off)


async def _show(services: Services, ack: AsyncAck, body: Payload, render: Render) -> None:
    value = body["actions"][0]["value"]
    mine = await is_owner(services, speaker_of_interaction(body), json.loads(value)["user"], body)
    await ack()
    if mine:
        await _replace(services, body, render, value)


async def _choose(services: Services, ack: AsyncAck, body: Payload, how: Literal["weekly", "off"]) -> None:
    """Have less of what the message is one of; pressed twice, or delivered twice, it is so once."""
    chosen, speaker = json.loads(body["actions"][0]["value"]), speaker_of_interaction(body)
    if not await is_owner(services, speaker, chosen["user"], body):
        await ack()
        return
    # The tools' modules are needed only once somebody presses the button.
    from tools.memory.less import have_less

    user = await services.people.user(speaker)
    async with services.database.unit() as unit:
        formatter = Formatter(user.locale, user.time_zone)
        context = ToolContext(Caller(user, None, private=True), services.clock(), formatter, unit)
        said = await have_less(chosen["what"], chosen["which"], how, context, next_fire)
    await ack()
    services.home.soon(speaker)
    await _replace(services, body, lessened, words.GONE if said is None else words.DONE.format(said=said))


async def _replace(services: Services, body: Payload, render: Render, value: str) -> None:
    message = body["message"]
    content = render(message.get("text") or "", message.get("blocks") or (), value)
    await replace_message(services, body["channel"]["id"], message["ts"], content)
