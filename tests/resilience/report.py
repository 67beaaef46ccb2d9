"""The fault matrix as aligned tables: faults as rows, engines as columns, a table for each kind of request."""

import sys
from collections.abc import Mapping, Sequence

from tests.resilience.chaos import SLACK
from tests.resilience.faults import FAULTS
from tests.resilience.laboratory import ENGINES
from tests.resilience.matrix import Cell, Outcome
from tests.resilience.places import Scene
from tests.resilience.turmoil import Turmoil

_TITLES: dict[Scene, str] = {
    "words": "Struck: a message that is answered in words",
    "call": "Struck: a message that needs a tool, while the model asks for it",
    "output": "Struck: a message that needs a tool, while the model is told its output",
}
_FAULT, _COLUMN = 56, 34
_NONE = "-"


def line(text: str = "") -> None:
    """Print one line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def print_table(scene: Scene, outcomes: Mapping[Cell, Outcome]) -> None:
    """Print verdict, requests made and whether the remote thread was rebuilt, cell by cell; then what is wrong."""
    line(f"\n{_TITLES[scene]}")
    line(f"  {'':<{_FAULT}}" + "".join(f"{engine:<{_COLUMN}}" for engine in ENGINES).rstrip())
    for fault in FAULTS:
        cells = [Cell(fault, engine, scene) for engine in ENGINES]
        if outcomes.keys() & cells:
            shown = (f"{_shown(cell, outcomes.get(cell)):<{_COLUMN}}" for cell in cells)
            line(f"  {fault.name:<{_FAULT}}" + "".join(shown).rstrip())
    for cell, outcome in outcomes.items():
        for problem in problems(cell, outcome):
            line(f"  BROKEN {cell}: {problem}")


def print_sum(outcomes: Mapping[Cell, Outcome], seconds: float) -> bool:
    """Print how many cells ended how; False when one is broken."""
    verdicts = [outcome.verdict for cell, outcome in outcomes.items() if not problems(cell, outcome)]
    broken = len(outcomes) - len(verdicts)
    line(
        f"\n{len(outcomes)} cells in {seconds:.0f} s: {verdicts.count('answered')} answered, "
        f"{verdicts.count('asked to try again')} asked to try again (and answered then), {broken} broken"
    )
    return not broken


def print_turmoil(turmoil: Turmoil) -> bool:
    """Print the figures of random turns, and what is wrong with its story; False when something is."""
    statuses, struck = turmoil.statuses, turmoil.struck
    rows = {
        "turns": f"{turmoil.turns} in {turmoil.seconds:.0f} s, {turmoil.messages} of them for numbered messages",
        "ended": f"{statuses['done']} done, {statuses['superseded']} overtaken or stopped, "
        f"{statuses['failed']} in a kind sentence",
        "faults": f"at {struck.total() - struck[SLACK]} of {turmoil.calls} calls to the model server, "
        f"and at {struck[SLACK]} to Slack",
        "kinds": ", ".join(f"{kind} {count}" for kind, count in struck.most_common()),
        "threads rebuilt": str(turmoil.rebuilt),
        "invariants violated": str(len(turmoil.wrong)),
    }
    line(f"\n{turmoil.engine}")
    for name, value in rows.items():
        line(f"  {name:<22}{value}")
    for problem in turmoil.wrong:
        line(f"  BROKEN {problem}")
    return not turmoil.wrong


def problems(cell: Cell, outcome: Outcome) -> Sequence[str]:
    """Return what is wrong with a cell; nothing when it is as it has to be."""
    if outcome.verdict == cell.fault.verdict:
        return outcome.wrong
    return [f"{outcome.verdict} instead of {cell.fault.verdict}", *outcome.wrong]


def _shown(cell: Cell, outcome: Outcome | None) -> str:
    if outcome is None:
        return _NONE
    verdict = "BROKEN" if problems(cell, outcome) else outcome.verdict
    return f"{verdict:<19}{outcome.requests:>2}{'  rebuilt' if outcome.rebuilt else ''}"
