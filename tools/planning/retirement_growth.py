"""How retirement savings grow and are spent: a short table, and a chart of even points."""

from tools.finance.precision import round_half_up
from tools.finance.time_value import MONTHS_A_YEAR
from tools.planning.charts import MOST_CATEGORIES
from tools.planning.retirement_case import RetirementCase
from tools.toolkit.outcome import Chart, Series, Table

STEPS = (1, 2, 3, 5, 10, 15, 20)
"""Years from point to point: the smallest that gives few enough of them is taken."""

FEWEST_SPANS = 8
"""Spans of the chart: with fewer the curve would become a line with corners."""

MOST_ROWS = 9
"""Rows of the table: enough to follow the way, few enough to read below a chart."""


def growth_table(case: RetirementCase) -> Table:
    """Return what is there at round steps of age, at retirement and at the end, in today's money and in that year's."""
    rows = tuple(_row(case, years) for years in _rows(case))
    nominal = bool(case.plan.inflation)
    columns = ("Age", "Year", "Today's money", *(("Money of then",) if nominal else ()))
    return Table(
        caption=f"Your retirement savings until {case.plan_to}",
        columns=columns,
        rows=tuple(row if nominal else row[:3] for row in rows),
        numeric=(False, False, *(True for _ in columns[2:])),
    )


def growth_chart(case: RetirementCase) -> Chart:
    """Return the savings by age in today's money, beside the number that is needed at retirement."""
    years = case.plan_to - case.age
    points = range(0, years + 1, _step(years))
    left = case.about(case.plan.balance_after(years * MONTHS_A_YEAR))
    balances = tuple(float(round_half_up(case.plan.balance_after(point * MONTHS_A_YEAR), 0)) for point in points)
    return Chart(
        title="Your savings by age, in today's money",
        kind="line",
        categories=tuple(str(case.age + point) for point in points),
        series=(
            Series(name="Savings", values=balances),
            Series(name="Needed at retirement", values=(float(case.plan.number),) * len(points)),
        ),
        alt=(
            f"Your savings go from {case.about(case.plan.balance)} at {case.age} to {case.about(case.projected)} at "
            f"{case.retires}, and {left} are left at {case.plan_to}; {case.about(case.plan.number)} are needed."
        ),
        x_label="Age",
        y_label=f"Savings in {case.voice.currency}",
    )


def _step(years: int) -> int:
    """Return the years from point to point of the chart: such that the last point is the end, where that can be."""
    steps = [step for step in STEPS if years // step < MOST_CATEGORIES]
    return next((step for step in steps if years % step == 0 and years // step >= FEWEST_SPANS), steps[0])


def _rows(case: RetirementCase) -> tuple[int, ...]:
    """Return the years from now of the table: every few years, retirement and the end."""
    years, until = case.plan_to - case.age, case.retires - case.age
    for step in STEPS:
        rows = sorted({*range(0, years, step), until, years})
        if len(rows) <= MOST_ROWS:
            return tuple(rows)
    return (0, until, years)


def _row(case: RetirementCase, years: int) -> tuple[str, ...]:
    months = years * MONTHS_A_YEAR
    balance = case.plan.balance_after(months)
    age = case.age + years
    return (
        f"{age} (retirement)" if age == case.retires else str(age),
        str(case.voice.day_after(months).year),
        case.about(balance),
        case.about(case.plan.nominal(balance, months)),
    )
