"""What was right and what was not, judged by the expectations of a conversation alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.evaluation.cases import Turn
from tests.evaluation.figures import figures, unsupported
from tests.evaluation.judging import Judge
from tests.evaluation.records import Performance, Played
from tests.evaluation.said import Said
from tests.evaluation.values import Setting
from tools.toolkit.kinds import Reading
from tools.toolkit.registry import Registry


@dataclass(frozen=True, slots=True)
class TurnScore:
    """How one turn went: `exact` counts the calls of the `expected` ones whose arguments are right.

    `invented` are values passed to tools that the user never said, `figures` numbers of the answer that come from
    nowhere. `question` and `answer` are None where none was due. `failure` is why the turn came to nothing, "" when
    it did not. `misses` says in words what was wrong.
    """

    deed: str
    tools: bool
    exact: int
    expected: int
    invented: tuple[str, ...]
    figures: tuple[str, ...]
    question: bool | None
    answer: bool | None
    failure: str
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How one conversation went."""

    name: str
    group: str
    planner: bool
    turns: tuple[TurnScore, ...]

    @property
    def right(self) -> bool:
        """Whether nothing was wrong."""
        return not any(turn.misses for turn in self.turns)

    @property
    def failure(self) -> str:
        """Why all turns came to nothing; "" when some did not."""
        return self.turns[0].failure if all(turn.failure for turn in self.turns) else ""

    @property
    def invented(self) -> int:
        """How many values and figures were invented."""
        return sum(len(turn.invented) + len(turn.figures) for turn in self.turns)


def score(performance: Performance, registry: Registry, today: date) -> Score:
    """Return how a conversation went."""
    conversation = performance.conversation
    told: list[str] = []
    scores: list[TurnScore] = []
    for number, (turn, played) in enumerate(zip(conversation.turns, performance.turns, strict=True), start=1):
        so_far = conversation.turns[:number]
        told += played.told
        setting = Setting(conversation.locale, played.currency, today)
        judge = Judge(registry, setting, Said(_words(so_far)), so_far)
        scores.append(_score_turn(judge, turn, played, told))
    return Score(conversation.name, conversation.group, conversation.planner, tuple(scores))


def _score_turn(judge: Judge, turn: Turn, played: Played, told: Sequence[str]) -> TurnScore:
    wrong_tools = judge.tools(played.calls)
    differences = judge.differences(played.calls)
    invented = judge.invented(played.calls)
    strange = _strange_figures(judge, played, told)
    misses = (
        *((f"the turn came to nothing: {played.failure}",) if played.failure else ()),
        *((f"tools: {wrong_tools}",) if wrong_tools else ()),
        *(f"argument {text}" for call in differences for text in call if not wrong_tools),
        *(f"invented {text}" for text in invented),
        *_wrong_end(judge, turn, played),
        *(f"the answer has a figure from nowhere: {figure}" for figure in strange),
    )
    ended_well = not played.failure and not _wrong_end(judge, turn, played)
    return TurnScore(
        deed=turn.deed,
        tools=not wrong_tools and not played.failure,
        exact=sum(1 for call in differences if not call),
        expected=len(differences),
        invented=invented,
        figures=strange,
        question=ended_well if turn.asks else None,
        answer=None if turn.asks else ended_well,
        failure=played.failure,
        misses=misses,
    )


def _words(turns: Sequence[Turn]) -> list[str]:
    return [text for turn in turns for text in (turn.user or "", *turn.files, *(turn.form or {}).values()) if text]


def _wrong_end(judge: Judge, turn: Turn, played: Played) -> tuple[str, ...]:
    """Return what is wrong with the question or the answer at the turn's end."""
    if played.failure:
        return ()
    if turn.asks:
        asked = "no question came" if played.asked is None else f"asked for {_fields(played.asked)}"
        return () if played.asked == frozenset(turn.asks) else (f"question: expected {_fields(turn.asks)}, {asked}",)
    if played.asked is not None:
        return (f"question: expected none, asked for {_fields(played.asked)}",)
    if not (played.answer or "").strip():
        return ("no answer came",)
    missing = [quote for quote in turn.quotes if not _is_quoted(quote, played.answer or "", judge.setting.locale)]
    return (f"the answer lacks {', '.join(missing)}: {played.answer!r}",) if missing else ()


def _fields(names: Sequence[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _is_quoted(quote: str, answer: str, locale: str) -> bool:
    """Tell whether the answer has the figures of `quote`, or its words where it has none."""
    wanted = figures(quote, locale)
    had = [value for figure in figures(answer, locale) for value in figure.values]
    if wanted:
        return all(figure.values.intersection(had) for figure in wanted)
    return quote.casefold() in answer.casefold()


def _strange_figures(judge: Judge, played: Played, told: Sequence[str]) -> tuple[str, ...]:
    setting = judge.setting
    said = judge.said.figures(Reading(setting.locale, setting.currency, setting.today))
    return unsupported(played.answer or "", told, said, setting.locale)
