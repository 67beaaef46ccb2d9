"""A simulated plan year by year: a table of percentiles, and a fan of lines."""

from collections.abc import Sequence
from decimal import Decimal

from tools.futures.scenarios_case import ScenarioCase, rounded
from tools.futures.simulation import BAD, GOOD, HIGH, LOW, MIDDLE, PROBABILITIES
from tools.planning.charts import even_points
from tools.toolkit.outcome import Chart, Series, Table

STEPS = (1, 2, 3, 5, 10)
"""Years from row to row of the table: the smallest that gives few enough of them is taken."""

MOST_ROWS = 10
"""Rows of the table: enough to follow the way, few enough to read below a chart."""

NAMES = {
    BAD: "Bad (5%)",
    LOW: "Low (25%)",
    MIDDLE: "Middle (50%)",
    HIGH: "High (75%)",
    GOOD: "Good (95%)",
}
"""What the percentiles are called: in so many of the futures the balance is this one or less."""


def percentile_table(case: ScenarioCase) -> Table:
    """Return the percentiles at round steps of years, and at the end, in today's money."""
    rows = (
        (case.year(year), *(case.about(balance) for balance in case.outlook.bands[year]))
        for year in table_years(case.outlook.plan.years)
    )
    return Table(
        caption="Your balance by year in today's money; below the 5% lies one future in twenty",
        columns=("Year", *(NAMES[probability] for probability in PROBABILITIES)),
        rows=tuple(rows),
        numeric=(False, *(True for _ in PROBABILITIES)),
    )


def fan_chart(case: ScenarioCase) -> Chart:
    """Return one line for each percentile, and the goal where there is one."""
    outlook = case.outlook
    points = even_points(outlook.plan.years)
    lines = [
        Series(name=NAMES[probability], values=_values(outlook.line(probability), points))
        for probability in reversed(PROBABILITIES)
    ]
    if outlook.goal:
        lines.append(Series(name="Goal", values=(float(outlook.goal),) * len(points)))
    return Chart(
        title="Your possible balances, in today's money",
        kind="line",
        categories=tuple(case.year(year) for year in points),
        series=tuple(lines),
        alt=(
            f"From {case.about(outlook.plan.start)} today to {case.about(outlook.ending(BAD))} in bad times, "
            f"{case.about(outlook.ending())} in the middle and {case.about(outlook.ending(GOOD))} in good times in "
            f"{case.year(outlook.plan.years)}."
        ),
        x_label="Year",
        y_label=f"Balance in {case.voice.currency}",
    )


def table_years(years: int) -> tuple[int, ...]:
    """Return the years of a table: every few of them, and the last."""
    for step in STEPS:
        rows = sorted({*range(0, years, step), years})
        if len(rows) <= MOST_ROWS:
            return tuple(rows)
    return (0, years)


def _values(line: Sequence[Decimal], points: Sequence[int]) -> tuple[float, ...]:
    return tuple(float(rounded(line[year])) for year in points)
