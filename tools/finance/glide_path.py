"""How much of an investment may be in stocks: by risk tolerance, by the time until it is needed, and by age."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tools.finance.risk import Horizon, Level

STEP = 5
"""Shares are told in steps of so many percent: more would pretend to know more."""

STOCKS_BY_LEVEL: Mapping[Level, tuple[int, int]] = {
    "conservative": (15, 30),
    "cautious": (30, 50),
    "balanced": (50, 70),
    "growth": (70, 85),
    "aggressive": (85, 100),
}
"""Percent of stocks: the five allocation categories of Morningstar (Category Definitions for Funds, April 2025)."""

MOST_STOCKS_BY_HORIZON: Mapping[Horizon, int] = {
    "under_3_years": 0,
    "3_to_5_years": 20,
    "5_to_10_years": 60,
    "10_to_20_years": 85,
    "over_20_years": 100,
}
"""Percent of stocks that the time allows. What stocks lost from 2000 on was made good in 2013, in today's money."""

_GLIDE_PATH = ((40, 90), (65, 50), (72, 30))
"""Age and percent of stocks: the equity share of Vanguard's target-date funds (as of December 2024), lines between."""


@dataclass(frozen=True, slots=True)
class StockRange:
    """Percent of stocks from `least` to `most`, and what kept them below what the tolerance alone would allow."""

    least: int
    most: int
    limited_by: tuple[str, ...] = ()

    @property
    def middle(self) -> int:
        """The middle of the range, rounded down to a whole step."""
        return (self.least + self.most) // 2 // STEP * STEP


def most_stocks_at(age: int) -> int:
    """Return the percent of stocks that the glide path allows at an age, rounded down to a whole step."""
    (first, most), *_, (last, least) = _GLIDE_PATH
    if age <= first or age >= last:
        return most if age <= first else least
    begin, end = next(pair for pair in pairwise(_GLIDE_PATH) if age <= pair[1][0])
    share = begin[1] - (begin[1] - end[1]) * (age - begin[0]) / (end[0] - begin[0])
    return int(share) // STEP * STEP


def stock_range(level: Level, horizon: Horizon, age: int | None = None) -> StockRange:
    """Return how much may be in stocks: the range of the level, shifted down below what time and age allow."""
    least, most = STOCKS_BY_LEVEL[level]
    by_time = MOST_STOCKS_BY_HORIZON[horizon]
    by_age = most if age is None else most_stocks_at(age)
    allowed = min(most, by_time, by_age)
    caps = (("time", by_time), ("age", by_age))
    limited_by = tuple(name for name, cap in caps if cap < most and cap == allowed)
    return StockRange(min(least, max(0, allowed - (most - least))), allowed, limited_by)
