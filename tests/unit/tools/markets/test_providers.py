"""Each provider's own format, from a server that speaks it."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.markets import market_data
from bot.playground.markets.faults import Alter
from bot.playground.markets.server import MarketServer
from bot.settings import Settings
from tests.clock import FakeClock
from tools.markets.data import MarketData
from tools.markets.errors import NoPriceError, NotConfiguredError, NotPermittedError, UnknownSymbolError
from tools.markets.values import Close, Match

YEAR = date(2025, 11, 20), date(2026, 11, 20)


async def test_finnhub_tells_the_price_its_time_and_whether_the_market_is_open(
    data: MarketData, server: MarketServer
) -> None:
    server.board.set_price("AAPL", "189.84", datetime(2026, 11, 20, 17, 18, tzinfo=UTC))

    quote = (await data.quote("AAPL")).value

    assert (quote.price, quote.currency, quote.market) == (Decimal("189.84"), "USD", "open")
    assert quote.at == datetime(2026, 11, 20, 17, 18, tzinfo=UTC)
    assert quote.previous_close == Decimal("276.22")
    assert quote.source.name == "Finnhub"


async def test_prices_are_exact_to_the_last_digit_of_the_answer(data: MarketData, server: MarketServer) -> None:
    server.faults.fail_next(Alter({"c": 0.1234567}), "*/quote")

    assert (await data.quote("AAPL")).value.price == Decimal("0.1234567")


async def test_twelve_data_tells_the_closes_oldest_first(data: MarketData) -> None:
    history = (await data.history("TSLA", *YEAR)).value

    assert len(history.closes) == 261
    assert history.closes[0] == Close(date(2025, 11, 20), history.closes[0].price)
    assert history.closes[-1].day == date(2026, 11, 19)
    assert history.currency == "USD"
    assert history.source.name == "Twelve Data"


async def test_frankfurter_tells_the_rates_of_the_last_working_day(data: MarketData, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    rates = (await data.rates()).value

    assert rates.day == date(2026, 11, 20)
    assert rates.rate("EUR", "USD") == Decimal("1.082")
    assert rates.rate("GBP", "JPY") == Decimal("163.5") / Decimal("0.8465")


async def test_yahoo_is_labelled_as_unofficial(yahoo: MarketData) -> None:
    quote = (await yahoo.quote("MSFT")).value

    assert (quote.currency, quote.market) == ("USD", "open")
    assert "unofficial, personal use" in quote.source.name


async def test_yahoo_and_twelve_data_tell_the_same_closes(yahoo: MarketData, data: MarketData) -> None:
    assert (await yahoo.history("MSFT", *YEAR)).value.closes == (await data.history("MSFT", *YEAR)).value.closes


async def test_prices_in_pence_become_pounds(yahoo: MarketData, server: MarketServer) -> None:
    server.faults.of_symbol("MSFT", Alter({"currency": "GBp", "regularMarketPrice": 512.5}))

    quote = (await yahoo.quote("MSFT")).value

    assert (quote.price, quote.currency) == (Decimal("5.125"), "GBP")


async def test_symbols_are_found_by_name(data: MarketData, yahoo: MarketData) -> None:
    assert await data.search("ford") == (Match("F", "FORD MOTOR CO"), Match("FORD", "FORWARD INDUSTRIES INC"))
    assert await yahoo.search("ford") == (Match("F", "Ford Motor Co"), Match("FORD", "Forward Industries Inc"))


async def test_a_zero_for_everything_is_a_symbol_that_finnhub_does_not_know(data: MarketData) -> None:
    with pytest.raises(UnknownSymbolError):
        await data.quote("ZZZZ")


async def test_a_price_of_zero_is_no_price(data: MarketData, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Alter({"c": 0}))

    with pytest.raises(NoPriceError, match="zero"):
        await data.quote("AAPL")


async def test_a_price_without_its_time_is_no_price(data: MarketData, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Alter({"t": 0}))

    with pytest.raises(NoPriceError, match="from when"):
        await data.quote("AAPL")


async def test_a_market_that_the_plan_does_not_cover(data: MarketData) -> None:
    with pytest.raises(NotPermittedError, match=r"Finnhub does not serve SBIN\.NS"):
        await data.quote("SBIN.NS")


async def test_a_market_whose_currency_is_not_known_has_no_price(data: MarketData) -> None:
    with pytest.raises(NoPriceError, match="currency"):
        await data.quote("ABC.XX")


async def test_the_state_of_the_market_may_be_missing_but_not_the_price(data: MarketData, server: MarketServer) -> None:
    server.faults.fail_next(Alter({"isOpen": None}), "*/market-status")

    assert (await data.quote("AAPL")).value.market == "unknown"


@pytest.mark.parametrize(
    ("changes", "why"), [({"values": []}, "none for that time"), ({"currency": ""}, "which currency")]
)
async def test_a_history_without_closes_or_currency_is_none(
    data: MarketData, server: MarketServer, changes: dict[str, object], why: str
) -> None:
    server.faults.of_symbol("TSLA", Alter(changes))

    with pytest.raises(NoPriceError, match=why):
        await data.history("TSLA", *YEAR)


@pytest.fixture
async def keyless(settings: Settings, clock: FakeClock) -> AsyncIterator[MarketData]:
    keys = {"finnhub_api_key": None, "twelve_data_api_key": None}
    data = market_data(settings.model_copy(update=keys), clock)
    yield data
    await data.close()


async def test_without_keys_every_answer_names_the_one_to_set(keyless: MarketData) -> None:
    with pytest.raises(NotConfiguredError, match="set FINNHUB_API_KEY"):
        await keyless.quote("AAPL")
    with pytest.raises(NotConfiguredError, match="set FINNHUB_API_KEY"):
        await keyless.search("apple")
    with pytest.raises(NotConfiguredError, match="set TWELVE_DATA_API_KEY"):
        await keyless.history("AAPL", *YEAR)
    assert (await keyless.rates()).value.rates


async def test_with_a_key_for_histories_alone_symbols_are_found_there(settings: Settings, clock: FakeClock) -> None:
    data = market_data(settings.model_copy(update={"finnhub_api_key": None}), clock)

    assert await data.search("tesla") == (Match("TSLA", "Tesla Inc"),)
    await data.close()


async def test_keys_are_sent_in_headers_and_shown_nowhere(data: MarketData, server: MarketServer) -> None:
    await data.quote("AAPL")

    assert [path for path in server.requests if "key" in path] == []
    assert "test-key" not in repr(vars(data))
