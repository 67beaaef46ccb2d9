"""The loopback model server and the engines that talk to it."""

from collections.abc import AsyncIterator

import pytest
from openai import AsyncOpenAI

from bot.assistant.engines.assistants.api import AssistantsApi
from bot.playground.openai.server import OpenAIServer
from tests.clock import FakeClock
from tests.contract.talk import Listener, Talk, talk_with


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def server(listener: Listener, clock: FakeClock) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(planner=listener, clock=clock)
    yield server
    await server.stop()


@pytest.fixture
async def url(server: OpenAIServer) -> str:
    return await server.start()


@pytest.fixture
async def api(url: str) -> AsyncIterator[AssistantsApi]:
    """Somebody else with the same key."""
    async with AsyncOpenAI(api_key="sk-test", base_url=url) as client:
        yield AssistantsApi(client)


@pytest.fixture(params=["conversation", "local", "assistants"])
async def talk(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Talk]:
    """A conversation with each of the engines."""
    async with talk_with(url, request.param) as talk:
        yield talk


@pytest.fixture(params=["conversation", "local"])
async def responses(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Talk]:
    """A conversation with the responses engine, in each of its states."""
    async with talk_with(url, request.param) as talk:
        yield talk


@pytest.fixture
async def remote(url: str) -> AsyncIterator[Talk]:
    """A conversation with the responses engine that keeps a remote conversation."""
    async with talk_with(url, "conversation") as talk:
        yield talk


@pytest.fixture
async def assistants(url: str) -> AsyncIterator[Talk]:
    """A conversation with the assistants engine."""
    async with talk_with(url, "assistants") as talk:
        yield talk


@pytest.fixture(params=["conversation", "assistants"])
async def keeping(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Talk]:
    """A conversation with each of the engines whose provider keeps it."""
    async with talk_with(url, request.param) as talk:
        yield talk
