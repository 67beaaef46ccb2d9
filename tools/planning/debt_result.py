"""The result of a plan to pay off debts: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.finance.payoff import Order, Payoff
from tools.planning.amount import Amount
from tools.planning.debt_case import DebtCase
from tools.planning.debt_comparison import comparison_table, owed_chart
from tools.planning.debt_words import assumptions, suggestions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your debts"
DISCLAIMER = "An estimate to plan with, not financial advice: what your lenders' contracts say counts."


class PaidOff(Record):
    """When one debt is done with, and the interest it takes until then."""

    name: str
    months: int | None
    paid_off_in: str | None
    interest: Amount


class Plan(Record):
    """One way of paying: when it ends, what it costs, and the debts in the order in which they are done with.

    What is paid beyond the minimums goes to `first_to_last`. Without `months` it never ends: nothing of it is counted
    then but the debts that do go.
    """

    months: int | None = None
    duration: str | None = None
    debt_free_on: date | None = None
    debt_free_in: str | None = None
    total_interest: Amount | None = None
    total_paid: Amount | None = None
    first_to_last: tuple[str, ...] = ()
    order: tuple[PaidOff, ...]


class ImpossibleDebt(Record):
    """A debt that its minimum never pays off, and the smallest payment that would."""

    name: str
    minimum: Amount
    interest_of_the_first_month: Amount
    smallest_payment: Amount


class DebtPlan(ToolResult):
    """Debts paid off by avalanche and by snowball, side by side; `strategy` is the one that is spoken of first.

    `minimums_only` pays each minimum and rolls nothing over.
    """

    outcome: Literal["paid_off", "never"]
    strategy: Order
    total_debt: Amount
    monthly_budget: Amount
    extra_monthly: Amount
    avalanche: Plan
    snowball: Plan
    minimums_only: Plan
    impossible: tuple[ImpossibleDebt, ...] = ()
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the figures, both orders side by side, and what is owed over time."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            disclaimer=DISCLAIMER,
        )

    def _figures(self) -> Iterator[Figure]:
        plan = self.avalanche if self.strategy == "avalanche" else self.snowball
        yield Figure(label="Debt today", value=self.total_debt.text)
        yield Figure(label="Each month", value=self.monthly_budget.text)
        if plan.months and plan.debt_free_in and plan.total_interest:
            count = "1 month" if plan.months == 1 else f"{plan.months:,} months"
            yield Figure(label="Debt-free", value=f"{plan.debt_free_in}, in {count}")
            yield Figure(label="Interest", value=plan.total_interest.text)


def debt_result(case: DebtCase) -> DebtPlan:
    """Return the result of debts that have been worked out."""
    complete = case.plan.complete
    return DebtPlan(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome="paid_off" if complete else "never",
        strategy=case.chosen,
        total_debt=_amount(case, case.owed),
        monthly_budget=_amount(case, case.budget),
        extra_monthly=_amount(case, case.extra),
        avalanche=_plan(case, case.avalanche, case.first("avalanche")),
        snowball=_plan(case, case.snowball, case.first("snowball")),
        minimums_only=_plan(case, case.minimums, ()),
        impossible=tuple(
            ImpossibleDebt(
                name=entry.debt.name,
                minimum=_amount(case, entry.debt.minimum),
                interest_of_the_first_month=_amount(case, entry.interest),
                smallest_payment=_amount(case, entry.payment),
            )
            for entry in case.impossible
        ),
        table=comparison_table(case) if complete else None,
        chart=owed_chart(case) if complete else None,
    )


def _plan(case: DebtCase, plan: Payoff, first: tuple[str, ...]) -> Plan:
    voice = case.voice
    order = tuple(
        PaidOff(
            name=course.debt.name,
            months=course.months,
            paid_off_in=voice.month_after(course.months) if course.months else None,
            interest=_amount(case, course.interest),
        )
        for course in plan.order
        if course.months
    )
    if not plan.complete:
        return Plan(first_to_last=first, order=order)
    return Plan(
        months=plan.months,
        duration=voice.span(plan.months),
        debt_free_on=voice.day_after(plan.months),
        debt_free_in=voice.month_after(plan.months),
        total_interest=_amount(case, plan.interest),
        total_paid=_amount(case, plan.paid),
        first_to_last=first,
        order=order,
    )


def _amount(case: DebtCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
