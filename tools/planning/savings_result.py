"""The result of a question about saving: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.savings import Reached
from tools.planning.amount import Amount
from tools.planning.savings_advice import suggestions
from tools.planning.savings_case import Affordability, SavingsCase
from tools.planning.savings_growth import growth_chart, growth_table
from tools.planning.savings_words import assumptions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Table, ToolResult

TITLE = "Your savings timeline"
DISCLAIMER = "An estimate to plan with, not financial advice: returns and prices are not guaranteed."


class SavingsTimeline(ToolResult):
    """How long saving takes, or what it takes each month.

    `outcome` is "never" when the plan does not reach the goal within a hundred years. `monthly_savings` is what
    the user plans to save or, when only a deadline was given, what it takes; `needed_monthly` is what the deadline
    takes. `goal_then` is what the goal costs when it is reached, if prices change. `share_of_income` is a fraction.
    """

    outcome: Literal["reached", "already_there", "never"]
    goal: Amount
    goal_then: Amount | None = None
    start_balance: Amount
    monthly_savings: Amount | None = None
    months: int | None = None
    duration: str | None = None
    reached_on: date | None = None
    reached_in: str | None = None
    paid_in: Amount | None = None
    interest_earned: Amount | None = None
    deadline: date | None = None
    on_time: bool | None = None
    needed_monthly: Amount | None = None
    monthly_income: Amount | None = None
    share_of_income: Decimal | None = None
    share_of_income_text: str | None = None
    affordability: Affordability | None = None
    estimated: bool = Field(default=False, exclude=True)
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the figures, the way there as a table and a chart, and what would help."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            disclaimer=DISCLAIMER if self.estimated else "",
        )

    def _figures(self) -> Iterator[Figure]:
        """Return what answers the question and what it means; what was asked with stands in the summary."""
        if self.monthly_savings and self.monthly_savings == self.needed_monthly:
            yield Figure(label="Each month", value=self.monthly_savings.text)
        if self.months and self.reached_in:
            count = "1 month" if self.months == 1 else f"{self.months:,} months"
            yield Figure(label="You get there", value=f"{self.reached_in}, in {count}")
        if self.interest_earned and self.interest_earned.amount:
            yield Figure(label="Interest earned", value=self.interest_earned.text)
        if self.share_of_income and self.share_of_income_text:
            yield Figure(label="Share of income", value=self.share_of_income_text)
        if self.needed_monthly and self.needed_monthly != self.monthly_savings:
            yield Figure(label="Needed by your deadline", value=f"{self.needed_monthly.text} a month")


def savings_result(case: SavingsCase) -> SavingsTimeline:
    """Return the result of a case that has been worked out."""
    result = SavingsTimeline(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome=_outcome(case),
        goal=_amount(case, case.plan.goal),
        start_balance=_amount(case, case.plan.start),
        deadline=case.deadline.day if case.deadline else None,
        on_time=case.on_time,
        monthly_income=None if case.income is None else _amount(case, case.income),
        estimated=bool(case.plan.annual_return or case.inflated),
    )
    if isinstance(case.timeline, AlreadyThere):
        return result
    result = result.model_copy(update=_monthly(case))
    return result.model_copy(update=_way(case, case.timeline)) if isinstance(case.timeline, Reached) else result


def _outcome(case: SavingsCase) -> Literal["reached", "already_there", "never"]:
    match case.timeline:
        case Reached():
            return "reached"
        case AlreadyThere():
            return "already_there"
        case Never():
            return "never"


def _monthly(case: SavingsCase) -> dict[str, object]:
    return {
        "monthly_savings": _amount(case, case.plan.monthly),
        "needed_monthly": None if case.needed is None else _amount(case, case.needed),
        "share_of_income": None if case.share is None else round(case.share, 4),
        "share_of_income_text": None if case.share is None else case.voice.percent(case.share),
        "affordability": case.affordability,
    }


def _way(case: SavingsCase, reached: Reached) -> dict[str, object]:
    return {
        "months": reached.months,
        "duration": case.voice.span(reached.months),
        "reached_on": case.voice.day_after(reached.months),
        "reached_in": case.voice.month_after(reached.months),
        "paid_in": _amount(case, reached.paid_in),
        "interest_earned": _amount(case, reached.interest),
        "goal_then": _amount(case, reached.goal) if case.inflated else None,
        "table": growth_table(case, reached),
        "chart": growth_chart(case, reached),
    }


def _amount(case: SavingsCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
