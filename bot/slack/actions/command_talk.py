""" "Talk about it", below what a command answered: a thread in the direct messages that knows the result."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.prompt import TALKED_ABOUT
from bot.assistant.turn import Notice
from bot.blocks.commands import TALK, command_notice
from bot.blocks.outputs import Content
from bot.slack.answering import answer
from bot.slack.commands.forms import command_caller
from bot.slack.identity import Payload
from bot.slack.invocation import Invocation, invocation_of_click
from bot.slack.results import completed_of
from bot.slack.services import Services
from bot.slack.turns import begin_thread
from bot.words import commands as words
from tools.toolkit.model_output import output_for_model


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the button."""

    async def on_talk(ack: AsyncAck, body: Payload) -> None:
        call_id, click = json.loads(body["actions"][0]["value"])["call"], invocation_of_click(body, "")
        said = await _begin(services, call_id, click)
        await ack()
        await answer(services, click, [said])

    app.action(TALK)(on_talk)


async def _begin(services: Services, call_id: str, click: Invocation) -> Content:
    completed = await completed_of(services, call_id, await command_caller(services, click))
    if completed is None:
        return command_notice(words.GONE)
    shown = completed.display.model_copy(update={"undo": None})
    await begin_thread(
        services,
        # Named after the result: whoever presses twice has one thread.
        event_id=f"{TALK}:{call_id}",
        speaker=click.speaker,
        notice=Notice(text=words.TALK_OPENING, results=(shown,)),
        told=TALKED_ABOUT.format(title=shown.title, result=output_for_model(completed)),
    )
    return command_notice(words.TALK_OPENED)
