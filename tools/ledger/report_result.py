"""What was spent by category and over time: figures for programs, a table and a chart for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from storage.money import Money
from tools.finance.budget_months import BudgetMonth
from tools.finance.precision import exact
from tools.ledger.words import label_of
from tools.planning.amount import Amount
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

_NOTHING = "Tell me what you spend, or send me a statement of your bank, and I can show where it goes."

_NOT_COUNTED = "What came back counts as not spent; transfers and what you put into savings are left out."


@dataclass(frozen=True, slots=True)
class ReportCase:
    """The months of a report, oldest first, what each category took in each of them, and what came in."""

    months: Sequence[BudgetMonth]
    spent: Sequence[Mapping[str, Money]]
    received: Sequence[Money]
    currency: str
    today: date
    formatter: "Formatter"

    @property
    def by_category(self) -> dict[str, Money]:
        """What each category took in all months, the largest first; what only came back is left out."""
        totals: dict[str, Money] = {}
        for month in self.spent:
            for name, amount in month.items():
                totals[name] = totals.get(name, Money.zero(self.currency)) + amount
        largest = sorted(totals.items(), key=lambda entry: (-entry[1].minor, entry[0]))
        return {name: amount for name, amount in largest if amount.minor > 0}

    @property
    def by_month(self) -> list[Money]:
        """What was spent in each month in all."""
        return [total(month.values(), self.currency) for month in self.spent]


class CategoryShare(Record):
    """What one category took, and its share of all spending in whole percent."""

    category: str
    label: str
    spent: Amount
    percent: int


class MonthTotal(Record):
    """What was spent and received in one month of the user."""

    first: date
    last: date
    spent: Amount
    received: Amount


class ReportResult(ToolResult):
    """Where the money went: by category over the whole time, and in all for each month."""

    categories: tuple[CategoryShare, ...]
    months: tuple[MonthTotal, ...]
    spent: Amount
    received: Amount
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the categories as a table, with a pie of one month or bars of several."""
        return Display(
            title="",
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        if self.categories:
            yield Figure(label="Spent", value=self.spent.text)
            yield Figure(label="Received", value=self.received.text)


def report_result(case: ReportCase, caveats: tuple[str, ...] = ()) -> ReportResult:
    """Return the result of a case; `caveats` say what is not in it."""
    spent, received = total(case.by_month, case.currency), total(case.received, case.currency)
    categories = tuple(_share(name, amount, spent, case) for name, amount in case.by_category.items())
    return ReportResult(
        summary=_summary(case, categories, spent),
        as_of=case.today,
        assumptions=(*((_NOT_COUNTED,) if categories else ()), *caveats),
        suggestions=() if categories else (_NOTHING,),
        categories=categories,
        months=tuple(_month(case, index) for index in range(len(case.months))),
        spent=Amount.of(spent, case.formatter),
        received=Amount.of(received, case.formatter),
        table=_table(case, categories) if categories else None,
        chart=(_pie(case) if len(case.months) == 1 else _bars(case)) if categories else None,
    )


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Return the sum of amounts in one currency."""
    return Money.from_minor(sum(amount.minor for amount in amounts), currency)


def _share(name: str, amount: Money, spent: Money, case: ReportCase) -> CategoryShare:
    with exact():
        percent = Decimal(amount.minor) * 100 / max(spent.minor, 1)
    return CategoryShare(
        category=name,
        label=label_of(name),
        spent=Amount.of(amount, case.formatter),
        percent=int(percent.to_integral_value(ROUND_HALF_UP)),
    )


def _month(case: ReportCase, index: int) -> MonthTotal:
    month = case.months[index]
    return MonthTotal(
        first=month.first,
        last=month.last,
        spent=Amount.of(case.by_month[index], case.formatter),
        received=Amount.of(case.received[index], case.formatter),
    )


def _summary(case: ReportCase, categories: tuple[CategoryShare, ...], spent: Money) -> str:
    first, last = case.months[0].first, min(case.months[-1].last, case.today)
    when = f"from {case.formatter.long(first)} to {case.formatter.long(last)}"
    if not categories:
        return f"I have no spending on record {when}."
    largest = ", ".join(f"{one.label} {one.spent.text} ({_share_text(one, case)})" for one in categories[:3])
    return f"You spent {case.formatter.money_short(spent)} {when}. The largest: {largest}."


def _share_text(one: CategoryShare, case: ReportCase) -> str:
    return case.formatter.percent(Decimal(one.percent) / 100)


def _table(case: ReportCase, categories: tuple[CategoryShare, ...]) -> Table:
    """Return a row for each category: its total and share, and what each month took where there are several."""
    several = case.months if len(case.months) > 1 else ()
    zero = Money.zero(case.currency)
    return Table(
        caption="Spending by category",
        columns=("Category", "Spent", "Share", *(case.formatter.date(month.last) for month in several)),
        rows=tuple(
            (
                one.label,
                one.spent.text,
                _share_text(one, case),
                *(case.formatter.money_short(case.spent[at].get(one.category, zero)) for at in range(len(several))),
            )
            for one in categories
        ),
        numeric=(False, *(True for _ in range(2 + len(several)))),
    )


def _pie(case: ReportCase) -> Chart:
    parts = case.by_category
    return Chart(
        title="Where your money went",
        kind="pie",
        categories=tuple(label_of(name) for name in parts),
        series=(Series(name="Spent", values=tuple(float(amount.amount) for amount in parts.values())),),
        alt="; ".join(f"{label_of(name)}: {case.formatter.money_short(amount)}" for name, amount in parts.items()),
    )


def _bars(case: ReportCase) -> Chart:
    names = tuple(case.formatter.date(month.last) for month in case.months)
    spent = [case.formatter.money_short(amount) for amount in case.by_month]
    return Chart(
        title="What you spent in each month",
        kind="bar",
        categories=names,
        series=(
            Series(name="Spent", values=tuple(float(amount.amount) for amount in case.by_month)),
            Series(name="Received", values=tuple(float(amount.amount) for amount in case.received)),
        ),
        alt="Spent: " + "; ".join(f"{name} {amount}" for name, amount in zip(names, spent, strict=True)) + ".",
        y_label=f"Amount in {case.currency}",
    )
