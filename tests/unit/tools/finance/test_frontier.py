"""The frontier against closed forms for two classes, a grid of all mixes for three, and what every mix must keep."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.frontier import Bounds, Market, UnreachableError, frontier, mix_of, steadiest

MANY = settings(max_examples=1000, deadline=None)
ROUNDED = 1e-4
RETURNS = st.floats(-0.02, 0.15)
SWINGS = st.floats(0.01, 0.4)

GRID = np.array([(a, b, 50 - a - b) for a in range(51) for b in range(51 - a)]) / 50
"""Every mix of three classes in steps of two percent."""


@st.composite
def markets(draw: st.DrawFn, size: int = 3) -> Market:
    """Any market of so many classes, whose correlations come from common factors and are therefore possible."""
    rows = [draw(st.lists(st.floats(-1, 1), min_size=size, max_size=size)) for _ in range(size)]
    factors = np.array(rows) + np.eye(size) * 1.5
    covariance = factors @ factors.T
    scale = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(scale, scale)
    np.fill_diagonal(correlation, 1)
    return Market(
        expected=tuple(draw(RETURNS) for _ in range(size)),
        volatility=tuple(draw(SWINGS) for _ in range(size)),
        correlation=tuple(tuple(float(cell) for cell in row) for row in correlation),
    )


def two(first: tuple[float, float], second: tuple[float, float], correlation: float) -> Market:
    return Market((first[0], second[0]), (first[1], second[1]), ((1.0, correlation), (correlation, 1.0)))


@MANY
@given(first=st.tuples(RETURNS, SWINGS), second=st.tuples(RETURNS, SWINGS), correlation=st.floats(-0.95, 0.95))
def test_the_steadiest_mix_of_two_is_that_of_the_closed_form(
    first: tuple[float, float], second: tuple[float, float], correlation: float
) -> None:
    shared = correlation * first[1] * second[1]
    share = (second[1] ** 2 - shared) / (first[1] ** 2 + second[1] ** 2 - 2 * shared)

    mix = steadiest(two(first, second, correlation))

    assert float(mix.weights[0]) == pytest.approx(min(1.0, max(0.0, share)), abs=ROUNDED)


@MANY
@given(low=st.floats(0, 0.03), more=st.floats(0.01, 0.1), swings=st.tuples(SWINGS, SWINGS), part=st.floats(0, 1))
def test_a_return_that_must_be_reached_decides_the_mix_of_two(
    low: float, more: float, swings: tuple[float, float], part: float
) -> None:
    market = two((low, swings[0]), (low + more, swings[1]), 0.0)
    calm = swings[0] ** 2 / (swings[0] ** 2 + swings[1] ** 2)

    mix = steadiest(market, at_least=low + part * more)

    assert float(mix.weights[1]) == pytest.approx(max(calm, part), abs=ROUNDED)


@MANY
@given(market=markets(), part=st.floats(0, 1))
def test_no_mix_of_the_grid_swings_less_for_the_same_return(market: Market, part: float) -> None:
    returns = GRID @ np.array(market.expected)
    aim = returns.min() + part * (returns.max() - returns.min())
    variances = np.einsum("ij,jk,ik->i", GRID, market.covariance(), GRID)

    mix = steadiest(market, at_least=float(aim))

    assert float(mix.expected) >= aim - ROUNDED
    assert float(mix.volatility) <= np.sqrt(variances[returns >= aim - 1e-12].min()) + ROUNDED


@MANY
@given(market=markets(), part=st.floats(0, 1))
def test_every_mix_is_long_only_and_sums_to_one(market: Market, part: float) -> None:
    low, high = min(market.expected), max(market.expected)

    mix = steadiest(market, at_least=low + part * (high - low))

    assert min(mix.weights) >= 0
    assert sum(mix.weights) == 1


@settings(max_examples=200, deadline=None)
@given(market=markets(4))
def test_along_the_frontier_more_return_costs_more_swing(market: Market) -> None:
    mixes = frontier(market, 6)

    assert all(later.expected >= earlier.expected for earlier, later in pairwise(mixes))
    assert all(later.volatility >= earlier.volatility - Decimal("0.0001") for earlier, later in pairwise(mixes))
    assert float(mixes[-1].expected) == pytest.approx(max(market.expected), abs=ROUNDED)


@settings(max_examples=200, deadline=None)
@given(market=markets(), most=st.floats(0.4, 1), part=st.floats(0, 1))
def test_bounds_are_kept_and_no_mix_of_the_grid_within_them_swings_less(
    market: Market, most: float, part: float
) -> None:
    bounds = Bounds((0.1, 0.0, 0.0), (most, most, most))
    inside = GRID[(GRID[:, 0] >= 0.1 - 1e-12) & (GRID.max(axis=1) <= most + 1e-12)]
    returns = inside @ np.array(market.expected)
    aim = returns.min() + part * (returns.max() - returns.min())
    variances = np.einsum("ij,jk,ik->i", inside, market.covariance(), inside)

    mix = steadiest(market, bounds, float(aim))

    assert float(mix.weights[0]) >= 0.1 - ROUNDED
    assert float(max(mix.weights)) <= most + ROUNDED
    assert float(mix.volatility) <= np.sqrt(variances[returns >= aim - 1e-12].min()) + ROUNDED


def test_two_classes_that_are_the_same_are_no_trouble() -> None:
    mix = steadiest(two((0.05, 0.1), (0.05, 0.1), 1.0), at_least=0.05)

    assert (mix.expected, mix.volatility) == (Decimal("0.0500"), Decimal("0.1000"))


def test_perfect_opposites_cancel_out() -> None:
    mix = steadiest(two((0.02, 0.1), (0.04, 0.1), -1.0))

    assert mix.weights == (Decimal("0.5000"), Decimal("0.5000"))
    assert mix.volatility == 0


def test_weights_that_do_not_round_evenly_still_sum_to_one() -> None:
    market = Market((0.01, 0.02, 0.03), (0.1, 0.1, 0.1), ((1, 0, 0), (0, 1, 0), (0, 0, 1)))

    assert mix_of(market, (1 / 3, 1 / 3, 1 / 3)).weights == (Decimal("0.3334"), Decimal("0.3333"), Decimal("0.3333"))


def test_a_return_beyond_every_class_is_unreachable() -> None:
    with pytest.raises(UnreachableError):
        steadiest(two((0.02, 0.1), (0.04, 0.1), 0.0), at_least=0.05)


@pytest.mark.parametrize("bounds", [Bounds((0.6, 0.6), (1, 1)), Bounds((0, 0), (0.4, 0.4))])
def test_bounds_that_admit_no_mix_are_unreachable(bounds: Bounds) -> None:
    with pytest.raises(UnreachableError):
        steadiest(two((0.02, 0.1), (0.04, 0.1), 0.0), bounds)


@pytest.mark.parametrize(
    ("volatility", "correlation"),
    [
        ((0.1,), ((1.0, 0.0), (0.0, 1.0))),
        ((0.1, 0.1), ((1.0,),)),
        ((0.1, 0.1), ((1.0, 0.5), (0.4, 1.0))),
        ((0.1, 0.1), ((1.0, 1.2), (1.2, 1.0))),
        ((0.1, 0.1), ((0.9, 0.0), (0.0, 0.9))),
    ],
)
def test_figures_that_make_no_market_are_refused(
    volatility: tuple[float, ...], correlation: tuple[tuple[float, ...], ...]
) -> None:
    with pytest.raises(ValueError, match=r"market|correlations"):
        steadiest(Market((0.02, 0.04), volatility, correlation))


def test_a_frontier_needs_two_points() -> None:
    with pytest.raises(ValueError, match="two ends"):
        frontier(two((0.02, 0.1), (0.04, 0.1), 0.0), 1)
