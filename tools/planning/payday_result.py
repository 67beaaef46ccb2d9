"""The result of planning from payday to payday: where the next pay goes, and what the later ones leave."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from storage.money import Money
from tools.finance.paydays import PayPeriod
from tools.planning.amount import Amount
from tools.planning.budget_result import BudgetLine, budget_chart, budget_table
from tools.planning.payday_case import PaydayCase
from tools.planning.payday_words import assumptions, suggestions, summary
from tools.toolkit.outcome import Display, Figure, ToolResult
from tools.toolkit.record import Record

SHOWN = 6
"""Paydays that are told of."""

HELD, LEFT = "Held for later bills", "Left to spend"


class PaydayAhead(Record):
    """A payday: what comes, what is kept back and held of it, and what each day until the next one has."""

    payday: date
    until: date
    pay: Amount
    kept: Amount
    held: Amount
    left: Amount
    per_day: Amount


class PaydayBudget(ToolResult):
    """A plan for one pay, whose lines add up to it to the cent.

    `outcome` is "over_income" when the pay does not cover what is due: `excess` says how much has to be there before,
    and the lines are what the pay does cover, in the order in which it falls due. `paydays` begins with this one.
    """

    outcome: Literal["balanced", "over_income"]
    method: Literal["payday"] = "payday"
    pay: Amount
    starts_on: date
    ends_before: date
    days: int
    lines: tuple[BudgetLine, ...]
    left: Amount
    per_day: Amount
    excess: Amount
    paydays: tuple[PaydayAhead, ...]
    until: str

    def display(self) -> Display:
        """Return the plan as a table and a pie."""
        title = f"Your budget until {self.until}"
        return Display(
            title=title,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=budget_table(title, self.lines),
            chart=budget_chart(title, self.pay, self.lines),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        yield Figure(label="Pay", value=self.pay.text)
        if self.excess.amount:
            yield Figure(label="Missing", value=self.excess.text)
        else:
            yield Figure(label="Left to spend", value=self.left.text)
            yield Figure(label="A day", value=self.per_day.text)


def plan_by_paydays(case: PaydayCase) -> PaydayBudget:
    """Return where the next pay goes."""
    first, missing = case.first, case.plan.missing
    return PaydayBudget(
        summary=summary(case),
        as_of=case.budget.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome="over_income" if missing else "balanced",
        pay=_amount(case, first.pay),
        starts_on=first.start,
        ends_before=first.until,
        days=first.days,
        lines=tuple(_lines(case)),
        left=_amount(case, first.left),
        per_day=_amount(case, first.per_day),
        excess=_amount(case, missing),
        paydays=tuple(_ahead(case, period) for period in case.plan.periods[:SHOWN]),
        until=case.long(first.until),
    )


def _lines(case: PaydayCase) -> Iterator[BudgetLine]:
    """Yield what the pay covers in the order in which it falls due, and what it does with the rest."""
    first, rest = case.first, case.first.pay
    listed: Mapping[str, int] = first.costs if first.cost > first.pay else {}
    for name, cost in first.costs.items():
        covered = min(cost, rest)
        rest -= covered
        yield _line(case, name, covered, listed.get(name))
    held = min(first.held, rest)
    for name, part in ((HELD, held), (LEFT, rest - held)):
        if part:
            yield _line(case, name, part, None)


def _line(case: PaydayCase, name: str, minor: int, listed: int | None) -> BudgetLine:
    currency = case.budget.currency
    whole = None if listed is None else Money.from_minor(listed, currency).amount
    return case.budget.line(name, Money.from_minor(minor, currency).amount, whole)


def _ahead(case: PaydayCase, period: PayPeriod) -> PaydayAhead:
    return PaydayAhead(
        payday=period.start,
        until=period.until,
        pay=_amount(case, period.pay),
        kept=_amount(case, period.cost),
        held=_amount(case, period.held),
        left=_amount(case, period.left),
        per_day=_amount(case, period.per_day),
    )


def _amount(case: PaydayCase, minor: int) -> Amount:
    return Amount.of(Money.from_minor(minor, case.budget.currency), case.budget.formatter)
