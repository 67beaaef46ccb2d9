"""A small Slack app of its own, so that the page is tried without Penny: a button, modals, shortcuts."""

import re
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack.directory import APP_TOKEN, BOT_TOKEN

Json = dict[str, Any]


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def amount_input(block_id: str, label: str) -> Json:
    element = {"type": "plain_text_input", "action_id": "value"}
    return {"type": "input", "block_id": block_id, "label": text(label), "element": element}


def button(label: str, action_id: str) -> Json:
    return {"type": "button", "text": text(label), "action_id": action_id, "value": "1"}


ASK: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "How much do you want to save?"}},
    {"type": "actions", "elements": [button("Answer", "open")]},
]
FORM: Json = {
    "type": "modal",
    "callback_id": "form",
    "title": text("Savings"),
    "submit": text("Send"),
    "blocks": [
        amount_input("goal", "Goal"),
        amount_input("monthly", "Monthly savings"),
        {"type": "actions", "elements": [button("What is this?", "explain")]},
    ],
}
EXPLANATION: Json = {"type": "modal", "title": text("Explanation"), "blocks": ASK[:1]}


class FormApp:
    """Answers `open` with a form that takes digits only, and a submitted form with a message in the thread."""

    def __init__(self, api_url: str) -> None:
        self.client = AsyncWebClient(BOT_TOKEN, base_url=api_url)
        self._app = AsyncApp(client=self.client, process_before_response=True)
        self._handler: AsyncSocketModeHandler | None = None
        self._app.action("open")(self._open)
        self._app.action("explain")(self._explain)
        self._app.shortcut(re.compile(".*"))(self._took_shortcut)
        self._app.view("form")(self._submitted)
        self._app.event(re.compile(".*"))(self._heard)

    async def start(self) -> None:
        self._handler = AsyncSocketModeHandler(self._app, APP_TOKEN, web_client=self.client)
        await self._handler.connect_async()

    async def stop(self) -> None:
        assert self._handler
        await self._handler.close_async()

    async def say(self, channel: str, words: str, **more: Any) -> str:
        """Post a message and return its timestamp."""
        posted = await self.client.chat_postMessage(channel=channel, text=words, **more)
        return str(posted["ts"])

    async def _heard(self, ack: AsyncAck) -> None:
        await ack()

    async def _open(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        message = body["message"]
        place = f"{body['channel']['id']} {message.get('thread_ts', message['ts'])}"
        await self.client.views_open(trigger_id=body["trigger_id"], view=FORM | {"private_metadata": place})

    async def _took_shortcut(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        quoted = body.get("message", {}).get("text", "no message")
        view = EXPLANATION | {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"About: {quoted}"}}]}
        await self.client.views_open(trigger_id=body["trigger_id"], view=view)

    async def _explain(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self.client.views_push(trigger_id=body["trigger_id"], view=EXPLANATION)

    async def _submitted(self, ack: AsyncAck, view: Json) -> None:
        given = {block: fields["value"]["value"] for block, fields in view["state"]["values"].items()}
        errors = {block: f"{value!r} is not a number" for block, value in given.items() if not value.isdigit()}
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        channel, thread_ts = view["private_metadata"].split()
        await self.say(channel, f"{given['goal']} at {given['monthly']} a month", thread_ts=thread_ts)
