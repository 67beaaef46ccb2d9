"""What a file leaves open, asked all at once."""

from typing import TypeVar

from tools.ledger.statements.errors import OpenQuestion, OpenQuestionsError

A = TypeVar("A")
B = TypeVar("B")


def settled(first: A | OpenQuestion, second: B | OpenQuestion) -> tuple[A, B]:
    """Return both values; raises OpenQuestionsError with the questions that stand in place of any of them."""
    if isinstance(first, OpenQuestion) or isinstance(second, OpenQuestion):
        raise OpenQuestionsError([found for found in (first, second) if isinstance(found, OpenQuestion)])
    return first, second
