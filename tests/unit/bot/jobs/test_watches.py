"""Watched prices: asked for while somebody watches them, and told once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from pydantic import SecretStr

from bot.jobs.watches import BATCH, EVERY, WEEK, WHILE_CLOSED, WatchPrices
from bot.markets import market_data
from bot.playground.markets import finnhub
from bot.playground.markets.faults import Hang, Refuse
from bot.playground.markets.server import MarketServer
from bot.settings import load_settings
from storage.database import Database
from storage.tables.check_ins import QuietTimes
from storage.tables.market import WatchDirection
from storage.tables.users import User
from tests.clock import FakeClock
from tests.unit.bot.jobs.check_ins import put, user_in
from tools.markets.data import MarketData
from tools.markets.watch_rules import REST
from tools.memory.quiet import FOREVER

NOON = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[MarketServer]:
    server = MarketServer(clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def data(server: MarketServer, clock: FakeClock) -> AsyncIterator[MarketData]:
    settings = load_settings(_env_file=None, finnhub_api_key=SecretStr(finnhub.KEY), **server.settings)
    data = market_data(settings, clock)
    yield data
    await data.close()


@pytest.fixture
async def job(database: Database, data: MarketData, clock: FakeClock) -> AsyncIterator[WatchPrices]:
    job = WatchPrices(database, data, clock)
    yield job
    await job.stop()


@pytest.fixture
async def user(database: Database) -> User:
    return await user_in(database, "America/New_York")


async def watch(database: Database, user: User, symbol: str = "TSLA", direction: WatchDirection = "below") -> int:
    async with database.unit() as unit:
        added = await unit.watches.add(
            user.id,
            symbol=symbol,
            name="Tesla Inc",
            currency="USD",
            level=Decimal(200),
            direction=direction,
            seen_at=NOON - MINUTE,
        )
    return added.id


async def at(server: MarketServer, job: WatchPrices, clock: FakeClock, price: str, after: timedelta = MINUTE) -> None:
    """Let some time pass, the price be this one, and the job look."""
    clock.advance(after)
    server.board.set_price("TSLA", price)
    await job.look(["TSLA"])


async def test_a_price_that_gets_there_is_told_with_its_time(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    number = await watch(database, user)

    await at(server, job, clock, "199.50")

    assert await put(database) == [
        (
            f"watch:{number}:2026-11-20T17:31:00+00:00",
            "Tesla Inc (TSLA) fell to $199.50 (at 12:31 New York time on November 20, 2026). You wanted to know when "
            "it falls to $200.00; I say so once and then let the watch rest.",
        )
    ]


async def test_it_is_told_once_however_often_the_price_is_looked_at(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)

    for price in ("201", "199.50", "199", "200.50", "199.80", "150"):
        await at(server, job, clock, price)

    assert len(await put(database)) == 1


async def test_it_is_told_again_after_the_price_was_back_and_a_day_has_passed(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)

    await at(server, job, clock, "199")
    await at(server, job, clock, "202")
    await at(server, job, clock, "198")
    assert len(await put(database)) == 1

    await at(server, job, clock, "197", after=REST)
    assert len(await put(database)) == 2


async def test_an_older_price_than_the_watch_knows_does_not_count(
    database: Database, user: User, server: MarketServer, job: WatchPrices
) -> None:
    await watch(database, user)
    server.board.set_price("TSLA", "150", NOON - timedelta(days=1))

    await job.look(["TSLA"])

    assert await put(database) == []


async def test_two_that_look_at_once_tell_it_once(
    database: Database, user: User, server: MarketServer, data: MarketData, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)
    server.board.set_price("TSLA", "199")

    await asyncio.gather(job.look(["TSLA"]), WatchPrices(database, data, clock).look(["TSLA"]))

    assert len(await put(database)) == 1


async def test_it_waits_for_the_end_of_a_pause(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)
    async with database.unit() as unit:
        await unit.quiet_times.keep(QuietTimes(user_id=user.id, paused_until=FOREVER))

    await at(server, job, clock, "199")

    assert await put(database) == []


async def test_a_price_that_is_not_known_keeps_no_other_from_being_told(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user, "ZZZZ")
    await watch(database, user, "AAPL", "above")
    server.faults.of_symbol("MSFT", Refuse(500))

    await job.look(["MSFT", "ZZZZ", "AAPL"])

    assert len(await put(database)) == 1


async def test_nobody_is_asked_while_nobody_watches(server: MarketServer, job: WatchPrices, clock: FakeClock) -> None:
    await job.tick(clock())
    await job.stop()

    assert server.requests == []


async def _looked(server: MarketServer, job: WatchPrices, clock: FakeClock) -> int:
    """Tick, wait for the look that this may begin, and return how often prices were asked for by now."""
    await job.tick(clock())
    await job.finished()
    return sum(path.endswith("/quote") for path in server.requests)


async def test_a_price_is_asked_for_once_a_minute(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)

    assert await _looked(server, job, clock) == 1
    clock.advance(EVERY - timedelta(seconds=1))
    assert await _looked(server, job, clock) == 1
    clock.advance(timedelta(seconds=1))
    assert await _looked(server, job, clock) == 2


async def test_while_the_market_is_closed_it_is_asked_more_seldom(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)
    clock.advance(timedelta(days=1))

    assert await _looked(server, job, clock) == 1
    clock.advance(WHILE_CLOSED - timedelta(seconds=1))
    assert await _looked(server, job, clock) == 1
    clock.advance(timedelta(seconds=1))
    assert await _looked(server, job, clock) == 2


async def test_a_provider_that_wants_rest_is_given_it(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)
    server.faults.fail_next(Refuse(429, retry_after="300"), "*/quote")

    assert await _looked(server, job, clock) == 1
    clock.advance(timedelta(minutes=4))
    assert await _looked(server, job, clock) == 1
    clock.advance(MINUTE)
    assert await _looked(server, job, clock) == 2


async def test_a_tick_does_not_wait_for_the_network(
    database: Database, user: User, server: MarketServer, job: WatchPrices, clock: FakeClock
) -> None:
    await watch(database, user)
    server.faults.of_symbol("TSLA", Hang())

    await asyncio.wait_for(job.tick(clock()), 1)
    await job.stop()


async def test_many_symbols_take_turns(database: Database, user: User, job: WatchPrices, clock: FakeClock) -> None:
    symbols = [f"S{number:02}" for number in range(BATCH + 10)]

    first, second = job.turn_of(symbols), job.turn_of(symbols)

    assert first == symbols[:BATCH]
    assert second == [*symbols[BATCH:], *symbols[: BATCH - 10]]


async def test_at_most_once_a_week_a_watch_waits_and_fires_afterwards(
    server: MarketServer, job: WatchPrices, clock: FakeClock, database: Database, user: User
) -> None:
    await watch(database, user)
    async with database.unit() as unit:
        await unit.alerts.choose(user.id, "price_alerts", "weekly")
    await at(server, job, clock, "199")
    await watch(database, user, direction="above")
    await at(server, job, clock, "201")
    assert len(await put(database)) == 1
    await at(server, job, clock, "201", WEEK)
    assert ["rose to" in text for _, text in await put(database)] == [False, True]


async def test_less_of_a_price_alert_can_be_had(
    server: MarketServer, job: WatchPrices, clock: FakeClock, database: Database, user: User
) -> None:
    number = await watch(database, user)
    await at(server, job, clock, "199")
    async with database.unit() as unit:
        turn = await unit.turns.get(1)
        assert turn
        payload = await unit.turns.payload(turn.id, turn.conversation)
    assert payload
    assert payload["notice"]["less"] == {"what": "watch", "which": str(number), "weekly": True}
