"""Where the limits of a month stand: figures for programs, a table and sentences for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from storage.money import Money
from tools.finance.budget_months import BudgetMonth
from tools.finance.limits import LimitStanding
from tools.ledger.limit_result import LimitReport, limit_report
from tools.ledger.words import label_of
from tools.planning.amount import Amount
from tools.planning.categories import CATEGORIES
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

_HOW_TO = "Set a limit, for example “At most 400 a month for groceries”, and I tell you what is left of it."


@dataclass(frozen=True, slots=True)
class StatusCase:
    """What was asked for (one category or None for all), the limits, and what the month took so far."""

    category: str | None
    currency: str
    standings: Mapping[str, LimitStanding]
    spent: Mapping[str, Money]
    month: BudgetMonth
    today: date
    formatter: "Formatter"


class LimitResult(ToolResult):
    """A limit that was set, and where it stands; None where there is none now."""

    limit: LimitReport | None = None


class StatusResult(ToolResult):
    """Where each limit of the month stands. `spent_without_limit` is what went to categories that have none."""

    month_first: date
    month_last: date
    limits: tuple[LimitReport, ...]
    spent_without_limit: Amount
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return one limit with its figures, or all of them as a table, and what is spent beside the limits as bars."""
        return Display(
            title="",
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        if len(self.limits) == 1:
            [limit] = self.limits
            yield Figure(label=f"Spent on {limit.label}", value=limit.spent.text)
            yield Figure(label="Left", value=limit.left.text)
            yield Figure(label="Left per day", value=limit.left_per_day.text)
            yield Figure(label="Expected by the end of the month", value=limit.projection.text)


def status_result(case: StatusCase, caveats: tuple[str, ...] = ()) -> StatusResult:
    """Return the result of a case; `caveats` say what is not in it."""
    limits = tuple(limit_report(name, at, case.formatter) for name, at in case.standings.items())
    several = len(limits) > 1
    return StatusResult(
        summary=" ".join(_summary(case, limits)),
        as_of=case.today,
        assumptions=(*month_assumptions(case.month, case.formatter), *caveats),
        suggestions=() if limits else (_HOW_TO,),
        month_first=case.month.first,
        month_last=case.month.last,
        limits=limits,
        spent_without_limit=Amount.of(_unlimited(case), case.formatter),
        table=_table(limits) if several else None,
        chart=_chart(case, limits) if several else None,
    )


def month_assumptions(month: BudgetMonth, formatter: "Formatter") -> tuple[str, ...]:
    """Return from when to when the month goes, and what pace means."""
    return (
        f"Your month goes from {formatter.long(month.first)} to {formatter.long(month.last)}.",
        "What came back counts as not spent; an even pace takes the same on every day.",
    )


def _summary(case: StatusCase, limits: tuple[LimitReport, ...]) -> Iterator[str]:
    if case.category is not None and not limits:
        yield f"{label_of(case.category)} has no limit. {_spent_words(case, case.category)}"
    elif not limits:
        yield f"You have no limits yet. {_total_words(case)}"
    elif len(limits) == 1:
        yield limits[0].sentence
        yield limits[0].pace
    else:
        over = [limit.label for limit in limits if limit.standing == "over_limit"]
        near = [limit.label for limit in limits if limit.standing == "near_limit"]
        yield from (limit.sentence for limit in limits)
        if over:
            yield f"Over the limit: {', '.join(over)}."
        if near:
            yield f"Past 80%: {', '.join(near)}."


def _spent_words(case: StatusCase, category: str) -> str:
    spent = case.spent.get(category, Money.zero(case.currency))
    return f"You spent {case.formatter.money_short(spent)} on it since {case.formatter.long(case.month.first)}."


def _total_words(case: StatusCase) -> str:
    return (
        f"You spent {case.formatter.money_short(_unlimited(case))} in all since "
        f"{case.formatter.long(case.month.first)}."
    )


def _unlimited(case: StatusCase) -> Money:
    spent = Money.zero(case.currency)
    for name, amount in case.spent.items():
        if name not in case.standings and name in CATEGORIES and CATEGORIES[name].is_spending:
            spent += amount
    return spent


def _table(limits: tuple[LimitReport, ...]) -> Table:
    return Table(
        caption="Your limits this month",
        columns=("Category", "Limit", "Spent", "Left", "Left per day", "By month's end"),
        rows=tuple(
            (one.label, one.limit.text, one.spent.text, one.left.text, one.left_per_day.text, one.projection.text)
            for one in limits
        ),
        numeric=(False, True, True, True, True, True),
    )


def _chart(case: StatusCase, limits: tuple[LimitReport, ...]) -> Chart:
    names = tuple(limit.label for limit in limits)
    return Chart(
        title="Spent beside the limits",
        kind="bar",
        categories=names,
        series=(
            Series(name="Spent", values=tuple(float(limit.spent.amount) for limit in limits)),
            Series(name="Limit", values=tuple(float(limit.limit.amount) for limit in limits)),
        ),
        alt="; ".join(f"{limit.label}: {limit.spent.text} of {limit.limit.text}" for limit in limits) + ".",
        y_label=f"Amount in {case.currency}",
    )
