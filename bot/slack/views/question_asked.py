"""The question about a message: it is answered in a thread of its own in the direct messages."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.prompt import ASKED_ABOUT
from bot.assistant.turn import Notice
from bot.blocks.asking import ASK, markdown_quotation
from bot.blocks.inputs import ACTION
from bot.blocks.modal import notice_modal
from bot.blocks.text import shorten
from bot.slack.identity import Payload, speaker_of_interaction
from bot.slack.services import Services
from bot.slack.turns import begin_thread
from bot.words import shortcuts as words

_QUOTED = 300
"""Characters that remind of a message; the model is told all of it."""


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the submitted question."""

    async def on_asked(ack: AsyncAck, body: Payload, view: Payload) -> None:
        picked: dict[str, str] = json.loads(view["private_metadata"])
        question = view["state"]["values"][ASK][ACTION].get("value") or words.ASK_DEFAULT
        quotation = markdown_quotation(shorten(picked["text"], _QUOTED))
        await begin_thread(
            services,
            event_id=f"view:{view['id']}:{view['hash']}",
            speaker=speaker_of_interaction(body),
            notice=Notice(
                text="\n\n".join((_heading(picked["channel"]), quotation, words.QUESTION.format(question=question)))
            ),
            told=ASKED_ABOUT[picked["author"]],
            question=f"{question}\n\n{markdown_quotation(picked['text'])}",
            quoting=picked["author"] == "other",
        )
        await ack(response_action="update", view=notice_modal(words.ASKED_TITLE, words.ASKED))

    app.view(ASK)(on_asked)


def _heading(channel: str) -> str:
    return words.QUOTED_FROM.format(channel=channel) if channel else words.QUOTED
