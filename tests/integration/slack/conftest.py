"""A workspace of its own for every test, with a stage for replies and with Penny's handlers."""

from collections.abc import AsyncIterator

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.turn import Message, TurnRequest
from bot.playground.server import SlackServer
from bot.slack import register
from bot.slack.commands import COMMANDS
from bot.slack.identity import conversation_key
from bot.slack.pace import Pace
from bot.slack.receivers import SocketReceiver
from bot.slack.services import Services
from bot.slack.shortcuts import SHORTCUTS
from storage.database import Database
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock
from tests.integration.slack.penny import Penny
from tests.integration.slack.stage import ALEX, CHANNEL, DM, Stage
from tests.unit.bot.slack.stopwatch import Stopwatch
from tools.catalog import registry
from tools.planning.budgets import PLAN_BUDGET
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.registry import Registry


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[SlackServer]:
    server = SlackServer(clock=clock)
    await server.start()
    yield server
    await server.stop()
    assert server.workspace.backend.audit.complaints == []


@pytest.fixture
def services(server: SlackServer, database: Database, clock: FakeClock) -> Services:
    client = AsyncWebClient(token="xoxb-playground", base_url=f"{server.url}/api/")
    registry = Registry([PLAN_BUDGET])
    stopwatch = Stopwatch()
    executor = ToolExecutor(registry, database, clock)
    pace = Pace(stopwatch, stopwatch.sleep)
    return Services(database, executor, client, "USD", clock, registry, pace)


@pytest.fixture(params=[DM, CHANNEL])
async def stage(request: pytest.FixtureRequest, server: SlackServer, services: Services) -> Stage:
    thread = await server.workspace.say(ALEX, request.param, "How long will it take?")
    stopwatch = services.pace.monotonic
    assert isinstance(stopwatch, Stopwatch)
    stage = Stage(server.workspace, services, stopwatch, request.param, thread)
    payload = TurnRequest(speaker=stage.speaker, place=stage.place, input=Message(text="How long?", ts=thread))
    await services.database.inbox.put(
        NewTurn("Ev1", conversation_key(stage.speaker, stage.place), payload.model_dump(mode="json"))
    )
    async with services.database.unit() as unit:
        # Somebody was told already how to go on in this thread: that is the matter of other tests.
        await unit.threads.introduce(stage.place.team_id, stage.channel, thread, 0)
    return stage


@pytest.fixture
async def penny(database: Database, clock: FakeClock) -> AsyncIterator[Penny]:
    server = SlackServer(COMMANDS, SHORTCUTS, clock=clock)
    await server.start()
    client = AsyncWebClient(token="xoxb-playground", base_url=f"{server.url}/api/")
    tools = registry()
    services = Services(database, ToolExecutor(tools, database, clock), client, "USD", clock, tools)
    await services.identify()
    app = AsyncApp(client=client, process_before_response=True)
    register(app, services)
    receiver = SocketReceiver(app, "xapp-playground", client)
    await receiver.start()
    await server.workspace.connected()
    yield Penny(server.workspace, services)
    await receiver.stop()
    await server.stop()
    assert server.workspace.backend.audit.complaints == []
