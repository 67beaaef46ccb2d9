"""The result of a question about retirement: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from storage.money import Money
from tools.finance.precision import round_half_up
from tools.planning.amount import Amount
from tools.planning.retirement_case import Outcome, RetirementCase
from tools.planning.retirement_growth import growth_chart, growth_table
from tools.planning.retirement_words import assumptions, suggestions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Table, ToolResult

TITLE = "Your retirement"
DISCLAIMER = "An estimate to plan with, not financial advice: returns and prices are not guaranteed."


class RetirementProjection(ToolResult):
    """What retirement takes and what will be there; amounts in today's money unless they are named nominal.

    `outcome` is "late" when the number is reached after `retirement_age`, "never" when it is not before `plan_to_age`.
    `needed_monthly` is None where retirement begins today. `used_up_at` is the age at which what is there at retirement
    is spent; None where it lasts until `plan_to_age`.
    """

    outcome: Outcome
    age: int
    retirement_age: int
    plan_to_age: int
    retires_on: date
    number_needed: Amount
    number_needed_nominal: Amount
    yearly_spending: Amount
    monthly_contribution: Amount
    projected_balance: Amount
    projected_balance_nominal: Amount
    gap: Amount
    real_return: Decimal
    real_return_text: str
    months: int | None = None
    reached_on: date | None = None
    reached_in: str | None = None
    reached_at_age: int | None = None
    needed_monthly: Amount | None = None
    affordable_yearly_spending: Amount
    used_up_at: int | None = None
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return the figures, the way as a table and a chart, and what would close the gap."""
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
        yield Figure(label="You need", value=self.number_needed.text)
        yield Figure(label=f"You have at {self.retirement_age}", value=self.projected_balance.text)
        if self.gap.amount:
            yield Figure(label="Missing", value=self.gap.text)
        if self.reached_in:
            yield Figure(label="You get there", value=f"{self.reached_in}, at {self.reached_at_age}")
        if self.gap.amount and self.needed_monthly:
            yield Figure(label="Needed each month", value=self.needed_monthly.text)


def retirement_result(case: RetirementCase) -> RetirementProjection:
    """Return the result of a case that has been worked out."""
    plan, real = case.plan, round(case.plan.real_annual_return, 4)
    needed = plan.monthly_needed()
    result = RetirementProjection(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome=case.outcome,
        age=case.age,
        retirement_age=case.retires,
        plan_to_age=case.plan_to,
        retires_on=case.retires_on,
        number_needed=_round(case, plan.number, case.about(plan.number)),
        number_needed_nominal=_nominal(case, plan.number),
        yearly_spending=_exact(case, plan.yearly_spending),
        monthly_contribution=_exact(case, plan.monthly),
        projected_balance=_round(case, case.projected, case.about(case.projected)),
        projected_balance_nominal=_nominal(case, case.projected),
        gap=_round(case, case.gap, case.about(case.gap)),
        real_return=real,
        real_return_text=case.voice.formatter.percent(real),
        needed_monthly=_exact(case, needed) if isinstance(needed, Decimal) else None,
        affordable_yearly_spending=_round(case, plan.affordable_spending, case.at_most(plan.affordable_spending)),
        used_up_at=case.lasts_to(case.projected),
        table=growth_table(case),
        chart=growth_chart(case),
    )
    return result.model_copy(update=_when(case, case.reached)) if isinstance(case.reached, int) else result


def _when(case: RetirementCase, months: int) -> dict[str, object]:
    return {
        "months": months,
        "reached_on": case.voice.day_after(months),
        "reached_in": case.voice.month_after(months),
        "reached_at_age": case.age_after(months),
    }


def _nominal(case: RetirementCase, amount: Decimal) -> Amount:
    """Return an amount of today's money in the money of the year of retirement."""
    nominal = case.plan.nominal(amount, case.plan.months)
    return _round(case, nominal, case.about(nominal))


def _exact(case: RetirementCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)


def _round(case: RetirementCase, amount: Decimal, text: str) -> Amount:
    """Return an estimate: exact to the cent for programs, in whole units for whoever quotes it."""
    return Amount(amount=round_half_up(amount, case.plan.digits), currency=case.voice.currency, text=text)
