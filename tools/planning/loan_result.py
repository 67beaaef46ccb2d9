"""The result of a question about a loan: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from storage.money import Money
from tools.planning.amount import Amount
from tools.planning.loan_case import LoanCase, LoanOutcome
from tools.planning.loan_schedule import balance_chart, schedule_table
from tools.planning.loan_words import assumptions, suggestions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Table, ToolResult

TITLE = "Your loan"
DISCLAIMER = "An estimate to plan with, not financial advice: what your lender's contract says counts."


class LoanSchedule(ToolResult):
    """What a loan takes each month, and what it costs until it is repaid.

    `outcome` is "balloon" when a rest larger than two payments, `last_payment`, is due at the end of the term, and
    "never" when the payment does not repay the loan within a hundred years; `smallest_payment` is what would work then.
    `debt_grows` names negative amortisation: the payment does not cover the interest. `annual_rate` is a fraction,
    nominal; so is `annual_cost`, the annual percentage rate with the fees. What is saved is compared with the same loan
    without extra payments.
    """

    outcome: LoanOutcome
    principal: Amount
    annual_rate: Decimal
    annual_rate_text: str
    monthly_payment: Amount
    extra_monthly: Amount | None = None
    extra_once: Amount | None = None
    fees: Amount | None = None
    annual_cost: Decimal | None = None
    annual_cost_text: str | None = None
    first_interest: Amount
    debt_grows: bool = False
    months: int | None = None
    duration: str | None = None
    repaid_on: date | None = None
    repaid_in: str | None = None
    total_interest: Amount | None = None
    total_paid: Amount | None = None
    last_payment: Amount | None = None
    months_saved: int | None = None
    interest_saved: Amount | None = None
    smallest_payment: Amount | None = None
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the figures, the years as a table and what is owed as a chart."""
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
        yield Figure(label="Monthly payment", value=self.monthly_payment.text)
        if self.smallest_payment:
            yield Figure(label="What would work", value=f"{self.smallest_payment.text} a month")
        if self.total_interest and self.total_paid:
            yield Figure(label="Interest in all", value=self.total_interest.text)
            yield Figure(label="Paid in all", value=self.total_paid.text)
        if self.months and self.repaid_in and self.outcome == "repaid":
            count = "1 month" if self.months == 1 else f"{self.months:,} months"
            yield Figure(label="Paid off", value=f"{self.repaid_in}, in {count}")
        if self.annual_cost_text:
            yield Figure(label="APR with fees", value=self.annual_cost_text)
        if self.outcome == "balloon" and self.last_payment:
            yield Figure(label="Due at the end", value=self.last_payment.text)
        if self.interest_saved and self.interest_saved.amount:
            yield Figure(label="Interest saved", value=self.interest_saved.text)


def loan_result(case: LoanCase) -> LoanSchedule:
    """Return the result of a loan that has been worked out."""
    loan = case.loan
    result = LoanSchedule(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome=case.outcome,
        principal=_amount(case, loan.principal),
        annual_rate=loan.annual_rate,
        annual_rate_text=case.voice.formatter.percent(loan.annual_rate),
        monthly_payment=_amount(case, loan.payment),
        extra_monthly=_amount(case, loan.extra) if loan.extra else None,
        extra_once=_amount(case, loan.extra_once) if loan.extra_once else None,
        fees=_amount(case, case.fees) if case.fees else None,
        annual_cost=case.annual_cost,
        annual_cost_text=None if case.annual_cost is None else case.voice.formatter.percent(case.annual_cost),
        first_interest=_amount(case, case.first_interest),
        debt_grows=case.grows,
        smallest_payment=None if case.needed is None else _amount(case, case.needed),
    )
    return result.model_copy(update=_course(case)) if case.repayment.complete else result


def _course(case: LoanCase) -> dict[str, object]:
    repayment, plain, voice = case.repayment, case.plain, case.voice
    return {
        "months": repayment.months,
        "duration": voice.span(repayment.months),
        "repaid_on": voice.day_after(repayment.months),
        "repaid_in": voice.month_after(repayment.months),
        "total_interest": _amount(case, repayment.interest),
        "total_paid": _amount(case, repayment.paid),
        "last_payment": _amount(case, repayment.last.paid),
        "months_saved": plain.months - repayment.months if case.compares else None,
        "interest_saved": _amount(case, plain.interest - repayment.interest) if case.compares else None,
        "table": schedule_table(case),
        "chart": balance_chart(case),
    }


def _amount(case: LoanCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
