"""The efficient frontier: of all mixes with an expected return the one that swings least (Markowitz, 1952).

Long-only, within bounds, in a single period. For the handful of classes that people spread money over, every way of
holding some of them at a bound can be tried: the answer is exact, and no iteration can fail to converge. NumPy's floats
live only in here; what leaves is rounded to hundredths of a percent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

MOST_CLASSES = 7
"""Each further class triples the work: seven take 2,187 small systems of equations."""

_TOLERANCE = 1e-9
_PLACES = 4


class UnreachableError(ValueError):
    """No mix within the bounds sums to 1, or none is expected to return that much."""


@dataclass(frozen=True, slots=True)
class Market:
    """What asset classes are expected to return in a year, how widely that swings, and how far they swing together.

    Means are arithmetic, deviations those of a year, both as fractions; `correlation` is symmetric, with ones on its
    diagonal. Raises ValueError where the sizes do not fit, and for more than MOST_CLASSES.
    """

    expected: tuple[float, ...]
    volatility: tuple[float, ...]
    correlation: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        size = len(self.expected)
        sizes = {len(self.volatility), len(self.correlation), *map(len, self.correlation)}
        if sizes != {size} or not 0 < size <= MOST_CLASSES:
            raise ValueError("a market has as many volatilities and correlations as expected returns, and not too many")

    def covariance(self) -> "Floats":
        """Return the matrix of covariances. Raises ValueError for correlations that cannot be."""
        import numpy as np

        table = np.array(self.correlation, dtype=float)
        possible = np.allclose(table, table.T) and np.allclose(np.diag(table), 1)
        if not possible or np.linalg.eigvalsh(table).min() < -_TOLERANCE:
            raise ValueError("these correlations cannot be")
        deviations = np.array(self.volatility, dtype=float)
        return table * np.outer(deviations, deviations)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a mix holds of each class, as fractions."""

    least: tuple[float, ...]
    most: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """Parts of the classes, which sum to 1; the mean return of a year, and its standard deviation; all fractions."""

    weights: tuple[Decimal, ...]
    expected: Decimal
    volatility: Decimal


def long_only(market: Market) -> Bounds:
    """Return bounds that forbid nothing but borrowing."""
    size = len(market.expected)
    return Bounds((0.0,) * size, (1.0,) * size)


def steadiest(market: Market, bounds: Bounds | None = None, at_least: float | None = None) -> Mix:
    """Return the mix that swings least, of those expected to return `at_least` that much if that is given.

    Raises UnreachableError where there is none.
    """
    return mix_of(market, _steadiest(market, bounds or long_only(market), at_least))


def frontier(market: Market, points: int, bounds: Bounds | None = None) -> tuple[Mix, ...]:
    """Return so many efficient mixes, evenly spaced by expected return, from the steadiest to the most rewarding one.

    Raises ValueError for fewer than two points and UnreachableError where no mix is within the bounds.
    """
    import numpy as np

    if points < 2:
        raise ValueError("a frontier has two ends")
    bounds, expected = bounds or long_only(market), np.array(market.expected)
    lowest = float(expected @ _steadiest(market, bounds, None))
    highest = float(expected @ _most_rewarding(market, bounds))
    aims = np.linspace(lowest, highest, points)
    return tuple(mix_of(market, _steadiest(market, bounds, float(aim))) for aim in aims)


def mix_of(market: Market, weights: "Sequence[float] | Floats") -> Mix:
    """Return the mix with these weights, rounded so that they still sum to 1 (by largest remainder)."""
    import numpy as np

    parts = np.array(weights, dtype=float)
    steps = parts * 10**_PLACES
    whole = np.floor(steps + _TOLERANCE)
    missing = 10**_PLACES - int(whole.sum())
    for index in np.argsort(whole - steps, kind="stable")[:missing]:
        whole[index] += 1
    return Mix(
        weights=tuple(Decimal(int(part)).scaleb(-_PLACES) for part in whole),
        expected=_rounded(float(parts @ np.array(market.expected))),
        volatility=_rounded(float(np.sqrt(max(0.0, float(parts @ market.covariance() @ parts))))),
    )


def _steadiest(market: Market, bounds: Bounds, at_least: float | None) -> "Floats":
    import numpy as np

    covariance, expected = market.covariance(), np.array(market.expected)
    calm = _least_variance(covariance, bounds, np.ones((1, len(expected))), np.ones(1))
    if at_least is None or float(expected @ calm) >= at_least - _TOLERANCE:
        return calm
    return _least_variance(covariance, bounds, np.vstack([np.ones(len(expected)), expected]), np.array([1, at_least]))


def _least_variance(covariance: "Floats", bounds: Bounds, rows: "Floats", sums: "Floats") -> "Floats":
    """Return the weights of the least variance with `rows` @ weights = `sums`.

    The best mix holds some classes at their least, some at their most and solves linear equations for the rest, and
    every such mix is looked at: of those within the bounds the one that varies least is it.
    """
    found = [mix for mix in _candidates(covariance, bounds, rows, sums) if mix is not None]
    if not found:
        raise UnreachableError("no mix within the bounds does that")
    return min(found, key=lambda mix: float(mix @ covariance @ mix))


def _candidates(covariance: "Floats", bounds: Bounds, rows: "Floats", sums: "Floats") -> "Iterator[Floats | None]":
    import numpy as np

    least, most = np.array(bounds.least, dtype=float), np.array(bounds.most, dtype=float)
    for held in product(("least", "most", "free"), repeat=len(least)):
        free = np.array([how == "free" for how in held])
        mix = np.where(np.array(held) == "least", least, most)
        if free.any() and not _solve(mix, free, covariance, rows, sums):
            continue
        inside = (mix >= least - _TOLERANCE).all() and (mix <= most + _TOLERANCE).all()
        yield np.clip(mix, least, most) if inside and np.allclose(rows @ mix, sums, atol=_TOLERANCE) else None


def _solve(mix: "Floats", free: "Flags", covariance: "Floats", rows: "Floats", sums: "Floats") -> bool:
    """Put the free weights into `mix` for which the variance is stationary; False where nothing determines them."""
    import numpy as np

    count, conditions = int(free.sum()), len(rows)
    system = np.zeros((count + conditions, count + conditions))
    system[:count, :count] = covariance[np.ix_(free, free)]
    system[count:, :count] = rows[:, free]
    system[:count, count:] = rows[:, free].T
    known = np.concatenate([-covariance[np.ix_(free, ~free)] @ mix[~free], sums - rows[:, ~free] @ mix[~free]])
    try:
        mix[free] = np.linalg.solve(system, known)[:count]
    except np.linalg.LinAlgError:
        return False
    return True


def _most_rewarding(market: Market, bounds: Bounds) -> "Floats":
    """Return the mix of the highest expected return: as much as allowed of the best class, then of the next."""
    import numpy as np

    mix = np.array(bounds.least, dtype=float)
    room = 1 - float(mix.sum())
    for index in sorted(range(len(mix)), key=lambda number: -market.expected[number]):
        added = min(room, bounds.most[index] - bounds.least[index])
        mix[index] += added
        room -= added
    return mix


def _rounded(fraction: float) -> Decimal:
    return Decimal(repr(fraction)).quantize(Decimal(1).scaleb(-_PLACES))
