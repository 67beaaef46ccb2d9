"""A budget from payday to payday: what was given, what came of it, and how to speak about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from storage.money import Money
from tools.finance.paydays import PaydayPlan, PayPeriod, plan_paydays
from tools.finance.projection import Payment
from tools.planning.budget_case import BudgetCase
from tools.toolkit.calendar import add_months
from tools.toolkit.errors import ToolError
from tools.toolkit.recurrence import occurrences

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter
    from tools.toolkit.kinds import FlowLine, Line

AHEAD = 12
"""Months that are looked ahead: bills that come once a year are among them."""

_TWO_PAYDAYS = (
    "A budget from payday to payday takes two paydays within a year: tell me how often your pay comes, for example "
    "“2,000 every 2 weeks from Dec 4”."
)


@dataclass(frozen=True, slots=True)
class PaydayCase:
    """A plan, the bills of its first period with their days, and the budget that this period makes."""

    budget: BudgetCase
    plan: PaydayPlan
    due: Sequence[tuple[str, Payment]]

    @property
    def first(self) -> PayPeriod:
        """The period that begins on the next payday, or today where today is one."""
        return self.plan.periods[0]

    def money(self, minor: int) -> str:
        """Return minor units as people read them: "$1,200"."""
        return self.budget.money(Money.from_minor(minor, self.budget.currency).amount)

    def long(self, day: date) -> str:
        """Return a day as people read it: "December 4, 2026"."""
        return self.budget.formatter.long(day)


def payday_case(
    paydays: Sequence["FlowLine"],
    bills: Sequence["FlowLine"],
    categories: Sequence["Line"],
    formatter: "Formatter",
    today: date,
) -> PaydayCase:
    """Return the plan for the paydays of a year. Raises ToolError where there are no two of them."""
    pays = [entry for _, entry in _payments(paydays, today)]
    due = _payments(bills, today)
    if len({pay.day for pay in pays}) < 2:
        raise ToolError(_TWO_PAYDAYS)
    plan = plan_paydays(pays, due, {line.name: line.amount.minor for line in categories})
    first = plan.periods[0]
    income = Money.from_minor(first.pay, paydays[0].amount.currency)
    of_first = [entry for entry in due if first.start <= entry[1].day < first.until]
    return PaydayCase(BudgetCase(income, categories, formatter, today), plan, of_first)


def _payments(flows: Sequence["FlowLine"], today: date) -> list[tuple[str, Payment]]:
    """Return the payments of the coming year with their names, in the order of their days."""
    payments = [
        (flow.name, Payment(day, flow.amount.minor, number))
        for number, flow in enumerate(flows)
        for day in occurrences(flow.when, today, add_months(today, AHEAD))
    ]
    return sorted(payments, key=lambda entry: entry[1].day)
