"""get_price_history: what a price did, by its daily closes."""

from decimal import Decimal

import pytest

from bot.playground.markets.faults import Alter, Refuse
from bot.playground.markets.server import MarketServer
from tests.unit.tools.person import Person

HISTORY = "get_price_history"


async def test_a_year_is_the_usual_period(alex: Person) -> None:
    result = await alex.result(HISTORY, symbol="TSLA")

    assert (result["period_months"], result["days"]) == (12, 261)
    assert (result["first"]["day"], result["last"]["day"]) == ("2025-11-20", "2026-11-19")
    change = Decimal(result["last"]["price"]["amount"]) / Decimal(result["first"]["price"]["amount"]) - 1
    assert Decimal(result["change_percent"]) == round(change * 100, 2)


async def test_the_summary_names_the_extremes_and_the_deepest_fall(alex: Person) -> None:
    result = await alex.result(HISTORY, symbol="TSLA", period="6 months")

    assert result["summary"] == (
        "TESLA INC (TSLA) is up $7.12 (1.95%): from $364.75 on May 20, 2026 to $371.87 on November 19, 2026. "
        "Its highest close was $398.12 on June 17, 2026, its lowest $358.39 on July 28, 2026. "
        "The deepest fall on the way was 9.98%, from $398.12 on June 17, 2026 to $358.39 on July 28, 2026."
    )
    assert result["max_drawdown"]["percent"] == "9.98"


async def test_over_years_the_growth_a_year_is_told_too(alex: Person) -> None:
    result = await alex.result(HISTORY, symbol="TSLA", period="3 years")

    change = Decimal(result["last"]["price"]["amount"]) / Decimal(result["first"]["price"]["amount"])
    assert f"That is {result['growth_a_year']} a year, compounded." in result["summary"]
    yearly = 1 + Decimal(result["growth_a_year"].rstrip("%")) / 100
    assert float(yearly**3) == pytest.approx(float(change), rel=0.005)


async def test_for_less_than_two_years_no_growth_a_year_is_told(alex: Person) -> None:
    result = await alex.result(HISTORY, symbol="TSLA")

    assert result["growth_a_year"] == ""
    assert "compounded" not in result["summary"]


async def test_the_source_and_what_is_adjusted_are_stated(alex: Person) -> None:
    assert (await alex.result(HISTORY, symbol="AAPL"))["assumptions"] == [
        "Source: Twelve Data.",
        "Closes are adjusted for splits, not for dividends.",
        "261 daily closes; what happened within a day does not show.",
        "The past does not tell the future.",
    ]


async def test_the_line_has_at_most_twenty_points_with_the_first_and_the_last(alex: Person) -> None:
    display = (await alex.get(HISTORY, symbol="AAPL")).display

    assert display.chart
    assert len(display.chart.categories) == 20
    assert (display.chart.categories[0], display.chart.categories[-1]) == ("Nov 20, 2025", "Nov 19, 2026")
    assert len(set(display.chart.categories)) == 20


async def test_a_history_that_begins_later_or_ends_earlier_says_so(alex: Person, server: MarketServer) -> None:
    closes = [{"datetime": "2026-10-01", "close": "10"}, {"datetime": "2026-10-02", "close": "12"}]
    server.faults.of_symbol("AAPL", Alter({"values": closes}))

    summary = (await alex.result(HISTORY, symbol="AAPL"))["summary"]

    assert "is up $2.00 (20%)" in summary
    assert "deepest fall" not in summary
    assert "There are no closes before October 1, 2026." in summary
    assert "newer ones are missing" in summary


async def test_an_unknown_symbol_comes_with_near_ones(alex: Person) -> None:
    assert "F (FORD MOTOR CO)" in await alex.refusal(HISTORY, symbol="Ford")


async def test_a_failure_is_an_answer(alex: Person, server: MarketServer) -> None:
    server.faults.of_symbol("AAPL", Refuse(500))

    assert "Twelve Data is out of order" in await alex.refusal(HISTORY, symbol="AAPL")


@pytest.mark.parametrize("period", ["0 months", "11 years"])
async def test_a_period_out_of_bounds_is_refused_at_its_field(alex: Person, period: str) -> None:
    outcome = await alex.ask(HISTORY, symbol="AAPL", period=period)

    assert outcome.status == "failed"
    assert [error.field for error in outcome.errors] == ["period"]
