"""The result of a question of how to spread money: figures for programs, words for people."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from storage.money import Money
from tools.finance.asset_classes import CLASSES, MARKET, SOURCE, AssetClass
from tools.finance.risk import Horizon, Level
from tools.futures.allocation_case import AllocationCase, Outlook
from tools.futures.allocation_figures import bad_year, growth, money, percent, short_share, span, whole
from tools.futures.allocation_words import NAMES, assumptions, contradictions, suggestions, summary
from tools.futures.risk_result import DISCLAIMER
from tools.planning.amount import Amount
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

TITLE = "How your money could be spread"


class ClassShare(Record):
    """One class of assets: its range and its part of the example, in percent."""

    asset_class: AssetClass
    least: int
    most: int
    example: int
    text: str


class PathPoint(Record):
    """What the money may have become after some years, in today's money; nine of ten futures lie between the outer two.

    `below_paid_in_text` is the part of the futures in which it is less than what was paid in.
    """

    years: int
    paid_in: Amount
    low: Amount
    middle: Amount
    high: Amount
    below_paid_in_text: str


class SuggestedAllocation(ToolResult):
    """Ranges of asset classes with an example, what that may bring and lose in a year, and the path of the money.

    Returns are real, as fractions: `expected_return` is the mean of a year, `growth` what many years come to (CAGR).
    """

    risk_tolerance: Level
    horizon: Horizon
    classes: tuple[ClassShare, ...]
    expected_return: Decimal
    expected_return_text: str
    growth: Decimal
    growth_text: str
    volatility: Decimal
    volatility_text: str
    bad_year_text: str
    path: tuple[PathPoint, ...]
    contradictions: tuple[str, ...]
    source: str = SOURCE
    figures: tuple[Figure, ...] = Field(exclude=True)
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return what the mix may do, the example as a pie, and the classes with their ranges as a table."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=self.figures,
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            disclaimer=DISCLAIMER,
        )


def allocation_result(case: AllocationCase) -> SuggestedAllocation:
    """Return the result of a case."""
    allocation = case.allocation
    return SuggestedAllocation(
        summary=summary(case),
        as_of=case.voice.today,
        assumptions=assumptions(case),
        suggestions=suggestions(case),
        risk_tolerance=case.wish.level,
        horizon=case.wish.horizon,
        classes=tuple(_share(case, name) for name in _held(case)),
        expected_return=allocation.expected,
        expected_return_text=percent(allocation.expected, case),
        growth=round(growth(case), 4),
        growth_text=percent(growth(case), case),
        volatility=allocation.volatility,
        volatility_text=percent(allocation.volatility, case),
        bad_year_text=_bad_year(case),
        path=tuple(_point(case, outlook) for outlook in case.worked_out.path),
        contradictions=contradictions(case),
        figures=tuple(_figures(case)),
        table=_table(case),
        chart=_chart(case),
    )


def _held(case: AllocationCase) -> tuple[AssetClass, ...]:
    return tuple(name for name in CLASSES if case.allocation.ranges[name][1])


def _share(case: AllocationCase, name: AssetClass) -> ClassShare:
    least, most = case.allocation.ranges[name]
    example = case.allocation.example[name]
    return ClassShare(asset_class=name, least=least, most=most, example=example, text=span(least, most, case))


def _point(case: AllocationCase, outlook: Outlook) -> PathPoint:
    return PathPoint(
        years=outlook.years,
        paid_in=_amount(case, outlook.paid_in, case.voice.money(outlook.paid_in)),
        low=_amount(case, outlook.low, money(outlook.low, case)),
        middle=_amount(case, outlook.middle, money(outlook.middle, case)),
        high=_amount(case, outlook.high, money(outlook.high, case)),
        below_paid_in_text=short_share(outlook, case),
    )


def _figures(case: AllocationCase) -> Iterator[Figure]:
    yield Figure(label="Growth above inflation", value=f"{percent(growth(case), case)} a year")
    yield Figure(label="One year in twenty", value=_bad_year(case))
    for outlook in case.worked_out.path:
        years = "1 year" if outlook.years == 1 else f"{outlook.years} years"
        span_of_futures = f"{money(outlook.low, case)} to {money(outlook.high, case)}"
        yield Figure(label=f"After {years}", value=f"{money(outlook.middle, case)} ({span_of_futures})")
    last = case.worked_out.path[-1]
    yield Figure(label=f"Less than paid in after {last.years} years", value=f"{short_share(last, case)} of futures")


def _bad_year(case: AllocationCase) -> str:
    loss = bad_year(case)
    return f"loses {whole(loss, case)} or more" if loss else "loses nothing"


def _table(case: AllocationCase) -> Table:
    figures = dict(zip(CLASSES, zip(MARKET.expected, MARKET.volatility, strict=True), strict=True))
    return Table(
        caption="The classes, their ranges and what they did",
        columns=("Class", "Range", "Example", "Real return", "Swing of a year"),
        rows=tuple(
            (
                NAMES[share.asset_class],
                share.text,
                span(share.example, share.example, case),
                *(percent(Decimal(str(figure)), case) for figure in figures[share.asset_class]),
            )
            for share in (_share(case, name) for name in _held(case))
        ),
        numeric=(False, True, True, True, True),
    )


def _chart(case: AllocationCase) -> Chart:
    held = {NAMES[name]: part for name, part in case.allocation.example.items() if part}
    parts = ", ".join(f"{name.lower()} {span(part, part, case)}" for name, part in held.items())
    return Chart(
        title="An example mix",
        kind="pie",
        categories=tuple(held),
        series=(Series(name="Share in percent", values=tuple(float(part) for part in held.values())),),
        alt=f"An example mix: {parts}.",
    )


def _amount(case: AllocationCase, amount: Decimal, text: str) -> Amount:
    rounded = Money(amount, case.voice.currency)
    return Amount(amount=rounded.amount, currency=rounded.currency, text=text)
