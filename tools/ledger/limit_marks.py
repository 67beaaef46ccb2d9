"""The marks of a limit, 80% and all of it, and the names under which passing one is told once."""

from storage.money import Money
from tools.finance.limits import LimitStanding

NEARLY, ALL = 80, 100


def marks_passed(category: str, at: LimitStanding) -> tuple[str, ...]:
    """Return the names of the marks that spending has passed in its month, the highest first.

    A limit that is changed has marks of its own: what was told of the old one says nothing about it.
    """
    passed = {"over_limit": (ALL, NEARLY), "near_limit": (NEARLY,)}.get(at.standing, ())
    return tuple(_name(category, at.limit, at.month.first.isoformat(), mark) for mark in passed)


def _name(category: str, limit: Money, month: str, mark: int) -> str:
    return f"{category}:{limit.currency}:{month}:{limit.minor}:{mark}"
