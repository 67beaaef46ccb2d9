"""A running model server and the real client, pointed at it."""

from collections.abc import AsyncIterator

import pytest
from openai import AsyncOpenAI

from bot.playground.openai.server import OpenAIServer
from bot.playground.wire import WireLog
from tests.clock import FakeClock
from tests.integration.openai_server.assistants import Desk, desk_at


@pytest.fixture
def wire() -> WireLog:
    return WireLog()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def server(wire: WireLog, clock: FakeClock) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(wire=wire, clock=clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def client(server: OpenAIServer) -> AsyncIterator[AsyncOpenAI]:
    async with AsyncOpenAI(api_key="test", base_url=server.url, max_retries=0, timeout=10) as client:
        yield client


@pytest.fixture
async def desk(client: AsyncOpenAI) -> Desk:
    return await desk_at(client)
