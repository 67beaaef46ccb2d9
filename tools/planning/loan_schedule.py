"""A loan over time: a table of its years, and a chart of what is still owed."""

from collections.abc import Sequence
from decimal import Decimal

from tools.finance.amortization import Payment, Repayment
from tools.planning.charts import chart_labels, even_points
from tools.planning.loan_case import LoanCase
from tools.toolkit.outcome import Chart, Series, Table

A_YEAR = 12


def schedule_table(case: LoanCase) -> Table:
    """Return what is paid in each year of the loan, how much of it is interest, and what is still owed."""
    voice, schedule = case.voice, case.repayment.schedule
    years = [schedule[start : start + A_YEAR] for start in range(0, len(schedule), A_YEAR)]
    amounts = [_year(year) for year in years]
    write = voice.column(amount for row in amounts for amount in row)
    return Table(
        caption="Your loan, year by year",
        columns=("By", "Paid", "Interest", "Principal", "Still owed"),
        rows=tuple(
            (voice.month_after(year[-1].number), *map(write, row)) for year, row in zip(years, amounts, strict=True)
        ),
        numeric=(False, True, True, True, True),
    )


def balance_chart(case: LoanCase) -> Chart:
    """Return what is still owed over time, beside what it would be without extra payments."""
    voice = case.voice
    compared = case.compares
    points = even_points(case.plain.months if compared else case.repayment.months)
    balances = Series(name="Still owed", values=_balances(case, case.repayment, points))
    plain = Series(name="Without extra", values=_balances(case, case.plain, points))
    end = voice.month_after(case.repayment.months)
    sooner = f", instead of {voice.month_after(case.plain.months)} without extra payments" if compared else ""
    return Chart(
        title="What you still owe",
        kind="line" if compared else "area",
        categories=chart_labels([voice.month_after(months) for months in points]),
        series=(balances, plain) if compared else (balances,),
        alt=f"The debt falls from {voice.money(case.loan.principal)} to nothing in {end}{sooner}.",
        y_label=f"Debt in {voice.currency}",
    )


def _year(payments: Sequence[Payment]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    paid = sum((payment.paid for payment in payments), Decimal(0))
    interest = sum((payment.interest for payment in payments), Decimal(0))
    return paid, interest, paid - interest, payments[-1].balance


def _balances(case: LoanCase, repayment: Repayment, points: Sequence[int]) -> tuple[float, ...]:
    """Return what is owed after so many months; nothing once the loan is repaid."""
    owed = [case.loan.principal, *(payment.balance for payment in repayment.schedule)]
    return tuple(float(owed[months]) if months < len(owed) else 0.0 for months in points)
