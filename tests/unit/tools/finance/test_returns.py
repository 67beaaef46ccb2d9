"""Returns as log-normal months: the moments that were told come out again, in today's money and after fees."""

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.returns import CAUTION, Returns, cautious, historical
from tools.finance.us_history import YEARS

means = st.decimals(Decimal("-0.3"), Decimal("0.3"), places=4)
swings = st.decimals(Decimal(0), Decimal("0.6"), places=4)
rates = st.decimals(Decimal(0), Decimal("0.1"), places=4)


@settings(max_examples=1000)
@given(mean=means, swing=swings)
def test_a_year_has_the_arithmetic_mean_and_the_swing_that_were_told(mean: Decimal, swing: Decimal) -> None:
    drift, deviation = Returns(mean, swing).year()
    expected = math.exp(drift + deviation**2 / 2)
    assert expected == pytest.approx(1 + float(mean), rel=1e-9)
    assert expected * math.sqrt(math.expm1(deviation**2)) == pytest.approx(float(swing), abs=1e-9)


@settings(max_examples=1000)
@given(mean=means, swing=swings)
def test_a_geometric_mean_is_the_middle_and_leaves_the_swing_as_told(mean: Decimal, swing: Decimal) -> None:
    drift, deviation = Returns(mean, swing, "geometric").year()
    assert math.exp(drift) == pytest.approx(1 + float(mean), rel=1e-9)
    expected = math.exp(drift + deviation**2 / 2)
    assert expected * math.sqrt(math.expm1(deviation**2)) == pytest.approx(float(swing), abs=1e-9)


@settings(max_examples=1000)
@given(mean=means, swing=swings, fees=rates, inflation=rates)
def test_fees_and_prices_take_their_part_of_each_year(
    mean: Decimal, swing: Decimal, fees: Decimal, inflation: Decimal
) -> None:
    nominal, deviation = Returns(mean, swing).year()
    drift, same = Returns(mean, swing, fees=fees, inflation=inflation).year()
    assert math.exp(drift) == pytest.approx(math.exp(nominal) * (1 - float(fees)) / (1 + float(inflation)), rel=1e-9)
    assert same == deviation


def test_twelve_months_make_the_year() -> None:
    returns = Returns(Decimal("0.07"), Decimal("0.15"))
    drift, deviation = returns.month()
    assert (12 * drift, math.sqrt(12) * deviation) == pytest.approx(returns.year())


def test_history_is_that_of_its_years() -> None:
    stocks, bonds = historical(Decimal(1)), historical(Decimal(0))
    assert float(stocks.mean) == pytest.approx(sum(float(year.stocks) for year in YEARS) / len(YEARS))
    assert (round(stocks.mean, 4), round(stocks.volatility, 4)) == (Decimal("0.0815"), Decimal("0.1744"))
    assert (round(bonds.mean, 4), round(bonds.volatility, 4)) == (Decimal("0.0267"), Decimal("0.0858"))


def test_what_is_taken_for_caution_leaves_half_and_half_at_five_percent_compounded() -> None:
    usual = cautious(Decimal("0.5"), inflation=Decimal("0.025"))
    drift, _ = Returns(usual.mean, usual.volatility).year()
    assert math.expm1(drift) == pytest.approx(0.05, abs=0.001)
    assert round(usual.mean, 3) == Decimal("0.055")
    real = (1 + usual.mean) / Decimal("1.025") - 1
    assert historical(Decimal("0.5")).mean - real == pytest.approx(CAUTION)
