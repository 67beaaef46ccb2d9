"""get_quote: a price with its time, its currency and how far it can be relied on."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.markets.faults import Alter, Refuse
from bot.playground.markets.server import MarketServer
from tests.clock import FakeClock
from tests.unit.tools.person import Person

QUOTE = "get_quote"


async def test_a_price_comes_with_its_change_time_and_age(alex: Person, server: MarketServer) -> None:
    server.board.set_price("AAPL", "277.84", datetime(2026, 11, 20, 17, 18, tzinfo=UTC))

    result = await alex.result(QUOTE, symbol="AAPL")

    assert result["summary"] == (
        "APPLE INC (AAPL) is at $277.84, up $1.62 (0.59%) on the previous close, as of 12:18 New York time, "
        "12 minutes ago."
    )
    assert (result["standing"], result["market"]) == ("current", "open")
    assert result["price"] == {"amount": "277.84", "currency": "USD", "text": "$277.84"}
    assert result["assumptions"] == ["Source: Finnhub."]
    assert result["as_of"] == "2026-11-20"


async def test_on_a_weekend_the_last_price_is_told_as_such(alex: Person, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 21, 15, tzinfo=UTC)

    result = await alex.result(QUOTE, symbol="AAPL")

    assert result["standing"] == "last_close"
    assert (
        "as of 16:00 New York time on November 20, 2026, 18 hours ago. The market is closed now." in result["summary"]
    )


async def test_an_open_market_with_an_old_price_is_warned_of(alex: Person, server: MarketServer) -> None:
    server.board.set_price("AAPL", "270", datetime(2026, 11, 20, 15, 30, tzinfo=UTC))

    result = await alex.result(QUOTE, symbol="AAPL")

    assert result["standing"] == "stale"
    assert "2 hours ago" in result["summary"]
    assert "treat it with care" in result["summary"]


async def test_an_unchanged_price(alex: Person, server: MarketServer) -> None:
    server.board.set_price("AAPL", "276.22")

    assert "$276.22, unchanged from the previous close," in (await alex.result(QUOTE, symbol="AAPL"))["summary"]


async def test_a_price_without_a_previous_close_has_no_change(alex: Person, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Alter({"pc": 0}))

    result = await alex.result(QUOTE, symbol="AAPL")

    assert (result["change"], result["change_percent"], result["change_text"]) == (None, None, "")


async def test_a_price_of_a_fraction_of_a_cent_keeps_its_digits(alex: Person, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Alter({"c": 0.0123}))

    assert (await alex.result(QUOTE, symbol="AAPL"))["price"]["text"] == "$0.0123"


async def test_a_company_is_found_by_its_name_and_that_is_said(alex: Person) -> None:
    result = await alex.result(QUOTE, symbol="Tesla")

    assert result["symbol"] == "TSLA"
    assert "“Tesla” was read as TESLA INC (TSLA)." in result["assumptions"]


@pytest.mark.parametrize("written", ["$aapl", " aapl ", "Aapl", "AAPL"])
async def test_a_ticker_is_found_however_it_is_written(alex: Person, written: str) -> None:
    assert (await alex.result(QUOTE, symbol=written))["symbol"] == "AAPL"


@pytest.mark.parametrize("written", ["Ford", "ford"])
async def test_a_company_is_not_taken_for_the_ticker_of_another(alex: Person, written: str) -> None:
    assert await alex.refusal(QUOTE, symbol=written) == (
        f"I find no price for “{written}”. Did you mean one of these: F (FORD MOTOR CO), FORD (FORWARD INDUSTRIES INC)?"
    )
    assert (await alex.result(QUOTE, symbol="FORD"))["name"] == "FORWARD INDUSTRIES INC"


@pytest.mark.parametrize("written", ["ZZZZ", "Nobody & Sons", "B", "<b>"])
async def test_what_nobody_trades_has_no_price(alex: Person, written: str) -> None:
    assert "I find no price for" in await alex.refusal(QUOTE, symbol=written)


async def test_a_failure_is_an_answer_and_no_price(alex: Person, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Refuse(429, retry_after="45"))

    assert await alex.refusal(QUOTE, symbol="AAPL") == (
        "Finnhub takes no more requests for now: please ask again in 45 seconds."
    )


async def test_a_price_may_be_asked_for_in_a_channel(alex: Person) -> None:
    assert (await (await alex.in_a_channel()).result(QUOTE, symbol="AAPL"))["symbol"] == "AAPL"


async def test_the_share_is_asked_for(alex: Person) -> None:
    assert await alex.questions(QUOTE) == ["symbol"]


async def test_the_figures_are_shown(alex: Person, server: MarketServer, clock: FakeClock) -> None:
    server.board.set_price("AAPL", "277.84", clock.now - timedelta(seconds=20))

    display = (await alex.get(QUOTE, symbol="AAPL")).display

    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Price", "$277.84"),
        ("On the previous close", "up $1.62 (0.59%)"),
        ("Range of the day", "$275.52 to $276.22"),
        ("Time", "12:29 New York time, less than a minute ago"),
        ("Market", "open"),
    ]
