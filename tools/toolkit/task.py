"""A tool at work, as people see it."""

from dataclasses import dataclass
from typing import Literal

TaskStatus = Literal["in_progress", "complete", "error"]


@dataclass(frozen=True, slots=True)
class Task:
    """One tool at work, as the user sees it; `id` is its call's.

    `title` says what it does ("Looking ahead at your balance"), `details` what it came to on the way, line by line,
    `output` what came of it, in a few words. `topic` is what its tool is about. `among_others` is true where several
    were asked for at once.
    """

    id: str
    title: str
    status: TaskStatus
    details: tuple[str, ...] = ()
    output: str = ""
    topic: str = ""
    among_others: bool = False
