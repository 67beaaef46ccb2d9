"""The figures of the asset classes against the table of years that they sum up.

real_returns.csv holds Damodaran's real returns of the calendar years 1928 to 2024, in percent (update of January 2025),
and the rise of prices.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from tools.finance.asset_classes import CLASSES, FIRST_YEAR, INFLATION, LAST_YEAR, MARKET, WORST_YEAR, YEARS_LOST

with (Path(__file__).parent / "real_returns.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
YEARS = [int(row["year"]) for row in ROWS]
RETURNS = np.array([[float(row[name]) / 100 for name in CLASSES] for row in ROWS])
STOCKS = RETURNS[:, 0]


def test_the_table_has_every_year_once() -> None:
    assert list(range(FIRST_YEAR, LAST_YEAR + 1)) == YEARS


def test_expected_returns_are_the_arithmetic_means() -> None:
    assert MARKET.expected == pytest.approx(RETURNS.mean(axis=0), abs=5e-5)


def test_inflation_is_compounded() -> None:
    prices = np.prod([1 + float(row["inflation"]) / 100 for row in ROWS])

    assert float(INFLATION) == pytest.approx(prices ** (1 / len(ROWS)) - 1, abs=5e-5)


def test_volatilities_are_the_standard_deviations_of_a_sample() -> None:
    assert MARKET.volatility == pytest.approx(RETURNS.std(axis=0, ddof=1), abs=5e-5)


def test_correlations_are_those_of_the_years() -> None:
    assert np.array(MARKET.correlation) == pytest.approx(np.corrcoef(RETURNS.T), abs=5e-4)


@pytest.mark.parametrize(("percent", "years"), YEARS_LOST.items())
def test_so_many_years_cost_stocks_more_than_that(percent: int, years: int) -> None:
    assert int((-percent / 100 > STOCKS).sum()) == years


def test_the_worst_year_of_stocks_was_1931() -> None:
    assert YEARS[int(STOCKS.argmin())] == 1931
    assert round(-100 * float(STOCKS.min())) == WORST_YEAR


def test_what_was_lost_from_2000_on_was_made_good_in_2013() -> None:
    worth = dict(zip(YEARS, np.cumprod(1 + STOCKS), strict=True))

    assert next(year for year in range(2000, LAST_YEAR) if worth[year] >= worth[1999]) == 2013
