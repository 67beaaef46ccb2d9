"""Prices in the DM and in a channel, and the one alert that a watch brings."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.playground.markets import finnhub, twelve_data
from bot.playground.markets.faults import Refuse
from bot.playground.markets.server import MarketServer
from tests.clock import FakeClock
from tests.world import CHANNEL, DM, World


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 20, 17, 30, tzinfo=UTC))


@pytest.fixture
async def market(clock: FakeClock) -> AsyncIterator[MarketServer]:
    market = MarketServer(clock)
    await market.start()
    yield market
    await market.stop()


@pytest.fixture
async def trading(tmp_path: Path, market: MarketServer, clock: FakeClock) -> AsyncIterator[World]:
    """A world whose Penny asks a market on loopback, with keys that it accepts."""
    keys = {"FINNHUB_API_KEY": finnhub.KEY, "TWELVE_DATA_API_KEY": twelve_data.KEY}
    world = World(tmp_path, clock, variables={**market.settings, **keys})
    await world.open()
    await world.enter()
    yield world
    await world.close()


def _blocks(world: World, thread: str) -> list[dict[str, Any]]:
    return world.workspace.bot_messages(DM, thread)[-1]["blocks"]


async def test_the_playground_answers_with_sample_data_and_says_so(world: World) -> None:
    thread = await world.say("How is Apple doing?")
    assert world.said(thread)[-1].startswith("SAMPLE DATA, not a real price. Apple Inc (AAPL) is at $")


async def test_a_share_that_is_missing_is_asked_for_in_a_form(world: World) -> None:
    thread = await world.say("Give me a stock quote")
    assert "Which share or fund is it?" in world.said(thread)[-1]

    assert await world.fill(await world.open_form(thread), symbol="MSFT") == {"ok": True}
    await world.settled()
    assert "Microsoft Corp (MSFT) is at $" in world.said(thread)[-1]


async def test_a_history_is_shown_as_a_table_and_a_line(world: World) -> None:
    thread = await world.say("Show me the price history of TSLA")
    shown = {block["type"]: block for block in _blocks(world, thread)}
    assert shown["table"]
    assert shown["data_visualization"]["title"] == "TSLA in USD, sample data"


async def test_a_real_price_in_a_channel(trading: World, market: MarketServer) -> None:
    market.board.set_price("AAPL", "281.10")
    thread = await trading.say("<@U0PENNY> quote AAPL", channel=CHANNEL)
    assert "APPLE INC (AAPL) is at $281.10" in trading.said(thread, CHANNEL)[-1]


async def test_a_failure_is_told_as_such(trading: World, market: MarketServer) -> None:
    market.faults.of_symbol("AAPL", Refuse(429, retry_after="60"))
    thread = await trading.say("quote AAPL")
    said = trading.said(thread)[-1]
    assert said.startswith("Finnhub takes no more requests for now: please ask again in 60 seconds.")


async def test_an_alert_comes_once_in_the_dm(trading: World, market: MarketServer, clock: FakeClock) -> None:
    market.board.set_price("TSLA", "250")
    thread = await trading.say("Tell me when TSLA drops below 200")
    assert "I'll tell you when TESLA INC (TSLA) falls to $200.00." in trading.said(thread)[-1]

    for price in ("199", "198"):
        clock.advance(timedelta(minutes=1))
        market.board.set_price("TSLA", price)
        assert trading.penny
        await trading.penny.watches.tick(clock())
        await trading.penny.watches.finished()
    await trading.settled()

    posted = [m["text"] for m in trading.workspace.backend.store.of_channel(DM) if "fell to" in m["text"]]
    assert len(posted) == 1
    assert "TESLA INC (TSLA) fell to $199.00 (at 12:31 New York time on November 20, 2026)" in posted[0]
