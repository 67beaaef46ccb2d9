"""The results of the tools for check-ins: one that was set up, all of them, and the quiet times."""

from datetime import datetime
from typing import Literal

from tools.toolkit.outcome import Display, Figure, Table, ToolResult
from tools.toolkit.record import Record


class CheckInShown(Record):
    """One check-in: `number` is its place in the user's list, `title` says what it is, `schedule` when it comes.

    `next_at` is when it comes next, `next_text` the same by the user's clock.
    """

    number: int
    what: Literal["goal", "weekly_summary", "reminder"]
    title: str
    schedule: str
    next_at: datetime
    next_text: str


class CheckInResult(ToolResult):
    """A check-in that was set up."""

    check_in: CheckInShown

    def display(self) -> Display:
        """Return what comes, when, and when next."""
        shown = self.check_in
        return Display(
            title="Check-in",
            summary=self.summary,
            figures=(
                Figure(label=shown.title, value=shown.schedule[:1].upper() + shown.schedule[1:]),
                Figure(label="Next time", value=shown.next_text),
            ),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


class CheckInsResult(ToolResult):
    """All check-ins, oldest first, and when the user wants to hear nothing."""

    check_ins: tuple[CheckInShown, ...]
    quiet: tuple[str, ...]

    def display(self) -> Display:
        """Return the check-ins as a table."""
        rows = tuple((str(c.number), c.title, c.schedule, c.next_text) for c in self.check_ins)
        table = Table(
            caption="Your check-ins",
            columns=("No.", "What", "When", "Next time"),
            rows=rows,
            numeric=(False, False, False, False),
        )
        return Display(
            title="Your check-ins",
            summary=self.summary,
            table=table if rows else None,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


class QuietResult(ToolResult):
    """When the user wants to hear nothing; times of the day as "22:00", a pause without an end as None."""

    quiet_from: str | None
    quiet_until: str | None
    paused: bool
    paused_until: datetime | None
