"""Random turns of several people at once, with faults at a fifth of all calls to the model: nobody is left alone."""

from pathlib import Path

import pytest

from tests.resilience.laboratory import ENGINES, EngineName
from tests.resilience.turmoil import run_turmoil

SEED = 20_261_121
TURNS = 100


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
async def test_every_message_is_answered_once_or_ends_in_one_kind_sentence(engine: EngineName, tmp_path: Path) -> None:
    turmoil = await run_turmoil(tmp_path, engine, SEED, TURNS)
    assert turmoil.wrong == [], f"seed {turmoil.seed}\n" + "\n".join(turmoil.wrong)
    assert turmoil.turns >= TURNS
    assert set(turmoil.statuses) <= {"done", "failed", "superseded"}
