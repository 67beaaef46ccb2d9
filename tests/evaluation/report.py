"""The ratings in a table by group, and each miss with what was expected."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.assistant.engine import AssistantEngine
from bot.playground.planner import LABEL
from storage.repositories.usage import UsageSum
from tests.evaluation.scoring import Score, TurnScore

_COLUMNS = ("conversations", "right tool", "exact arguments", "questions", "answers", "invented values", "figures")
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told about a run. Offline, misses beyond the planner's own part are only counted beside it."""

    scores: Sequence[Score]
    offline: bool
    engine: AssistantEngine
    usage: Sequence[UsageSum]

    @property
    def is_well(self) -> bool:
        """Whether nothing was invented and, offline, the planner did its own part."""
        invented = any(score.invented for score in self.scores)
        return not invented and not (self.offline and any(not score.right for score in self._own))

    def text(self) -> str:
        """Return the whole report, ready to be printed."""
        return "\n".join((*self._heading(), "", *self._table(), "", *self._summary(), *self._misses(), ""))

    @property
    def _own(self) -> list[Score]:
        return [score for score in self.scores if score.planner]

    def _heading(self) -> Iterator[str]:
        model = LABEL if self.offline else f"{self.engine.model} at {self.engine.endpoint}"
        yield f"Evaluation of {model} ({self.engine.name})"
        if self.offline:
            yield "No OPENAI_API_KEY or OPENAI_BASE_URL is set: these are the playground's rules, not a language model."
        requests = sum(used.requests for used in self.usage)
        tokens = {
            "input": sum(used.input_tokens for used in self.usage),
            "cached": sum(used.cached_tokens for used in self.usage),
            "output": sum(used.output_tokens for used in self.usage),
        }
        counted = ", ".join(f"{count:,} {name}" for name, count in tokens.items())
        yield f"{len(self.scores)} conversations, {requests:,} requests; tokens: {counted}"
        if failed := sum(1 for score in self.scores for turn in score.turns if turn.failure):
            yield f"Turns that came to nothing: {failed}; they count as wrong, but not against its judgement."

    def _table(self) -> Iterator[str]:
        groups = list(dict.fromkeys(score.group for score in self.scores))
        rows = [(group, *_cells([score for score in self.scores if score.group == group])) for group in groups]
        yield from _aligned([("", *_COLUMNS), *rows, (_ALL, *_cells(self.scores))])

    def _summary(self) -> Iterator[str]:
        if not self.offline:
            return
        beyond = [score for score in self.scores if not score.planner]
        yield f"The planner's own part: {_share(score.right for score in self._own)} right."
        if beyond:
            yield f"Beyond rules, for a language model: {_share(score.right for score in beyond)} right."

    def _misses(self) -> Iterator[str]:
        for name in dict.fromkeys(score.name for score in self.scores):
            held = [score for score in self.scores if score.name == name]
            wrong = [score for score in held if not score.right and self._is_told(score)]
            if wrong:
                often = f" ({len(wrong)} of {len(held)} times)" if len(held) > 1 else ""
                yield f"\n{wrong[0].group} / {name}{often}"
                yield from _misses_by_turn(wrong)

    def _is_told(self, score: Score) -> bool:
        return not self.offline or score.planner or bool(score.invented) or not self._own


def _misses_by_turn(scores: Sequence[Score]) -> Iterator[str]:
    for number, turns in enumerate(zip(*(score.turns for score in scores), strict=True), start=1):
        misses = dict.fromkeys(miss for turn in turns for miss in turn.misses)
        if misses:
            yield f"  turn {number}, {turns[0].deed}"
            yield from (f"    {miss}" for miss in misses)


def write_json(path: Path, scores: Sequence[Score]) -> None:
    """Write every score, with `right` beside it, for other programs."""
    rows = [asdict(score) | {"right": score.right} for score in scores]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _cells(scores: Sequence[Score]) -> tuple[str, ...]:
    turns = [turn for score in scores for turn in score.turns]
    return (
        _share(score.right for score in scores),
        _share(turn.tools for turn in turns),
        _exact(turns),
        _share(turn.question for turn in turns if turn.question is not None),
        _share(turn.answer for turn in turns if turn.answer is not None),
        str(sum(len(turn.invented) for turn in turns)),
        str(sum(len(turn.figures) for turn in turns)),
    )


def _exact(turns: Sequence[TurnScore]) -> str:
    expected = sum(turn.expected for turn in turns)
    return f"{sum(turn.exact for turn in turns)}/{expected}" if expected else "-"


def _share(marks: Iterable[bool]) -> str:
    found = list(marks)
    return f"{sum(found)}/{len(found)}" if found else "-"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = row
        cells = (first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)))
        yield "  ".join(cells).rstrip()
