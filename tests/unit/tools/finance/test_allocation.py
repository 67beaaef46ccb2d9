"""Whole mixes for every range of stocks that can come up."""

from decimal import Decimal
from itertools import product
from typing import get_args

import pytest

from tools.finance.allocation import MOST_GOLD, allocate
from tools.finance.asset_classes import CLASSES, MARKET
from tools.finance.frontier import Bounds, steadiest
from tools.finance.glide_path import STEP, StockRange, stock_range
from tools.finance.risk import Horizon, Level

RANGES = sorted(
    {
        stock_range(level, horizon, age)
        for level, horizon, age in product(get_args(Level), get_args(Horizon), (None, 50, 60, 66, 70, 80))
    },
    key=lambda stocks: (stocks.least, stocks.most, stocks.limited_by),
)
LITTLE_GOLD = Bounds((0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, MOST_GOLD))


@pytest.mark.parametrize("stocks", RANGES, ids=lambda stocks: f"{stocks.least}-{stocks.most}-{stocks.limited_by}")
def test_every_example_sums_to_a_hundred_within_its_ranges(stocks: StockRange) -> None:
    allocation = allocate(stocks)

    assert sum(allocation.example.values()) == 100
    assert {share % STEP for share in allocation.example.values()} == {0}
    assert all(allocation.ranges[name][0] <= allocation.example[name] <= allocation.ranges[name][1] for name in CLASSES)
    assert allocation.ranges["stocks"] == (stocks.least, stocks.most)


@pytest.mark.parametrize("stocks", RANGES, ids=lambda stocks: f"{stocks.least}-{stocks.most}-{stocks.limited_by}")
def test_no_mix_with_as_little_gold_is_much_steadier_for_the_same_return(stocks: StockRange) -> None:
    allocation = allocate(stocks)

    best = steadiest(MARKET, LITTLE_GOLD, float(allocation.expected))

    assert allocation.volatility - best.volatility < Decimal("0.002")


def test_what_is_needed_soon_is_all_cash() -> None:
    allocation = allocate(StockRange(0, 0))

    assert allocation.example == {"stocks": 0, "bonds": 0, "cash": 100, "gold": 0}
    assert (allocation.expected, allocation.volatility) == (Decimal("0.0034"), Decimal("0.0380"))


def test_the_balanced_mix() -> None:
    allocation = allocate(StockRange(50, 70))

    assert allocation.example == {"stocks": 60, "bonds": 35, "cash": 0, "gold": 5}
    assert allocation.ranges == {"stocks": (50, 70), "bonds": (25, 45), "cash": (0, 0), "gold": (0, 5)}
    assert (allocation.expected, allocation.volatility) == (Decimal("0.0593"), Decimal("0.1228"))


def test_gold_can_always_be_left_out_and_is_never_more_than_a_pinch() -> None:
    assert {allocate(stocks).ranges["gold"][0] for stocks in RANGES} == {0}
    assert max(allocate(stocks).ranges["gold"][1] for stocks in RANGES) == 5
