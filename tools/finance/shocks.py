"""The random shocks of all simulations: standardised, month by month, drawn once and shared by every scenario."""

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tools.finance.time_value import MONTHS_A_YEAR
from tools.finance.us_history import YEARS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Model = Literal["lognormal", "bootstrap"]
"""Where shocks come from: independent normal ones, or runs of years as they followed one another in history."""

PATHS = 10_000
"""The standard error of a chance is at most half a point with so many futures, 0.3 near 90%: whole percents hold."""

SEED = 20_260
"""What the shocks are drawn from, unless said otherwise: the same question has the same answer every time."""

BLOCK_YEARS = 10
"""Years that stay together in the bootstrap: long enough for crashes, recoveries and bad decades to keep their order.

Anarkulova, Cederburg and O'Doherty, "Stocks for the long run?", Journal of Financial Economics, 2022, takes blocks of
ten years on average.
"""

_KEPT = 2
"""Matrices kept in memory, 14 MB for 10,000 paths of thirty years: the one in use, and one of another length."""


@lru_cache(maxsize=_KEPT)
def shocks(model: Model, seed: int, paths: int, months: int) -> "Floats":
    """Return one row for each month and one column for each path, of mean 0 and, over a year, of variance 12.

    A longer matrix of the same seed and paths begins with the shorter one, so that plans of different lengths share
    their shocks. The matrix is shared: it is read-only. Raises ValueError unless both sizes are positive.
    """
    if paths < 1 or months < 1:
        raise ValueError(f"there are no {paths!r} paths of {months!r} months")
    drawn = _normal(seed, paths, months) if model == "lognormal" else _history(seed, paths, months)
    drawn.flags.writeable = False
    return drawn


def _normal(seed: int, paths: int, months: int) -> "Floats":
    import numpy as np

    return np.random.default_rng(seed).standard_normal((months, paths), dtype=np.float32)


def _history(seed: int, paths: int, months: int) -> "Floats":
    """Return blocks of years that begin anywhere in history, which is closed to a circle: no year counts less.

    Politis and Romano, "A circular block-resampling procedure for stationary data", 1992. A year's shock is spread
    evenly over its months.
    """
    import numpy as np

    returns = np.log1p(np.array([float(year.stocks) for year in YEARS]))
    standardised = ((returns - returns.mean()) / returns.std()).astype(np.float32)
    years = -(-months // MONTHS_A_YEAR)
    blocks = -(-years // BLOCK_YEARS)
    begins = np.random.default_rng(seed).integers(0, len(YEARS), (blocks, 1, paths))
    drawn = ((begins + np.arange(BLOCK_YEARS)[None, :, None]) % len(YEARS)).reshape(blocks * BLOCK_YEARS, paths)
    monthly = standardised[drawn[:years]] / np.float32(MONTHS_A_YEAR**0.5)
    return np.repeat(monthly, MONTHS_A_YEAR, axis=0)[:months]
