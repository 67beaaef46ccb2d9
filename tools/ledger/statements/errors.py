"""What can be wrong with a statement's file; each message is a sentence for the person who sent it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tools.toolkit.errors import ToolError

Question = Literal["date_order", "decimal_sign", "positive_amounts"]
"""What only the person can say when the file leaves it open."""

WANTED = "Please download it from your bank as a CSV, OFX, QFX or QIF file and drop that here."

_LONGEST_QUOTE = 40


class StatementError(ToolError):
    """Base of everything that keeps a file from being read; nothing of it was taken over."""


class NotAStatementError(StatementError):
    """The file is something else: an image, a PDF, a spreadsheet, or nothing at all."""


class BrokenLineError(StatementError):
    """One line cannot be read; lines are counted from 1, as editors do."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"I could not read the file: line {line}: {problem}. Nothing was imported.")
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a file leaves open: `example` is a value in doubt, `readings` the two things it may mean."""

    about: Question
    example: str
    readings: tuple[str, str]

    @property
    def why(self) -> str:
        """Why the person is asked."""
        return f"In this file “{self.example}” may be {self.readings[0]} or {self.readings[1]}."


class OpenQuestionsError(StatementError):
    """The file can be read in more than one way, and only the person knows which is meant."""

    def __init__(self, questions: Sequence[OpenQuestion]) -> None:
        super().__init__(" ".join(question.why for question in questions))
        self.questions = tuple(questions)


def quoted(text: str) -> str:
    """Return what stands in the file, in quotation marks and not too long."""
    shown = " ".join(text.split())
    return f'"{shown[:_LONGEST_QUOTE]}…"' if len(shown) > _LONGEST_QUOTE else f'"{shown}"'
