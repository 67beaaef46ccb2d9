"""What the user said: whether a value that a model passed is in the words of the conversation."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from storage.money import Money
from tests.evaluation.figures import figures
from tests.evaluation.values import meaning
from tools.toolkit.errors import Invalid, ReadingError
from tools.toolkit.kinds import KINDS, DebtLine, FlowLine, Line, Raw, Reading
from tools.toolkit.params import Ask
from tools.toolkit.text import LONGEST, plain

_LONGEST_VALUE = 8
"""Words that an amount or a date takes at most."""

_EDGES = "\"'\u201c\u201d\u2018\u2019,;:!?()"
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
_EMPTY_WORDS = frozenset(
    ("a", "an", "the", "my", "our", "new", "goal", "goals", "fund", "plan", "saving", "savings", "budget", "money")
)


class Said:
    """The user's words so far, messages and forms."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)

    def has(self, raw: Raw, ask: Ask, reading: Reading) -> bool:
        """Tell whether the user said a value of this kind; a choice is never said, only understood."""
        if ask.kind in ("choice", "flag"):
            return False
        if self._verbatim(str(raw)):
            return True
        if ask.kind == "text":
            return self._has_text(str(raw), reading)
        if ask.kind in ("lines", "debts", "flows"):
            return self._has_lines(raw, ask, reading)
        if ask.kind in ("changes", "schedule"):
            return self._has_text(str(raw), reading)
        bare = Ask(ask.question, ask.label, ask.kind, per=ask.per)
        meant = _number(meaning(raw, bare, reading))
        return any(_number(meaning(piece, bare, reading)) == meant for piece in self._pieces())

    def figures(self, reading: Reading) -> set[Decimal]:
        """Return every number that the user wrote, in digits or in words."""
        amount = Ask("", "", "money")
        meant = (meaning(piece, amount, reading) for piece in self._pieces())
        found = {abs(value.amount) for value in meant if isinstance(value, Money)}
        return found.union(*(figure.values for text in self.texts for figure in figures(text, reading.locale)))

    def _verbatim(self, words: str) -> bool:
        try:
            wanted = re.escape(plain(words))
        except Invalid:
            return False
        pattern = re.compile(rf"(?<![\w.,]){wanted}(?![\w%]|[.,]\d)")
        return any(pattern.search(" ".join(text.casefold().split())) for text in self.texts)

    def _has_lines(self, raw: Raw, ask: Ask, reading: Reading) -> bool:
        try:
            lines = KINDS[ask.kind].read(raw, Ask(ask.question, ask.label, ask.kind, per="month"), reading)
        except ReadingError:
            return self._has_text(str(raw), reading)
        return all(self._has_line(line, reading) for line in lines)

    def _has_line(self, line: Line | DebtLine | FlowLine, reading: Reading) -> bool:
        amount, rate = Ask("", "", "money", per="month"), Ask("", "", "percent")
        if isinstance(line, FlowLine):
            return self.has(line.amount.amount, amount, reading)
        if isinstance(line, Line):
            return self._has_text(line.name, reading) and self.has(line.amount.amount, amount, reading)
        amounts = all(self.has(money.amount, amount, reading) for money in (line.balance, line.minimum))
        named = line.name.startswith("Debt") or self._has_text(line.name, reading)
        return named and amounts and self.has(line.annual_rate * 100, rate, reading)

    def _has_text(self, text: str, reading: Reading) -> bool:
        """Tell whether a text has no number that was not said, and a telling word that was, if it has any."""
        said = self.figures(reading)
        if any(not figure.values & said for figure in figures(text, reading.locale)):
            return False
        words = {word.casefold() for word in _WORD.findall(text)} - _EMPTY_WORDS
        stems = {word.casefold()[:_STEM] for said_text in self.texts for word in _WORD.findall(said_text)}
        return any(word[:_STEM] in stems for word in words) or (not words and bool(figures(text, reading.locale)))

    def _pieces(self) -> Iterator[str]:
        """Yield every run of words that may be a value."""
        for text in self.texts:
            words = text.split()
            for start in range(len(words)):
                for end in range(start + 1, min(start + _LONGEST_VALUE, len(words)) + 1):
                    piece = " ".join(words[start:end]).strip(_EDGES)
                    if piece and len(piece) <= LONGEST:
                        yield piece


def _number(meant: object) -> object:
    """Return the bare amount: which currency and period it is for is another question than whether it was said."""
    if isinstance(meant, tuple) and meant:
        meant = meant[0]
    return meant.amount if isinstance(meant, Money) else meant
