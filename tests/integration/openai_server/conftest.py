"""A running model server and the real client, pointed at it."""

from collections.abc import AsyncIterator

import pytest
from openai import AsyncOpenAI

from bot.playground.openai.server import OpenAIServer
from bot.playground.wire import WireLog


@pytest.fixture
def wire() -> WireLog:
    return WireLog()


@pytest.fixture
async def server(wire: WireLog) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(wire=wire)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def client(server: OpenAIServer) -> AsyncIterator[AsyncOpenAI]:
    async with AsyncOpenAI(api_key="test", base_url=server.url, max_retries=0, timeout=10) as client:
        yield client
