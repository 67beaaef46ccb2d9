"""From a share of stocks to a whole mix: the efficient one with that share, in steps that people can follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tools.finance.asset_classes import CLASSES, MARKET, AssetClass
from tools.finance.frontier import Bounds, Mix, frontier, mix_of
from tools.finance.glide_path import STEP, StockRange
from tools.finance.returns import Returns

MOST_GOLD = 0.05
"""Gold pays nothing, and its price was fixed for half of the record: it is no more than a pinch."""

_POINTS = 41
"""Mixes of the frontier that are worked out: the stocks of two neighbours are at most three percent apart."""

Percents = Mapping[AssetClass, int]


@dataclass(frozen=True, slots=True)
class Allocation:
    """An example mix in percent, the range of each class around it, and what the example is expected to do in a year.

    `expected` and `volatility` are real, as fractions.
    """

    example: Percents
    ranges: Mapping[AssetClass, tuple[int, int]]
    expected: Decimal
    volatility: Decimal

    @property
    def returns(self) -> Returns:
        """The example's return of a year in today's money, before costs and taxes."""
        return Returns(mean=self.expected, volatility=self.volatility)


def allocate(stocks: StockRange) -> Allocation:
    """Return the allocation for a range of stocks: the efficient mixes at both of its ends and in its middle.

    It takes some hundred milliseconds once, while the frontier is worked out.
    """
    if not stocks.most:
        example: Percents = {name: 100 if name == "cash" else 0 for name in CLASSES}
        return _allocation(example, (example,))
    ends = [_efficient(share) for share in (stocks.least, stocks.middle, stocks.most)]
    return _allocation(ends[1], ends)


def _allocation(example: Percents, mixes: Sequence[Percents]) -> Allocation:
    mix = mix_of(MARKET, [example[name] / 100 for name in CLASSES])
    ranges: dict[AssetClass, tuple[int, int]] = {
        name: (min(each[name] for each in mixes), max(each[name] for each in mixes)) for name in CLASSES
    }
    # Whoever wants no gold leaves it out: so small a part changes little.
    ranges["gold"] = (0, ranges["gold"][1])
    return Allocation(example, ranges, mix.expected, mix.volatility)


@cache
def _frontier() -> tuple[Mix, ...]:
    size = len(CLASSES)
    most = tuple(MOST_GOLD if name == "gold" else 1.0 for name in CLASSES)
    return frontier(MARKET, _POINTS, Bounds((0.0,) * size, most))


def _efficient(stocks: int) -> Percents:
    """Return the efficient mix whose share of stocks is nearest, in whole steps that sum to 100.

    The stocks are as asked for; the others share the rest by largest remainder.
    """
    share = Decimal(stocks) / 100
    nearest = min(_frontier(), key=lambda mix: abs(mix.weights[0] - share))
    others, parts = CLASSES[1:], nearest.weights[1:]
    steps = (100 - stocks) // STEP
    exact = [part * steps / sum(parts) for part in parts] if any(parts) else [Decimal(0)] * len(parts)
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(whole)), key=lambda index: whole[index] - exact[index])
    for index in by_remainder[: steps - sum(whole)]:
        whole[index] += 1
    return {"stocks": stocks, **{name: STEP * count for name, count in zip(others, whole, strict=True)}}
