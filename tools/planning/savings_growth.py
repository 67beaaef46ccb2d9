"""How savings grow on the way to a goal, as a table and a chart of at most twenty points."""

from decimal import Decimal

from tools.finance.savings import Reached
from tools.planning.charts import MOST_CATEGORIES, chart_labels
from tools.planning.savings_case import SavingsCase
from tools.toolkit.outcome import Chart, Series, Table

STEPS = (1, 3, 6, 12, 24, 36, 60, 120)
"""Months from point to point: the smallest that gives few enough points is taken."""


def growth_table(case: SavingsCase, reached: Reached) -> Table:
    """Return what was paid in and earned, and the balance, at each point of the way."""
    voice = case.voice
    rows: list[tuple[str, ...]] = []
    for months in _points(reached.months)[1:]:
        paid_in, interest = _so_far(case, reached, months)
        balance = case.plan.start + paid_in + interest
        amounts = (paid_in, interest, balance) if case.plan.annual_return else (paid_in, balance)
        rows.append((voice.month_after(months), *(voice.money(amount) for amount in amounts)))
    earned = ("Interest",) if case.plan.annual_return else ()
    columns = ("By", "Paid in", *earned, "Balance")
    return Table(
        caption=f"Your savings until {voice.month_after(reached.months)}",
        columns=columns,
        rows=tuple(rows),
        numeric=(False, *(True for _ in columns[1:])),
    )


def growth_chart(case: SavingsCase, reached: Reached) -> Chart:
    """Return the balance over time, beside what was paid in when interest makes a difference."""
    voice, start = case.voice, case.plan.start
    points = _points(reached.months)
    so_far = [_so_far(case, reached, months) for months in points]
    balances = Series(name="Balance", values=tuple(float(start + paid + earned) for paid, earned in so_far))
    paid_in = Series(name="Paid in", values=tuple(float(start + paid) for paid, _ in so_far))
    end = voice.month_after(reached.months)
    earned = f", {voice.money(reached.interest)} of it interest" if reached.interest else ""
    return Chart(
        title="How your savings grow",
        kind="line" if reached.interest else "area",
        categories=chart_labels([voice.month_after(months) for months in points]),
        series=(balances, paid_in) if reached.interest else (balances,),
        alt=(
            f"Your savings grow from {voice.money(start)} in {voice.month_after(0)} to "
            f"{voice.money(reached.schedule[-1].balance)} in {end}{earned}."
        ),
        x_label="Month",
        y_label=f"Savings in {voice.currency}",
    )


def _points(months: int) -> tuple[int, ...]:
    """Return the months to show, evenly spaced from today to the last."""
    step = next(step for step in STEPS if -(-months // step) < MOST_CATEGORIES)
    return (*range(0, months, step), months)


def _so_far(case: SavingsCase, reached: Reached, months: int) -> tuple[Decimal, Decimal]:
    """Return what was paid in and what was earned in the first `months`."""
    past = reached.schedule[:months]
    paid_in = sum((month.paid_in for month in past), Decimal(0))
    return paid_in, sum((month.interest for month in past), Decimal(0))
