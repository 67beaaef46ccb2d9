"""The result of a question about an emergency fund: figures for programs, words for people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.finance.outcomes import AlreadyThere, Never
from tools.planning.amount import Amount
from tools.planning.emergency_case import EmergencyCase, months_text
from tools.planning.emergency_words import assumptions, covered, suggestions, summary
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your emergency fund"


class FundTarget(Record):
    """So many months of essentials: what they cost, what is missing, and when it is there at the monthly saving.

    `standing` is "open" where the monthly saving is not known.
    """

    months: int
    amount: Amount
    gap: Amount
    standing: Literal["there", "reached", "never", "open"]
    wait_months: int | None = None
    reached_on: date | None = None
    reached_in: str | None = None


class EmergencyFundResult(ToolResult):
    """What an emergency fund should hold and where it stands.

    `outcome` is that of the largest target: "open" where the monthly saving is not known, "never" where the saving
    does not fill the fund within a hundred years. `months_covered` is rounded down to a tenth.
    """

    outcome: Literal["already_there", "reached", "never", "open"]
    monthly_essentials: Amount
    emergency_savings: Amount
    monthly_savings: Amount | None
    months_covered: Decimal
    months_covered_text: str
    targets: tuple[FundTarget, ...]
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return what is covered and missing, the steps as a table, and the savings beside the targets as bars."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        yield Figure(label="Covered now", value=self.months_covered_text)
        for target in self.targets:
            if target.standing != "there":
                yield Figure(label=f"Missing for {months_text(target.months)}", value=target.gap.text)
        if reached_in := self.targets[-1].reached_in:
            yield Figure(label="Full in", value=reached_in)


def emergency_result(case: EmergencyCase) -> EmergencyFundResult:
    """Return the result of a case."""
    fund = case.fund
    targets = tuple(_target(case, months) for months in case.targets)
    last = targets[-1].standing
    return EmergencyFundResult(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        outcome="already_there" if last == "there" else last,
        monthly_essentials=_amount(case, fund.essentials),
        emergency_savings=_amount(case, fund.saved),
        monthly_savings=None if fund.monthly is None else _amount(case, fund.monthly),
        months_covered=fund.months_covered,
        months_covered_text=covered(case),
        targets=targets,
        table=_table(case),
        chart=_chart(case),
    )


def _target(case: EmergencyCase, months: int) -> FundTarget:
    fund, filled = case.fund, case.fund.filled_after(months)
    standing: Literal["there", "reached", "never", "open"] = "open" if fund.monthly is None else "never"
    if isinstance(filled, AlreadyThere):
        standing = "there"
    target = FundTarget(
        months=months,
        amount=_amount(case, fund.target(months)),
        gap=_amount(case, fund.gap(months)),
        standing="reached" if isinstance(filled, int) else standing,
    )
    if not isinstance(filled, int):
        return target
    voice = case.voice
    reached = {"reached_on": voice.day_after(filled), "reached_in": voice.month_after(filled)}
    return target.model_copy(update={"wait_months": filled, **reached})


def _table(case: EmergencyCase) -> Table:
    """Return the steps to the full fund: one month first, then each target."""
    fund, steps = case.fund, sorted({1, *case.targets})
    money = case.voice.column(amount for step in steps for amount in (fund.target(step), fund.gap(step)))
    rows = ((months_text(step), money(fund.target(step)), money(fund.gap(step))) for step in steps)
    when = ((_when(case, step),) if fund.monthly is not None else () for step in steps)
    return Table(
        caption="The steps to your emergency fund",
        columns=("Lasts for", "Fund", "Missing", *(("Reached",) if fund.monthly is not None else ())),
        rows=tuple((*row, *reached) for row, reached in zip(rows, when, strict=True)),
        numeric=(False, True, True, *((False,) if fund.monthly is not None else ())),
    )


def _when(case: EmergencyCase, months: int) -> str:
    match case.fund.filled_after(months):
        case AlreadyThere():
            return "there already"
        case Never():
            return "never"
        case wait:
            return case.voice.month_after(wait)


def _chart(case: EmergencyCase) -> Chart:
    fund, money = case.fund, case.voice.money
    bars = {"You have": fund.saved} | {months_text(months): fund.target(months) for months in case.targets}
    wanted = " and ".join(f"{money(fund.target(months))} for {months_text(months)}" for months in case.targets)
    return Chart(
        title="Your emergency fund beside its target" + ("s" if len(case.targets) > 1 else ""),
        kind="bar",
        categories=tuple(bars),
        series=(Series(name="Amount", values=tuple(float(amount) for amount in bars.values())),),
        alt=f"You have {money(fund.saved)} put aside; the fund should hold {wanted}.",
        y_label=f"Amount in {case.voice.currency}",
    )


def _amount(case: EmergencyCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
