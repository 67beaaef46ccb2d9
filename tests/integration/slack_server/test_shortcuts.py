"""Shortcuts and what people look at, as Slack's own client packages hear of them."""

from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.playground.server import SlackServer
from bot.playground.slack.directory import Shortcut
from bot.playground.slack.errors import GestureError
from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import answer
from tests.integration.slack_server.parts import form

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"
Json = dict[str, Any]


class Heard:
    """Acks whatever it hears and keeps it."""

    def __init__(self) -> None:
        self.bodies: list[Json] = []

    async def __call__(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        self.bodies.append(body)


@pytest.fixture
def heard(app: AsyncApp) -> Heard:
    return Heard()


async def test_a_message_shortcut_tells_of_the_message(
    app: AsyncApp, heard: Heard, workspace: SlackWorkspace, connection: AsyncSocketModeHandler
) -> None:
    app.shortcut({"type": "message_action", "callback_id": "log"})(heard)
    ts = await workspace.say(ALEX, CHANNEL, "Lunch was 45")
    await workspace.message_shortcut(ALEX, CHANNEL, ts, "log")
    (body,) = heard.bodies
    assert (body["type"], body["message_ts"], body["message"]["text"]) == ("message_action", ts, "Lunch was 45")
    assert (body["channel"], body["user"]["id"]) == ({"id": CHANNEL, "name": "money"}, ALEX)


async def test_a_global_shortcut_opens_a_modal_and_names_no_channel(
    app: AsyncApp, workspace: SlackWorkspace, connection: AsyncSocketModeHandler
) -> None:
    async def on_goal(ack: AsyncAck, body: Json) -> None:
        assert "channel" not in body
        await app.client.views_open(trigger_id=body["trigger_id"], view=form())
        await ack()

    app.shortcut("goal")(on_goal)
    await workspace.shortcut(ALEX, "goal")
    assert workspace.view(ALEX)


async def test_only_what_the_manifest_declares_can_be_chosen(server: SlackServer) -> None:
    server.workspace.directory.shortcuts["goal"] = Shortcut("New goal", "global", "goal", "Set a goal")
    ts = await server.workspace.say(ALEX, DM, "Hello")
    with pytest.raises(GestureError, match="unknown_shortcut"):
        await server.workspace.message_shortcut(ALEX, DM, ts, "goal")


async def test_what_a_person_looks_at_is_told_most_relevant_first(
    app: AsyncApp, heard: Heard, workspace: SlackWorkspace, connection: AsyncSocketModeHandler
) -> None:
    app.event("app_context_changed")(heard)
    ts = await workspace.say(ALEX, CHANNEL, "Lunch was 45")
    await workspace.look_at(ALEX, CHANNEL, ts)
    await workspace.look_at(ALEX, None)
    await workspace.wait_for(lambda: len(heard.bodies) == 2)
    seen, nothing = (body["event"] for body in heard.bodies)
    assert [entity["type"] for entity in seen["context"]["entities"]] == [
        "slack#/types/message_context",
        "slack#/types/channel_id",
    ]
    assert (nothing["user"], nothing["channel"], nothing["context"]) == (ALEX, DM, {})


async def test_a_message_of_a_shared_channel_says_so(
    app: AsyncApp, heard: Heard, workspace: SlackWorkspace, connection: AsyncSocketModeHandler
) -> None:
    app.event("message")(heard)
    workspace.directory.add_channel("C0SHARED", "shared", [ALEX], ext_shared=True)
    await workspace.say(ALEX, "C0SHARED", "Hello")
    await workspace.say(ALEX, CHANNEL, "Hello")
    await workspace.wait_for(lambda: len(heard.bodies) == 2)
    assert [body["is_ext_shared_channel"] for body in heard.bodies] == [True, False]
    described = await answer(app.client.conversations_info(channel="C0SHARED"))
    assert described["channel"]["is_ext_shared"]
