"""What providers answer in place of a price, and what people are told of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.markets import market_data
from bot.playground.markets.faults import Alter, Drop, Fault, Hang, Refuse, Text
from bot.playground.markets.server import MarketServer
from bot.settings import Settings
from tests.clock import FakeClock
from tools.markets.data import MarketData
from tools.markets.errors import (
    KeyRefusedError,
    MarketError,
    NotPermittedError,
    NotUnderstoodError,
    ProviderDownError,
    RateLimitedError,
    UnknownSymbolError,
)

WEEK = date(2026, 11, 13), date(2026, 11, 20)
FAULTS: list[tuple[Fault, type[MarketError], str]] = [
    (Refuse(401), KeyRefusedError, "refuses to let me in"),
    (Refuse(403), NotPermittedError, "does not serve"),
    (Refuse(429, retry_after="30"), RateLimitedError, "ask again in 30 seconds"),
    (Refuse(429, retry_after="soon"), RateLimitedError, "ask again in 60 seconds"),
    (Refuse(429), RateLimitedError, "ask again in 60 seconds"),
    (Refuse(500), ProviderDownError, "is out of order"),
    (Refuse(503), ProviderDownError, "is out of order"),
    (Refuse(302), NotUnderstoodError, "status 302"),
    (Text(), NotUnderstoodError, "it is no JSON"),
    (Text('{"c": 1'), NotUnderstoodError, "it is no JSON"),
    (Text("[NaN]"), NotUnderstoodError, "it is no JSON"),
    (Text("[]"), NotUnderstoodError, "not of the form"),
    (Text(status=502), ProviderDownError, "is out of order"),
    (Drop(), ProviderDownError, "cannot be reached"),
    (Hang(), ProviderDownError, "did not answer in time"),
]
# A client asks again where a connection that it kept is closed: a fault that is to be seen meets it twice.
each_fault = pytest.mark.parametrize(
    ("fault", "error", "words"), FAULTS, ids=lambda value: value.__name__ if isinstance(value, type) else str(value)
)


@each_fault
async def test_finnhub(
    data: MarketData, server: MarketServer, fault: Fault, error: type[MarketError], words: str
) -> None:
    server.faults.fail_next(fault, "*/quote", times=2)

    with pytest.raises(error, match=words):
        await data.quote("AAPL")


@each_fault
async def test_twelve_data(
    data: MarketData, server: MarketServer, fault: Fault, error: type[MarketError], words: str
) -> None:
    server.faults.fail_next(fault, "*/time_series", times=2)

    with pytest.raises(error, match=words):
        await data.history("AAPL", *WEEK)


@each_fault
async def test_frankfurter(
    data: MarketData, server: MarketServer, fault: Fault, error: type[MarketError], words: str
) -> None:
    server.faults.fail_next(fault, "*/latest", times=2)

    with pytest.raises(error, match=words):
        await data.rates()


@pytest.mark.parametrize(("fault", "error", "words"), [fault for fault in FAULTS if "30 seconds" not in fault[2]])
async def test_yahoo(
    yahoo: MarketData, server: MarketServer, fault: Fault, error: type[MarketError], words: str
) -> None:
    server.faults.fail_next(fault, "*/chart/*", times=2)

    with pytest.raises(error, match=words):
        await yahoo.quote("AAPL")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Refuse(401, in_body=True), KeyRefusedError),
        (Refuse(429, in_body=True), RateLimitedError),
        (Refuse(500, in_body=True), ProviderDownError),
        (Refuse(404, in_body=True), UnknownSymbolError),
        (Refuse(404, message="This symbol is available starting with the Pro plan."), NotPermittedError),
    ],
)
async def test_an_error_of_twelve_data_within_an_answer_counts_like_a_status(
    data: MarketData, server: MarketServer, fault: Fault, error: type[MarketError]
) -> None:
    server.faults.fail_next(fault, "*/time_series")

    with pytest.raises(error):
        await data.history("AAPL", *WEEK)


async def test_rates_without_a_date_are_not_used(data: MarketData, server: MarketServer) -> None:
    server.faults.fail_next(Alter({"date": "yesterday"}))

    with pytest.raises(NotUnderstoodError, match="from which day"):
        await data.rates()


async def test_a_provider_that_wants_rest_is_left_alone_for_so_long(
    data: MarketData, server: MarketServer, clock: FakeClock
) -> None:
    server.faults.fail_next(Refuse(429, retry_after="30"), "*/quote")
    with pytest.raises(RateLimitedError):
        await data.quote("AAPL")
    asked = len(server.requests)

    clock.advance(timedelta(seconds=20))
    with pytest.raises(RateLimitedError, match="in 10 seconds"):
        await data.quote("AAPL")
    assert len(server.requests) == asked

    clock.advance(timedelta(seconds=10))
    assert (await data.quote("AAPL")).value.price > 0


async def test_retry_after_may_be_a_date(data: MarketData, server: MarketServer, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    server.faults.fail_next(Refuse(429, retry_after="Fri, 20 Nov 2026 17:35:00 GMT"), "*/quote")

    with pytest.raises(RateLimitedError, match="in 5 minutes"):
        await data.quote("AAPL")


async def test_a_wrong_key_names_the_variable_and_never_the_key(settings: Settings, clock: FakeClock) -> None:
    data = market_data(settings.model_copy(update={"finnhub_api_key": SecretStr("s3cret")}), clock)

    with pytest.raises(KeyRefusedError, match="FINNHUB_API_KEY has to be checked") as refused:
        await data.quote("AAPL")
    assert "s3cret" not in str(refused.value)
    await data.close()


async def test_a_provider_out_of_reach(settings: Settings, clock: FakeClock) -> None:
    data = market_data(settings.model_copy(update={"frankfurter_base_url": "http://127.0.0.1:1"}), clock)

    with pytest.raises(ProviderDownError, match="cannot be reached"):
        await data.rates()
    await data.close()
