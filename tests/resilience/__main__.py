"""`make faults`: the fault matrix, and random turns with random faults for each engine."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic

from tests.resilience.faults import FAULTS
from tests.resilience.laboratory import ENGINES
from tests.resilience.matrix import CELLS, Cell, Outcome, run_cell
from tests.resilience.places import SCENES
from tests.resilience.report import line, print_sum, print_table, print_turmoil
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
    good = await _matrix(folder)
    return await _turmoil(folder, seed, turns) and good if turns else good


async def _matrix(folder: Path) -> bool:
    started = monotonic()
    outcomes: dict[Cell, Outcome] = {}
    line(f"{len(FAULTS)} faults: verdict, requests made in the turn, and whether the remote thread was rebuilt")
    for scene in SCENES:
        struck = {cell: await run_cell(cell, _folder(folder, str(cell))) for cell in CELLS if cell.scene == scene}
        print_table(scene, struck)
        outcomes |= struck
    return print_sum(outcomes, monotonic() - started)


async def _turmoil(folder: Path, seed: int, turns: int) -> bool:
    line(f"\n{turns} random turns for each engine, with seed {seed}")
    good = True
    for engine in ENGINES:
        good = print_turmoil(await run_turmoil(_folder(folder, engine), engine, seed, turns)) and good
    return good


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name.replace("/", "-")
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
