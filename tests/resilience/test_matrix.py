"""Every fault of the matrix, with every engine, in every kind of request: nothing is lost, doubled or unusable."""

from pathlib import Path

import pytest

from tests.resilience.matrix import CELLS, Cell, run_cell


@pytest.mark.parametrize("cell", CELLS, ids=str)
async def test_a_fault_ends_in_one_answer_or_in_one_kind_sentence(cell: Cell, tmp_path: Path) -> None:
    outcome = await run_cell(cell, tmp_path)
    assert outcome.wrong == []
    assert outcome.verdict == cell.fault.verdict
