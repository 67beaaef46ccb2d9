"""`make faults`: the fault matrix, and random turns with random faults for each engine."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic

from tests.resilience.laboratory import ENGINES
from tests.resilience.matrix import CELLS, Cell, Outcome, run_cell
from tests.resilience.report import line, print_matrix, print_sum, print_turmoil
from tests.resilience.turmoil import run_turmoil

_LARGEST_SEED = 1_000_000


def main() -> int:
    """Print everything; return 1 when something is not as it has to be."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(_LARGEST_SEED))
    parser.add_argument("--turns", type=int, default=300, help="random turns for each engine; 0: only the matrix")
    chosen = parser.parse_args()
    # What Penny logs about each fault would drown the figures.
    logging.disable(logging.CRITICAL)
    with TemporaryDirectory() as folder:
        return 0 if asyncio.run(_run(Path(folder), chosen.seed, chosen.turns)) else 1


async def _run(folder: Path, seed: int, turns: int) -> bool:
    started = monotonic()
    outcomes = await _matrix(folder)
    print_matrix(outcomes)
    good = print_sum(outcomes, monotonic() - started)
    return await _turmoil(folder, seed, turns) and good if turns else good


async def _matrix(folder: Path) -> Mapping[Cell, Outcome]:
    outcomes: dict[Cell, Outcome] = {}
    for number, cell in enumerate(CELLS):
        place = folder / str(number)
        place.mkdir()
        outcomes[cell] = await run_cell(cell, place)
    return outcomes


async def _turmoil(folder: Path, seed: int, turns: int) -> bool:
    line(f"\n{turns} random turns for each engine, with seed {seed}")
    good = True
    for number, engine in enumerate(ENGINES):
        place = folder / f"turmoil-{number}"
        place.mkdir()
        good = print_turmoil(await run_turmoil(place, engine, seed, turns)) and good
    return good


if __name__ == "__main__":
    sys.exit(main())
