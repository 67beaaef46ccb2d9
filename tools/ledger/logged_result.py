"""What the user reads once an expense or an income is logged."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from tools.ledger.limit_result import LimitReport
from tools.planning.amount import Amount
from tools.toolkit.outcome import Display, Figure, ToolResult


class LoggedResult(ToolResult):
    """One transaction that is kept now; `guessed_by` says how its category was found where the user did not say it.

    `limit` is where its category stands, None where it has no limit; `mark` is the percentage of the limit that this
    expense passed.
    """

    amount: Amount
    category: str
    category_label: str
    guessed_by: Literal["rule", "word", "likeness", "model"] | None
    day: date
    account: str
    limit: LimitReport | None = None
    mark: Literal[80, 100] | None = None

    def display(self) -> Display:
        """Return what was logged, and what is left where there is a limit."""
        return Display(
            title="",
            summary=self.summary,
            figures=tuple(self._figures()),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        if self.limit is None:
            return
        if self.limit.over is None:
            yield Figure(label=f"Left for {self.limit.label}", value=self.limit.left.text)
            yield Figure(label="Left per day", value=self.limit.left_per_day.text)
        else:
            yield Figure(label=f"Over the limit for {self.limit.label}", value=self.limit.over.text)
        yield Figure(label="Expected by the end of the month", value=self.limit.projection.text)
