"""How much may be in stocks: by tolerance, time and age."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.finance.glide_path import STEP, StockRange, most_stocks_at, stock_range
from tools.finance.risk import Horizon, Level


@pytest.mark.parametrize(
    ("level", "stocks"),
    [
        ("conservative", (15, 30)),
        ("cautious", (30, 50)),
        ("balanced", (50, 70)),
        ("growth", (70, 85)),
        ("aggressive", (85, 100)),
    ],
)
def test_with_time_enough_the_tolerance_alone_decides(level: Level, stocks: tuple[int, int]) -> None:
    assert stock_range(level, "over_20_years") == StockRange(*stocks)


@pytest.mark.parametrize(
    ("horizon", "stocks"),
    [
        ("under_3_years", StockRange(0, 0, ("time",))),
        ("3_to_5_years", StockRange(5, 20, ("time",))),
        ("5_to_10_years", StockRange(45, 60, ("time",))),
        ("10_to_20_years", StockRange(70, 85, ("time",))),
    ],
)
def test_a_short_time_shifts_the_range_down(horizon: Horizon, stocks: StockRange) -> None:
    assert stock_range("aggressive", horizon) == stocks


@pytest.mark.parametrize(
    ("age", "most"), [(18, 90), (40, 90), (45, 80), (52, 70), (60, 55), (65, 50), (68, 40), (72, 30), (100, 30)]
)
def test_the_glide_path_falls_from_forty_to_seventy_two(age: int, most: int) -> None:
    assert most_stocks_at(age) == most


def test_age_and_time_may_limit_together() -> None:
    assert stock_range("aggressive", "5_to_10_years", 58).limited_by == ("time", "age")
    assert stock_range("aggressive", "5_to_10_years", 68) == StockRange(25, 40, ("age",))
    assert stock_range("conservative", "over_20_years", 80) == StockRange(15, 30)


@given(
    level=st.sampled_from(get_args(Level)),
    horizon=st.sampled_from(get_args(Horizon)),
    age=st.none() | st.integers(16, 110),
)
def test_every_range_is_one_of_whole_steps(level: Level, horizon: Horizon, age: int | None) -> None:
    stocks = stock_range(level, horizon, age)

    assert 0 <= stocks.least <= stocks.middle <= stocks.most <= 100
    assert {share % STEP for share in (stocks.least, stocks.middle, stocks.most)} == {0}
