"""The result of asking how a price went: its change, its extremes, its deepest fall, and a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from tools.finance.price_series import Drawdown, cagr, highest, lowest, max_drawdown, total_change
from tools.markets.data import Found
from tools.markets.quote_result import Price
from tools.markets.symbols import Instrument
from tools.markets.values import Close, History
from tools.markets.words import age_text, change_text, headed, price_text, source_lines
from tools.planning.charts import MOST_CATEGORIES
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

LATE = timedelta(days=5)
"""No market rests longer over its holidays: closes that begin later or end earlier do not cover the period."""

_YEAR = Decimal("365.25")
_TWO_YEARS = timedelta(days=730)
"""From here on a change is also told as growth a year; for less it would say more than the period does."""


class DatedPrice(Record):
    """A close and its day."""

    day: date
    price: Price


class PriceFall(Record):
    """The deepest fall: from which close to which, and the part that was lost, in percent."""

    percent: Decimal
    text: str
    peak: DatedPrice
    trough: DatedPrice


class HistoryResult(ToolResult):
    """What a price did over a period."""

    symbol: str
    name: str
    currency: str
    period_months: int
    first: DatedPrice
    last: DatedPrice
    change_percent: Decimal
    change_text: str
    growth_a_year: str
    high: DatedPrice
    low: DatedPrice
    max_drawdown: PriceFall | None
    days: int
    source: str
    table: Table = Field(exclude=True)
    chart: Chart = Field(exclude=True)

    def display(self) -> Display:
        """Return the change and the deepest fall as figures, the closes that matter as a table, and the line."""
        fall = self.max_drawdown.text if self.max_drawdown else "none"
        return Display(
            title=f"{self.name or self.symbol} over time",
            summary=self.summary,
            figures=(
                Figure(label="Change", value=self.change_text),
                Figure(label="Deepest fall", value=fall),
            ),
            table=self.table,
            chart=self.chart,
            assumptions=self.assumptions,
        )


@dataclass(frozen=True, slots=True)
class HistoryCase:
    """A history, of what and how far back from when it was asked for, and for whom it is put into words."""

    meant: Instrument
    found: Found[History]
    months: int
    since: date
    now: datetime
    formatter: "Formatter"

    @property
    def closes(self) -> tuple[Close, ...]:
        """The daily closes, oldest first."""
        return self.found.value.closes

    @property
    def prices(self) -> tuple[Decimal, ...]:
        """The daily closes without their days."""
        return tuple(close.price for close in self.closes)

    def money(self, price: Decimal) -> str:
        """Return a price in the currency of the history."""
        return price_text(price, self.found.value.currency, self.formatter)

    def dated(self, place: int) -> DatedPrice:
        """Return the close at a place of the series."""
        close = self.closes[place]
        price = Price(amount=close.price, currency=self.found.value.currency, text=self.money(close.price))
        return DatedPrice(day=close.day, price=price)

    def on(self, place: int) -> str:
        """Return the close at a place in words: "$189.84 on November 20, 2026"."""
        close = self.closes[place]
        return f"{self.money(close.price)} on {self.formatter.long(close.day)}"


def history_result(case: HistoryCase, today: date) -> HistoryResult:
    """Return the result of a case."""
    history, prices = case.found.value, case.prices
    fall = max_drawdown(prices)
    return HistoryResult(
        summary=headed(history.source, _summary(case, fall, today)),
        as_of=today,
        assumptions=tuple(_assumptions(case)),
        symbol=history.symbol,
        name=case.meant.name,
        currency=history.currency,
        period_months=case.months,
        first=case.dated(0),
        last=case.dated(-1),
        change_percent=round(total_change(prices) * 100, 2),
        change_text=_change(case),
        growth_a_year=_growth(case),
        high=case.dated(highest(prices)),
        low=case.dated(lowest(prices)),
        max_drawdown=fall and _fall(case, fall),
        days=len(prices),
        source=history.source.name,
        table=_table(case),
        chart=_chart(case),
    )


def _change(case: HistoryCase) -> str:
    prices = case.prices
    return change_text(prices[-1] - prices[0], total_change(prices), case.found.value.currency, case.formatter)


def _growth(case: HistoryCase) -> str:
    """Return the compound growth a year; "" for a period of less than two years."""
    span = case.closes[-1].day - case.closes[0].day
    if span < _TWO_YEARS:
        return ""
    return case.formatter.percent(cagr(case.prices[0], case.prices[-1], span.days / _YEAR))


def _fall(case: HistoryCase, fall: Drawdown) -> PriceFall:
    return PriceFall(
        percent=round(fall.share * 100, 2),
        text=case.formatter.percent(fall.share),
        peak=case.dated(fall.peak),
        trough=case.dated(fall.trough),
    )


def _summary(case: HistoryCase, fall: Drawdown | None, today: date) -> str:
    prices = case.prices
    sentences = [
        f"{case.meant.label} is {_change(case)}: from {case.on(0)} to {case.on(-1)}.",
        f"Its highest close was {case.on(highest(prices))}, its lowest {case.on(lowest(prices))}.",
    ]
    if growth := _growth(case):
        sentences.append(f"That is {growth} a year, compounded.")
    if fall is not None:
        share, span = case.formatter.percent(fall.share), f"from {case.on(fall.peak)} to {case.on(fall.trough)}"
        sentences.append(f"The deepest fall on the way was {share}, {span}.")
    if case.closes[0].day - case.since > LATE:
        sentences.append(f"There are no closes before {case.formatter.long(case.closes[0].day)}.")
    if today - case.closes[-1].day > LATE:
        sentences.append("The last close is older than it should be, so newer ones are missing.")
    return " ".join(sentences)


def _assumptions(case: HistoryCase) -> Iterator[str]:
    yield from source_lines(case.found.value.source)
    yield f"{len(case.closes)} daily closes; what happened within a day does not show."
    yield "The past does not tell the future."
    if case.meant.is_read:
        yield f"“{case.meant.written}” was read as {case.meant.label}."
    if case.found.trouble is not None:
        yield f"{case.found.trouble.message} These prices were looked up {age_text(case.now - case.found.since)}."


def _table(case: HistoryCase) -> Table:
    prices = case.prices
    places = {"First close": 0, "Last close": -1, "Highest": highest(prices), "Lowest": lowest(prices)}
    rows = ((name, case.formatter.long(case.closes[at].day), case.money(prices[at])) for name, at in places.items())
    return Table(
        caption=f"Closes of {case.meant.label}",
        columns=("Close", "Day", "Price"),
        rows=tuple(rows),
        numeric=(False, False, True),
    )


def _chart(case: HistoryCase) -> Chart:
    """Return the line through closes that lie evenly apart, the first and the last among them."""
    last = len(case.closes) - 1
    spans = min(last, MOST_CATEGORIES - 1)
    shown = [case.closes[round(Decimal(last * span) / spans)] for span in range(spans + 1)]
    currency, invented = case.found.value.currency, case.found.value.source.sample
    return Chart(
        title=f"{case.meant.symbol} in {currency}{', sample data' if invented else ''}",
        kind="line",
        categories=tuple(case.formatter.medium(close.day) for close in shown),
        series=(Series(name=case.meant.symbol, values=tuple(float(close.price) for close in shown)),),
        alt=f"The closes of {case.meant.label} went from {case.on(0)} to {case.on(-1)}.",
        x_label="Day",
        y_label=f"Close in {currency}",
    )
