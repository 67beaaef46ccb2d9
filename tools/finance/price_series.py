"""What a series of prices did: its change, its extremes and its deepest fall."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Drawdown:
    """A fall from a price to a later one, by their places in the series; `share` is the part lost, as a fraction."""

    share: Decimal
    peak: int
    trough: int


def total_change(prices: Sequence[Decimal]) -> Decimal:
    """Return the change from the first price to the last, as a fraction of the first, which must be above zero."""
    return (prices[-1] - prices[0]) / prices[0]


def cagr(first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """Return the compound annual growth rate that leads from `first` to `last`, as a fraction.

    (last / first)^(1 / years) - 1, which is not the mean of the yearly changes (OpenStax, Principles of Finance, 12.1).
    All three must be above zero.
    """
    return (last / first) ** (1 / years) - 1


def highest(prices: Sequence[Decimal]) -> int:
    """Return the place of the highest price, the first of several."""
    return max(range(len(prices)), key=lambda place: (prices[place], -place))


def lowest(prices: Sequence[Decimal]) -> int:
    """Return the place of the lowest price, the first of several."""
    return min(range(len(prices)), key=lambda place: (prices[place], place))


def max_drawdown(prices: Sequence[Decimal]) -> Drawdown | None:
    """Return the deepest fall in proportion to its peak, the earliest of several; None for prices that never fell.

    It is the largest (peak - later price) / peak, found in one pass, since the peak that counts for a price is the
    highest before it.
    """
    deepest: Drawdown | None = None
    peak = 0
    for place, price in enumerate(prices):
        if price > prices[peak]:
            peak = place
        share = (prices[peak] - price) / prices[peak]
        if share > (deepest.share if deepest else 0):
            deepest = Drawdown(share, peak, place)
    return deepest
