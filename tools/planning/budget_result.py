"""The result of planning a budget: where the income goes, as figures, a table and a chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from tools.planning.amount import Amount
from tools.planning.charts import MOST_SLICES, chart_labels
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your monthly budget"

Method = Literal["50/30/20", "zero_based", "payday"]


class BudgetLine(Record):
    """One part of the budget: what it gets, and what the user had listed for it, if anything."""

    name: str
    amount: Amount
    share_of_income: Decimal
    share_text: str
    listed: Amount | None = None


class BudgetPlan(ToolResult):
    """A plan whose lines add up to the income, to the cent.

    `outcome` is "over_income" when what the user listed takes more than the income: `excess` says how much, and
    the lines are what would fit. `remainder` is what the list left over; it was given to savings.
    """

    outcome: Literal["balanced", "over_income"]
    method: Literal["50/30/20", "zero_based"]
    monthly_income: Amount
    lines: tuple[BudgetLine, ...]
    remainder: Amount
    excess: Amount

    def display(self) -> Display:
        """Return the plan as a table and a pie."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=budget_table(TITLE, self.lines),
            chart=budget_chart(TITLE, self.monthly_income, self.lines),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        """Return what the table does not show."""
        yield Figure(label="Monthly income", value=self.monthly_income.text)
        if self.method == "50/30/20":
            return
        if self.excess.amount:
            yield Figure(label="Too much", value=self.excess.text)
        else:
            yield Figure(label="Left for savings", value=self.remainder.text)


def budget_table(caption: str, lines: Sequence[BudgetLine]) -> Table:
    """Return the lines of a plan as a table, with what the user had listed where there is such a line."""
    listed = any(line.listed for line in lines)
    rows = [
        (
            line.name,
            *((line.listed.text if line.listed else "-",) if listed else ()),
            line.amount.text,
            line.share_text,
        )
        for line in lines
    ]
    columns = ("Category", *(("You listed",) if listed else ()), "Budget", "Share")
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple(rows),
        numeric=(False, *(True for _ in columns[1:])),
    )


def budget_chart(title: str, income: Amount, lines: Sequence[BudgetLine]) -> Chart:
    """Return the lines of a plan as the slices of a pie."""
    slices = _slices([(line.name, line.amount.amount) for line in lines])
    parts = ", ".join(f"{line.name} {line.amount.text} ({line.share_text})" for line in lines)
    return Chart(
        title=title,
        kind="pie",
        categories=tuple(name for name, _ in slices),
        series=(Series(name="Budget", values=tuple(float(amount) for _, amount in slices)),),
        alt=f"The income of {income.text} divided into {parts}.",
    )


def _slices(lines: Sequence[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    """Return the largest lines as slices with labels of their own, and "Other" for the rest."""
    largest = sorted((line for line in lines if line[1]), key=lambda line: -line[1])
    if len(largest) > MOST_SLICES:
        rest = sum((amount for _, amount in largest[MOST_SLICES - 1 :]), Decimal(0))
        largest = [*largest[: MOST_SLICES - 1], ("Other", rest)]
    labels = chart_labels([name for name, _ in largest])
    return [(label, amount) for label, (_, amount) in zip(labels, largest, strict=True)]
