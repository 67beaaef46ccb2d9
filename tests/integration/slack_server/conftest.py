"""The playground's Slack server with Slack's own client packages in front of it."""

from collections.abc import AsyncIterator

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import SlackServer
from bot.playground.slack.directory import APP_TOKEN, BOT_TOKEN
from bot.playground.slack.timing import ManualSleep
from bot.playground.slack.workspace import SlackWorkspace
from tests.clock import FakeClock
from tests.integration.slack_server.answers import answer
from tests.integration.slack_server.parts import button, message_blocks

BUDGET = {"command": "/budget", "description": "Plan a budget", "usage_hint": "5000"}


@pytest.fixture
def sleep() -> ManualSleep:
    return ManualSleep()


@pytest.fixture
async def server(clock: FakeClock, sleep: ManualSleep) -> AsyncIterator[SlackServer]:
    server = SlackServer([BUDGET], clock=clock, sleep=sleep, model_label="offline planner", offline=True)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def workspace(server: SlackServer) -> SlackWorkspace:
    return server.workspace


@pytest.fixture
def client(server: SlackServer) -> AsyncWebClient:
    return AsyncWebClient(token=BOT_TOKEN, base_url=f"{server.url}/api/", retry_handlers=[])


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    """A Bolt app without handlers; each test registers its own before it is connected."""
    return AsyncApp(client=client, process_before_response=True)


@pytest.fixture
async def connection(app: AsyncApp, workspace: SlackWorkspace) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app's Socket Mode connection; a test asks for it when its handlers may be registered later."""
    handler = AsyncSocketModeHandler(app, APP_TOKEN)
    await handler.connect_async()
    await workspace.connected()
    yield handler
    await handler.close_async()


@pytest.fixture
async def offer(client: AsyncWebClient) -> str:
    """The timestamp of a message with a button that opens a modal."""
    blocks = message_blocks(button("open"))
    return (await answer(client.chat_postMessage(channel="D0ALEX", text="Fill in", blocks=blocks)))["ts"]
