"""The result of how expensive a home may be: figures for programs, words for people."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.finance.affordability import Limit
from tools.finance.amortization import Loan, repay
from tools.planning.amount import Amount
from tools.planning.mortgage_words import MortgageCase, assumptions, suggestions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult

TITLE = "The home you can afford"
DISCLAIMER = "A rule of thumb of lenders in the United States to plan with: no offer, and not financial advice."

STEPS = tuple(Decimal(step) for step in ("-0.01", "-0.005", "0", "0.005", "0.01"))
"""The rates that are compared: up to one percentage point below and above."""


class MortgageAffordability(ToolResult):
    """The highest price of a home, and what limits it.

    `outcome` is "no_room" when debts or the home's other costs leave nothing for a loan. `limit` is "debts" when
    these take so much that housing and debts together bind, else "income". `annual_rate` is a fraction, nominal;
    `room_by_housing` and `room_by_debts` are what the two shares leave for housing each month.
    """

    outcome: Literal["affordable", "no_room"]
    limit: Limit
    highest_price: Amount
    loan: Amount
    down_payment: Amount
    principal_and_interest: Amount
    housing_payment: Amount
    room_by_housing: Amount
    room_by_debts: Amount
    annual_rate: Decimal
    annual_rate_text: str
    term_months: int
    total_interest: Amount
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the figures, and what another rate would change as a table and a chart."""
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
        yield Figure(label="Highest price", value=self.highest_price.text)
        if self.outcome == "affordable":
            yield Figure(label="Loan", value=self.loan.text)
            yield Figure(label="Housing each month", value=self.housing_payment.text)
            yield Figure(label="What limits it", value=self.limit.capitalize())
            yield Figure(label="Interest in all", value=self.total_interest.text)


def mortgage_result(case: MortgageCase) -> MortgageAffordability:
    """Return the result for a household that has been worked out."""
    household, home = case.household, case.home
    loan = Loan(home.loan, household.annual_rate, home.payment, household.months, digits=household.digits)
    return MortgageAffordability(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome="affordable" if home.loan else "no_room",
        limit=home.limit,
        highest_price=_amount(case, home.price),
        loan=_amount(case, home.loan),
        down_payment=_amount(case, household.down_payment),
        principal_and_interest=_amount(case, home.payment),
        housing_payment=_amount(case, case.housing),
        room_by_housing=_amount(case, home.front_room),
        room_by_debts=_amount(case, home.back_room),
        annual_rate=household.annual_rate,
        annual_rate_text=case.voice.formatter.percent(household.annual_rate),
        term_months=household.months,
        total_interest=_amount(case, repay(loan).interest),
        table=_table(case) if home.loan else None,
        chart=_chart(case) if home.loan else None,
    )


def _rates(case: MortgageCase) -> list[Decimal]:
    rates = [case.household.annual_rate + step for step in STEPS]
    return [rate for rate in rates if rate >= 0]


def _table(case: MortgageCase) -> Table:
    voice, homes = case.voice, {rate: case.at(rate) for rate in _rates(case)}
    write = voice.column(amount for home in homes.values() for amount in (home.loan, home.price))
    return Table(
        caption="What another rate would change",
        columns=("Rate", "Loan", "Highest price"),
        rows=tuple(
            (voice.formatter.percent(rate), write(home.loan), write(home.price)) for rate, home in homes.items()
        ),
        numeric=(False, True, True),
    )


def _chart(case: MortgageCase) -> Chart:
    voice, rates = case.voice, _rates(case)
    prices = [case.at(rate).price for rate in rates]
    percent = voice.formatter.percent
    return Chart(
        title="Highest price by rate",
        kind="bar",
        categories=tuple(percent(rate) for rate in rates),
        series=(Series(name="Highest price", values=tuple(float(price) for price in prices)),),
        alt=(
            f"The highest price falls from {voice.money(prices[0])} at {percent(rates[0])} to "
            f"{voice.money(prices[-1])} at {percent(rates[-1])}."
        ),
        x_label="Interest rate",
        y_label=f"Price in {voice.currency}",
    )


def _amount(case: MortgageCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
