"""A market on loopback, and Alex, who asks about it in private."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.markets import market_data
from bot.playground.markets import finnhub, twelve_data
from bot.playground.markets.server import MarketServer
from bot.settings import Settings, load_settings
from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.person import Person, person
from tools.catalog import registry
from tools.markets.data import MarketData
from tools.toolkit.executor import ToolExecutor

FRIDAY_NOON = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
"""Half past twelve in New York: the market is open."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(FRIDAY_NOON)


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[MarketServer]:
    server = MarketServer(clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def settings(server: MarketServer) -> Settings:
    return load_settings(
        _env_file=None,
        finnhub_api_key=SecretStr(finnhub.KEY),
        twelve_data_api_key=SecretStr(twelve_data.KEY),
        market_timeout_seconds=0.3,
        **server.settings,
    )


@pytest.fixture
async def data(settings: Settings, clock: FakeClock) -> AsyncIterator[MarketData]:
    data = market_data(settings, clock)
    yield data
    await data.close()


@pytest.fixture
async def yahoo(settings: Settings, clock: FakeClock) -> AsyncIterator[MarketData]:
    data = market_data(settings.model_copy(update={"market_data": "yahoo"}), clock)
    yield data
    await data.close()


@pytest.fixture
async def alex(database: Database, clock: FakeClock, data: MarketData) -> Person:
    executor = ToolExecutor(registry(data), database, clock)
    return replace(await person(database, clock), executor=executor)
