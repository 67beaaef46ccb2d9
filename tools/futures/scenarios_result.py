"""The result of a simulation: figures for programs, words for people."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from storage.money import Money
from tools.futures.scenarios_case import ScenarioCase, rounded, whole_percent
from tools.futures.scenarios_growth import fan_chart, percentile_table
from tools.futures.scenarios_words import assumptions, suggestions, summary
from tools.futures.simulation import BAD, GOOD, HIGH, LOW, MIDDLE, Needed
from tools.planning.amount import Amount
from tools.toolkit.outcome import Chart, Display, Figure, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "Your possible futures"
DISCLAIMER = "A simulation to plan with, not financial advice: markets may do worse than in any of these futures."


class Endings(Record):
    """The balance at the end, in today's money: in so many percent of the futures it is this one or less."""

    bad_5: Amount
    low_25: Amount
    middle_50: Amount
    high_75: Amount
    good_95: Amount


class NeededForChance(Record):
    """What a chance takes: so much is put in each month or, as an alternative, at most so much is spent."""

    chance: str
    monthly_contribution: Amount | None = None
    monthly_spending: Amount | None = None


class SimulatedFutures(ToolResult):
    """What may become of a plan.

    `aim` is "goal" when the chance is that of having the goal at the end, "lasts" when it is that of the money not
    being used up. `chance` is a fraction, in whole percents; all amounts are in today's money.
    """

    aim: Literal["goal", "lasts"]
    chance: Decimal
    chance_text: str
    years: int
    ends_in: str
    goal: Amount | None
    endings: Endings
    needed: tuple[NeededForChance, ...]
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return the chance and the endings, the percentiles by year, and a fan of lines."""
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
        label = "Chance that it lasts" if self.aim == "lasts" else "Chance to have it"
        yield Figure(label=label, value=self.chance_text)
        yield Figure(label=f"Middle in {self.ends_in}", value=self.endings.middle_50.text)
        for entry in self.needed:
            ways = (
                f"add {entry.monthly_contribution.text} a month" if entry.monthly_contribution else "",
                f"spend {entry.monthly_spending.text} a month" if entry.monthly_spending else "",
            )
            if any(ways):
                yield Figure(label=f"For a chance of {entry.chance}", value=" or ".join(filter(None, ways)))


def simulation_result(case: ScenarioCase) -> SimulatedFutures:
    """Return the result of a case."""
    outlook = case.outlook
    ends = {probability: _amount(case, rounded(outlook.ending(probability))) for probability in NAMED}
    return SimulatedFutures(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        aim=outlook.aim,
        chance=whole_percent(outlook.chance),
        chance_text=case.chance(),
        years=outlook.plan.years,
        ends_in=case.year(outlook.plan.years),
        goal=_amount(case, outlook.goal) if outlook.goal else None,
        endings=Endings(**{NAMED[probability]: amount for probability, amount in ends.items()}),
        needed=tuple(_needed(case, entry) for entry in outlook.needed),
        table=percentile_table(case),
        chart=fan_chart(case),
    )


NAMED = {BAD: "bad_5", LOW: "low_25", MIDDLE: "middle_50", HIGH: "high_75", GOOD: "good_95"}


def _needed(case: ScenarioCase, entry: Needed) -> NeededForChance:
    return NeededForChance(
        chance=case.percent(entry.chance),
        monthly_contribution=None if entry.contribution is None else _amount(case, entry.contribution),
        monthly_spending=None if entry.spending is None else _amount(case, entry.spending),
    )


def _amount(case: ScenarioCase, amount: Decimal) -> Amount:
    return Amount.of(Money(amount, case.voice.currency), case.voice.formatter)
