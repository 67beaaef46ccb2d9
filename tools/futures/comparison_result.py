"""The result of a comparison: figures for programs, words for people."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.futures.comparison_case import ComparisonCase, Variant
from tools.futures.comparison_words import assumptions, low_point, low_point_change, points, summary
from tools.futures.scenarios_case import rounded, whole_percent
from tools.futures.scenarios_result import DISCLAIMER
from tools.futures.simulation import BAD, MIDDLE
from tools.planning.amount import Amount
from tools.planning.charts import chart_labels, even_points
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your what-ifs side by side"


class ComparedPlan(Record):
    """The plan or a what-if: its chance, its endings, its low point in bad times, and what it changes of the plan.

    `chance_change` is in percentage points; the changes are None for the plan itself.
    """

    name: str
    chance: Decimal
    chance_text: str
    years: int
    ends_in: str
    middle_ending: Amount
    bad_ending: Amount
    low_point: Amount
    low_point_in: str
    reached_in: str | None
    chance_change: str | None = None
    middle_change: str | None = None
    bad_change: str | None = None
    low_point_change: str | None = None


class ScenarioComparison(ToolResult):
    """The plan and what-ifs of it on the same shocks; all amounts are in today's money.

    `aim` is "goal" when a chance is that of having the goal at the end, "lasts" when it is that of the money not being
    used up. `reached_in` is when half of the futures have the goal.
    """

    aim: Literal["goal", "lasts"]
    plans: tuple[ComparedPlan, ...]
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return the chances, a table of differences, and the middle of each as a line."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(Figure(label=plan.name, value=f"{plan.chance_text} chance") for plan in self.plans),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            disclaimer=DISCLAIMER,
        )


def comparison_result(case: ComparisonCase) -> ScenarioComparison:
    """Return the result of a case."""
    return ScenarioComparison(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        aim=case.plan.outlook.aim,
        plans=(_plan(case, case.plan), *(_what_if(case, variant) for variant in case.variants)),
        table=_table(case),
        chart=_chart(case),
    )


def _plan(case: ComparisonCase, variant: Variant) -> ComparedPlan:
    outlook, scenario = variant.outlook, case.scenario(variant)
    year, low = variant.low_point
    reached = outlook.reached_after if outlook.goal else None
    return ComparedPlan(
        name=variant.name,
        chance=whole_percent(outlook.chance),
        chance_text=scenario.chance(),
        years=outlook.plan.years,
        ends_in=scenario.year(outlook.plan.years),
        middle_ending=_amount(case, variant.ending(MIDDLE)),
        bad_ending=_amount(case, variant.ending(BAD)),
        low_point=_amount(case, low),
        low_point_in=scenario.year(year),
        reached_in=None if reached is None else scenario.year(reached),
    )


def _what_if(case: ComparisonCase, variant: Variant) -> ComparedPlan:
    difference = case.difference(variant)
    changes = {
        "chance_change": points(difference.chance),
        "middle_change": case.signed(difference.middle),
        "bad_change": case.signed(difference.bad),
        "low_point_change": low_point_change(case, variant),
    }
    return _plan(case, variant).model_copy(update=changes)


def _table(case: ComparisonCase) -> Table:
    """Return the plan and each what-if, with what it changes."""
    return Table(
        caption="What each change makes of your plan, in today's money",
        columns=(
            "What if",
            "Chance",
            "Middle ending",
            "Change",
            "Bad ending",
            "Change (bad)",
            "Low point",
            "Change (low)",
        ),
        rows=(_row(case, case.plan), *(_row(case, variant) for variant in case.variants)),
        numeric=(False, True, True, True, True, True, True, True),
    )


def _row(case: ComparisonCase, variant: Variant) -> tuple[str, ...]:
    difference, money = case.difference(variant), case.voice.money

    def change(amount: Decimal) -> str:
        return "" if variant is case.plan else case.signed(amount)

    return (
        variant.name,
        case.scenario(variant).chance(),
        money(variant.ending(MIDDLE)),
        change(difference.middle),
        money(variant.ending(BAD)),
        change(difference.bad),
        low_point(case, variant),
        "" if variant is case.plan else low_point_change(case, variant),
    )


def _chart(case: ComparisonCase) -> Chart:
    names, years = chart_labels([variant.name for variant in case.all]), even_points(case.years)
    lines = (variant.outlook.line(MIDDLE) for variant in case.all)
    endings = (f"{variant.name}: {case.voice.money(variant.ending(MIDDLE))}" for variant in case.all)
    return Chart(
        title="The middle of each, in today's money",
        kind="line",
        categories=tuple(case.scenario(case.plan).year(year) for year in years),
        series=tuple(
            Series(name=name, values=tuple(float(rounded(line[year])) for year in years))
            for name, line in zip(names, lines, strict=True)
        ),
        alt=f"The middle balance in the end: {'; '.join(endings)}.",
        x_label="Year",
        y_label=f"Balance in {case.voice.currency}",
    )


def _amount(case: ComparisonCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
