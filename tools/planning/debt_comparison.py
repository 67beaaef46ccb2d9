"""Avalanche and snowball side by side: a table, and a chart of what is still owed."""

from collections.abc import Callable, Sequence

from tools.finance.payoff import Payoff
from tools.planning.charts import chart_labels, even_points
from tools.planning.debt_case import DebtCase
from tools.toolkit.outcome import Chart, Series, Table

NEVER = "never"


def comparison_table(case: DebtCase) -> Table:
    """Return when each plan ends, what it costs, and when each debt is done with."""
    voice, plans = case.voice, _plans(case)
    write = voice.column(plan.interest for plan in plans.values() if plan.complete)
    rows: list[tuple[str, Callable[[Payoff], str]]] = [
        ("Debt-free", lambda plan: voice.month_after(plan.months)),
        ("Months", lambda plan: f"{plan.months:,}"),
        ("Interest", lambda plan: write(plan.interest)),
    ]
    ends = [(label, *(row(plan) if plan.complete else NEVER for plan in plans.values())) for label, row in rows]
    if len(case.debts) > 1:
        ends.append(("First to pay", case.first("avalanche")[0], case.first("snowball")[0], "-"))
    debts = [
        (debt.name, *(_end(case, plan.courses[index].months) for plan in plans.values()))
        for index, debt in enumerate(case.debts)
    ]
    return Table(
        caption="Both orders side by side",
        columns=("", *plans),
        rows=(*ends, *(debts if len(debts) > 1 else ())),
        numeric=(False, *(True for _ in plans)),
    )


def owed_chart(case: DebtCase) -> Chart:
    """Return what is still owed over time, by each plan."""
    voice, plans = case.voice, _plans(case)
    points = even_points(max(plan.months for plan in (case.avalanche, case.snowball) if plan.complete))
    end = voice.month_after(case.plan.months)
    how = f" with the {case.chosen}" if len(case.debts) > 1 else ""
    return Chart(
        title="What you still owe",
        kind="line",
        categories=chart_labels([voice.month_after(months) for months in points]),
        series=tuple(Series(name=name, values=_owed(plan, points)) for name, plan in plans.items()),
        alt=f"What you owe falls from {voice.money(case.owed)} to nothing in {end}{how}.",
        y_label=f"Debt in {voice.currency}",
    )


def _plans(case: DebtCase) -> dict[str, Payoff]:
    """Return the plans by their names; of a single debt there is no order."""
    if len(case.debts) == 1:
        return {"Your plan": case.plan, "Minimum only": case.minimums}
    return {"Avalanche": case.avalanche, "Snowball": case.snowball, "Minimums only": case.minimums}


def _end(case: DebtCase, months: int | None) -> str:
    return case.voice.month_after(months) if months else NEVER


def _owed(plan: Payoff, points: Sequence[int]) -> tuple[float, ...]:
    """Return what is owed after so many months; nothing once all is paid off."""
    return tuple(float(plan.owed[months]) if months < len(plan.owed) else float(plan.owed[-1]) for months in points)
