"""Socket Mode, with slack_bolt's own app and handler."""

import asyncio
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.playground.server import SlackServer
from bot.playground.slack.directory import APP_TOKEN, BOT_USER
from bot.playground.slack.timing import ACK_SECONDS, ManualSleep
from bot.playground.slack.workspace import SlackWorkspace

ALEX, SAM, DM, CHANNEL = "U0ALEX", "U0SAM", "D0ALEX", "C0MONEY"

Bodies = asyncio.Queue[dict[str, Any]]


@pytest.fixture
def bodies(app: AsyncApp) -> Bodies:
    """What arrives at the app's event handlers."""
    arrived: Bodies = asyncio.Queue()

    async def keep(body: dict[str, Any]) -> None:
        await arrived.put(body)

    for event in ("message", "app_mention", "app_home_opened", "agent_session_stopped"):
        app.event(event)(keep)
    app.event({"type": "message", "subtype": "message_changed"})(keep)
    return arrived


async def arrived(bodies: Bodies, count: int = 1) -> list[dict[str, Any]]:
    async with asyncio.timeout(5):
        return [await bodies.get() for _ in range(count)]


@pytest.mark.usefixtures("connection")
async def test_a_dm_arrives_as_one_message_event(bodies: Bodies, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, DM, "5 < 6")
    (body,) = await arrived(bodies)
    event = body["event"]
    assert (event["type"], event["channel_type"], event["ts"], event["user"]) == ("message", "im", ts, ALEX)
    assert (event["text"], body["team_id"]) == ("5 &lt; 6", "T0PENNY")
    await workspace.wait_for(lambda: workspace.deliveries[-1].acked)


@pytest.mark.usefixtures("connection")
async def test_a_mention_arrives_as_a_mention_and_as_a_message(bodies: Bodies, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, CHANNEL, "@Penny hi")
    both = await arrived(bodies, 2)
    assert {body["event"]["type"] for body in both} == {"app_mention", "message"}
    assert {body["event"]["ts"] for body in both} == {ts}
    assert len({body["event_id"] for body in both}) == 2


@pytest.mark.usefixtures("connection")
async def test_a_mention_in_a_dm_is_only_a_message(bodies: Bodies, workspace: SlackWorkspace) -> None:
    await workspace.say(ALEX, DM, f"<@{BOT_USER}> hi")
    assert [delivery.name for delivery in workspace.deliveries] == ["message"]
    await arrived(bodies)


@pytest.mark.usefixtures("connection")
async def test_a_reply_names_its_thread(bodies: Bodies, workspace: SlackWorkspace) -> None:
    root = await workspace.say(ALEX, CHANNEL, "root")
    await workspace.say(SAM, CHANNEL, "reply", thread_ts=root)
    events = [body["event"] for body in await arrived(bodies, 2)]
    assert (events[1]["thread_ts"], events[1]["parent_user_id"]) == (root, ALEX)


@pytest.mark.usefixtures("connection")
async def test_an_event_can_be_delivered_more_than_once(bodies: Bodies, workspace: SlackWorkspace) -> None:
    await workspace.say(ALEX, DM, "hi", deliveries=3)
    events = await arrived(bodies, 3)
    assert len({body["event_id"] for body in events}) == 1
    assert [delivery.attempt for delivery in workspace.deliveries] == [0, 1, 2]


@pytest.mark.usefixtures("connection")
async def test_an_edit_arrives_as_message_changed(bodies: Bodies, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, DM, "one")
    await workspace.edit(ALEX, DM, ts, "two")
    events = [body["event"] for body in await arrived(bodies, 2)]
    assert (events[1]["subtype"], events[1]["message"]["text"]) == ("message_changed", "two")
    assert events[1]["previous_message"]["text"] == "one"


@pytest.mark.usefixtures("connection")
async def test_the_apps_own_message_comes_back_and_bolt_leaves_it_alone(
    app: AsyncApp, bodies: Bodies, workspace: SlackWorkspace
) -> None:
    await app.client.chat_postMessage(channel=DM, text="hello")
    await workspace.wait_for(lambda: workspace.deliveries and workspace.deliveries[0].acked)
    assert workspace.deliveries[0].payload["event"]["bot_id"] == "B0PENNY"
    assert bodies.empty()


@pytest.mark.usefixtures("connection")
async def test_opening_the_dm_and_home_is_told(bodies: Bodies, workspace: SlackWorkspace) -> None:
    await workspace.open_dm(ALEX)
    await workspace.open_home(ALEX)
    tabs = [body["event"]["tab"] for body in await arrived(bodies, 2)]
    assert sorted(tabs) == ["home", "messages"]


async def test_an_event_the_app_is_too_slow_for_comes_again(
    app: AsyncApp, connection: AsyncSocketModeHandler, workspace: SlackWorkspace, sleep: ManualSleep
) -> None:
    attempts: Bodies = asyncio.Queue()
    release = asyncio.Event()

    @app.event("message")
    async def slow(body: dict[str, Any]) -> None:
        await attempts.put(body)
        await release.wait()

    await workspace.say(ALEX, DM, "hi")
    first = await arrived(attempts)
    await sleep.advance(ACK_SECONDS)
    second = await arrived(attempts)
    assert first[0]["event_id"] == second[0]["event_id"]
    assert workspace.deliveries[0].attempt == 1
    release.set()
    await workspace.wait_for(lambda: workspace.deliveries[0].acked)


async def test_what_was_not_acknowledged_waits_for_the_next_connection(
    app: AsyncApp, bodies: Bodies, workspace: SlackWorkspace
) -> None:
    await workspace.say(ALEX, DM, "is anybody there?")
    handler = AsyncSocketModeHandler(app, APP_TOKEN)
    await handler.connect_async()
    (body,) = await arrived(bodies)
    assert body["event"]["text"] == "is anybody there?"
    await handler.close_async()


async def test_the_client_reconnects_when_slack_refreshes_the_connection(
    app: AsyncApp,
    bodies: Bodies,
    connection: AsyncSocketModeHandler,
    server: SlackServer,
    workspace: SlackWorkspace,
) -> None:
    workspace.backend.hub.refresh()
    await workspace.wait_for(lambda: len(workspace.calls("apps.connections.open")) == 2)
    await workspace.wait_for(lambda: workspace.backend.hub.connections == 1)
    await workspace.say(ALEX, DM, "still there?")
    (body,) = await arrived(bodies)
    assert body["event"]["text"] == "still there?"
