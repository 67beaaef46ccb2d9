"""The result of a projection: figures for programs, words for people, the months as a table, the balance as a line."""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field

from storage.money import Money
from tools.finance.projection import Stretch
from tools.planning.amount import Amount
from tools.planning.charts import MOST_CATEGORIES, chart_labels
from tools.planning.projection_case import Ending, ProjectionCase
from tools.planning.projection_words import assumptions, suggestions, summary
from tools.toolkit.day_words import ordinal
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your balance ahead"
SHORT = 3
"""Up to so many months the balance is drawn week by week."""


class MonthAhead(Record):
    """A calendar month, or the part of it that is looked at."""

    month: str
    coming: Amount
    going: Amount
    low: Amount
    low_on: date
    ending: Amount


class BudgetProjection(ToolResult):
    """A balance ahead: its low point, when it goes below zero, and its months.

    `hold_back` is what more would have to be there so that it does not; `ending` is the balance of the last day.
    """

    outcome: Ending
    balance: Amount
    low: Amount
    low_on: date
    below_zero_on: date | None
    hold_back: Amount
    ending: Amount
    months: tuple[MonthAhead, ...]
    figures: tuple[Figure, ...] = Field(exclude=True)
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return the low point and the end, the months as a table, and the balance as a line."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=self.figures,
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


def projection_result(case: ProjectionCase) -> BudgetProjection:
    """Return the result of a case."""
    found = case.projection
    return BudgetProjection(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome=case.ending,
        balance=_amount(case, found.balance),
        low=_amount(case, found.low),
        low_on=found.low_on,
        below_zero_on=found.below_on,
        hold_back=_amount(case, found.shortfall),
        ending=_amount(case, found.ending),
        months=tuple(_month(case, month) for month in found.months()),
        figures=tuple(_figures(case)),
        table=_table(case),
        chart=_chart(case),
    )


def _month(case: ProjectionCase, month: Stretch) -> MonthAhead:
    return MonthAhead(
        month=case.voice.formatter.date(month.last),
        coming=_amount(case, month.coming),
        going=_amount(case, month.going),
        low=_amount(case, month.low),
        low_on=month.low_on,
        ending=_amount(case, month.ending),
    )


def _figures(case: ProjectionCase) -> Iterator[Figure]:
    found, long = case.projection, case.voice.formatter.long
    yield Figure(label="Low point", value=f"{case.money(found.low)}, {long(found.low_on)}")
    if found.below_on is not None:
        yield Figure(label="Below zero", value=f"from {long(found.below_on)}")
        yield Figure(label="Missing", value=case.money(found.shortfall))
    yield Figure(label=f"On {long(found.last)}", value=case.money(found.ending))


def _table(case: ProjectionCase) -> Table:
    months, formatter = case.projection.months(), case.voice.formatter
    amounts = (amount for month in months for amount in (month.coming, month.going, month.low, month.ending))
    money = case.voice.column(case.decimal(amount) for amount in amounts)

    def cell(minor: int) -> str:
        return money(case.decimal(minor))

    rows = (
        (
            formatter.date(month.last),
            cell(month.coming),
            cell(month.going),
            cell(month.low),
            ordinal(month.low_on.day),
            cell(month.ending),
        )
        for month in months
    )
    return Table(
        caption=f"Month by month until {formatter.long(case.last)}",
        columns=("Month", "In", "Out", "Lowest", "On the", "At the end"),
        rows=tuple(rows),
        numeric=(False, True, True, True, False, True),
    )


def _chart(case: ProjectionCase) -> Chart:
    """Return the balance at each end of a month beside its lowest before it: ends alone would hide the low point."""
    found, formatter = case.projection, case.voice.formatter
    weekly = case.months <= SHORT
    parts = _drawn(found.weeks() if weekly else found.months())
    days = [part[-1].last for part in parts]
    ends = [found.balance, *(part[-1].ending for part in parts)]
    lows = [found.balance, *(min(stretch.low for stretch in part) for part in parts)]
    return Chart(
        title=TITLE,
        kind="line",
        categories=chart_labels(
            ["Today", *(formatter.day_of_year(day) if weekly else formatter.date(day) for day in days)]
        ),
        series=(
            Series(name="At the end", values=tuple(float(case.decimal(end)) for end in ends)),
            Series(name="Lowest before", values=tuple(float(case.decimal(low)) for low in lows)),
        ),
        alt=(
            f"The balance from {case.money(found.balance)} today to {case.money(found.ending)} on "
            f"{formatter.long(found.last)}, lowest on {formatter.long(found.low_on)} with {case.money(found.low)}."
        ),
        x_label="Week until" if weekly else "Month",
        y_label=f"Balance in {case.voice.currency}",
    )


def _drawn(stretches: Sequence[Stretch]) -> list[Sequence[Stretch]]:
    """Return the stretches, several at once where there are more than a chart can hold beside today."""
    size = -(-len(stretches) // (MOST_CATEGORIES - 1))
    return [stretches[start : start + size] for start in range(0, len(stretches), size)]


def _amount(case: ProjectionCase, minor: int) -> Amount:
    return Amount.of(Money.from_minor(minor, case.voice.currency), case.voice.formatter)
