"""Answers that are kept: for how long, and what they are called."""

from datetime import timedelta

import pytest

from bot.playground.markets.faults import Refuse
from bot.playground.markets.server import MarketServer
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.markets.data import MarketData
from tools.markets.errors import KeyRefusedError, ProviderDownError


def _quotes(server: MarketServer) -> int:
    return sum(path.endswith("/quote") for path in server.requests)


async def test_a_price_is_asked_for_once_a_minute(data: MarketData, server: MarketServer, clock: FakeClock) -> None:
    first = await data.quote("AAPL")
    clock.advance(timedelta(seconds=59))
    second = await data.quote("AAPL")
    assert (_quotes(server), first.kept, second.kept) == (1, False, True)

    clock.advance(timedelta(seconds=1))
    assert not (await data.quote("AAPL")).kept
    assert _quotes(server) == 2


async def test_a_kept_price_says_when_it_was_looked_up(alex: Person, clock: FakeClock) -> None:
    await alex.result("get_quote", symbol="AAPL")
    clock.advance(timedelta(seconds=40))

    result = await alex.result("get_quote", symbol="AAPL")

    assert "Looked up less than a minute ago; I ask again after a minute." in result["assumptions"]


async def test_an_earlier_price_stands_in_and_is_never_called_current(
    alex: Person, server: MarketServer, clock: FakeClock
) -> None:
    await alex.result("get_quote", symbol="AAPL")
    clock.advance(timedelta(minutes=12))
    server.faults.of_symbol("AAPL", Refuse(503))

    result = await alex.result("get_quote", symbol="AAPL")

    assert result["standing"] == "cached"
    assert "as of 12:30 New York time, 12 minutes ago" in result["summary"]
    assert "Finnhub is out of order" in result["summary"]
    assert "the price that I looked up 12 minutes ago, not the current one" in result["summary"]


async def test_a_price_that_is_a_week_old_does_not_stand_in(
    data: MarketData, server: MarketServer, clock: FakeClock
) -> None:
    await data.quote("AAPL")
    clock.advance(timedelta(days=7))
    server.faults.of_symbol("AAPL", Refuse(503))

    with pytest.raises(ProviderDownError):
        await data.quote("AAPL")


async def test_no_price_stands_in_for_a_key_that_is_refused(
    data: MarketData, server: MarketServer, clock: FakeClock
) -> None:
    await data.quote("AAPL")
    clock.advance(timedelta(minutes=2))
    server.faults.of_symbol("AAPL", Refuse(401))

    with pytest.raises(KeyRefusedError):
        await data.quote("AAPL")


async def test_a_search_that_fails_finds_nothing_and_keeps_no_price_away(alex: Person, server: MarketServer) -> None:
    server.faults.fail_next(Refuse(500), "*/search")

    result = await alex.result("get_quote", symbol="AAPL")

    assert (result["symbol"], result["name"]) == ("AAPL", "")
