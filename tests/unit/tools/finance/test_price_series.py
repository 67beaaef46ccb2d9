"""What a series of prices did, beside an oracle that compares every pair."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.price_series import cagr, highest, lowest, max_drawdown, total_change

_SERIES = st.lists(st.decimals(Decimal("0.01"), Decimal(10_000), places=2), min_size=1, max_size=40)


def _prices(*amounts: int) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


def test_the_change_is_a_fraction_of_the_first_price() -> None:
    assert total_change(_prices(80, 300, 100)) == Decimal("0.25")


def test_growth_a_year_is_that_of_a_published_example() -> None:
    """Stock of Delta Air Lines over ten years: OpenStax, Principles of Finance, m00093."""
    assert cagr(Decimal("11.19"), Decimal("40.21"), Decimal(10)) == pytest.approx(
        Decimal("0.1365"), abs=Decimal("0.00005")
    )


def test_the_deepest_fall_is_the_largest_in_proportion() -> None:
    fall = max_drawdown(_prices(100, 50, 200, 110, 120))
    assert fall
    assert (fall.share, fall.peak, fall.trough) == (Decimal("0.5"), 0, 1)


def test_prices_that_only_rise_never_fell() -> None:
    assert max_drawdown(_prices(1, 1, 2, 3)) is None


def test_of_several_extremes_the_first_counts() -> None:
    assert (highest(_prices(1, 3, 2, 3)), lowest(_prices(2, 1, 3, 1))) == (1, 1)


@given(_SERIES)
@settings(max_examples=1000)
def test_the_deepest_fall_is_that_of_all_pairs(prices: list[Decimal]) -> None:
    pairs = [(early - late) / early for place, early in enumerate(prices) for late in prices[place:]]
    fall = max_drawdown(prices)
    assert max(pairs) == (fall.share if fall else 0)


@given(_SERIES)
@settings(max_examples=1000)
def test_the_fall_runs_from_its_peak_to_its_trough(prices: list[Decimal]) -> None:
    fall = max_drawdown(prices)
    assert fall is None or fall.share == (prices[fall.peak] - prices[fall.trough]) / prices[fall.peak]
    assert fall is None or fall.peak < fall.trough
