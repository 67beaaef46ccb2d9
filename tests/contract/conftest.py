"""The loopback model server and the engines that talk to it."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import Listener, Talk, engine_at


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def server(listener: Listener) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(planner=listener)
    yield server
    await server.stop()


@pytest.fixture
async def url(server: OpenAIServer) -> str:
    return await server.start()


@pytest.fixture(params=["conversation", "local"])
async def talk(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Talk]:
    engine = engine_at(url, request.param)
    yield Talk(engine)
    await engine.close()


@pytest.fixture
async def remote(url: str) -> AsyncIterator[Talk]:
    engine = engine_at(url, "conversation")
    yield Talk(engine)
    await engine.close()
