"""How savings grow on the way to a goal: a short table of round dates, and a chart of even points."""

from decimal import Decimal

from tools.finance.savings import Reached
from tools.planning.charts import chart_labels, even_points
from tools.planning.savings_case import SavingsCase
from tools.toolkit.outcome import Chart, Series, Table

STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
"""Months from row to row: the smallest that gives few enough rows is taken."""

MOST_ROWS = 8
"""Rows of the table: enough to follow the way, few enough to read below a chart."""


def growth_table(case: SavingsCase, reached: Reached) -> Table:
    """Return what was paid in and earned, and the balance, at each point of the way."""
    voice = case.voice
    amounts: dict[str, tuple[Decimal, ...]] = {}
    for months in _rows(reached.months):
        paid_in, interest = _so_far(case, reached, months)
        balance = case.plan.start + paid_in + interest
        row = (paid_in, interest, balance) if case.plan.annual_return else (paid_in, balance)
        amounts[voice.month_after(months)] = row
    write = voice.column(amount for row in amounts.values() for amount in row)
    earned = ("Interest",) if case.plan.annual_return else ()
    columns = ("By", "Paid in", *earned, "Balance")
    return Table(
        caption=f"Your savings until {voice.month_after(reached.months)}",
        columns=columns,
        rows=tuple((month, *map(write, row)) for month, row in amounts.items()),
        numeric=(False, *(True for _ in columns[1:])),
    )


def growth_chart(case: SavingsCase, reached: Reached) -> Chart:
    """Return the balance over time, beside what was paid in when interest makes a difference."""
    voice, start = case.voice, case.plan.start
    points = even_points(reached.months)
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
        y_label=f"Savings in {voice.currency}",
    )


def _rows(months: int) -> tuple[int, ...]:
    """Return the months of the table: every few months or years, and the last."""
    step = next(step for step in STEPS if -(-months // step) <= MOST_ROWS)
    return (*range(step, months, step), months)


def _so_far(case: SavingsCase, reached: Reached, months: int) -> tuple[Decimal, Decimal]:
    """Return what was paid in and what was earned in the first `months`."""
    past = reached.schedule[:months]
    paid_in = sum((month.paid_in for month in past), Decimal(0))
    return paid_in, sum((month.interest for month in past), Decimal(0))
