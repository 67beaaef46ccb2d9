"""How long 10,000 futures of 360 months take, beside drawing their normal shocks alone."""

from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

import numpy as np

from tests.benchmarks.report import heading, quantile, row
from tools.finance.monte_carlo import Draw, Plan
from tools.finance.returns import cautious
from tools.finance.shocks import PATHS, SEED, shocks
from tools.futures.simulation import look_ahead

YEARS = 30
RUNS = 15

PLAN = Plan(Decimal(20_000), Decimal(500), YEARS, cautious(Decimal("0.5"), inflation=Decimal("0.025")))
GOAL = Decimal(400_000)


def measure_futures() -> None:
    """Simulate with and without the shocks in the cache, in turns with drawing, and print medians and ratios."""
    _simulate()
    runs = [(_ms(_draw), _ms(_simulate_cold), _ms(_simulate)) for _ in range(RUNS)]
    draw, cold, cached = (quantile(times, 0.5) for times in zip(*runs, strict=True))
    heading(f"{PATHS:,} futures of {YEARS * 12} months with percentiles and contributions, {RUNS} times each")
    row("drawing the normal shocks alone, median", f"{draw:.1f} ms")
    row("simulation that draws its shocks, median", f"{cold:.1f} ms")
    row("simulation with the shocks kept, median", f"{cached:.1f} ms")
    row("ratio cold to drawing (at most 1.6)", f"{cold / draw:.2f}")
    row("ratio cached to drawing (at most 0.5)", f"{cached / draw:.2f}")


def _draw() -> None:
    np.random.default_rng(SEED).standard_normal((YEARS * 12, PATHS), dtype=np.float32)


def _simulate_cold() -> None:
    shocks.cache_clear()
    _simulate()


def _simulate() -> None:
    look_ahead(PLAN, GOAL, Draw())


def _ms(work: Callable[[], None]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000
