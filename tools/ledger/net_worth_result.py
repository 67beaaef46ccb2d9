"""The result of a look at what somebody owns and owes: totals in each currency, the items, and their history."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from storage.money import Money
from storage.repositories.net_worth import StoredWorth, StoredWorthDay
from tools.ledger.net_worth_case import WorthCase
from tools.planning.amount import Amount
from tools.planning.charts import MOST_CATEGORIES, chart_labels
from tools.toolkit.outcome import Chart, Display, Figure, Series, ToolResult
from tools.toolkit.record import Record
from tools.toolkit.table import Table

TITLE = "Your net worth"


class WorthEntry(Record):
    """Something owned or owed."""

    name: str
    side: Literal["asset", "debt"]
    amount: Amount


class WorthTotal(Record):
    """All that is owned and owed in one currency, and what is left of the one after the other.

    `change` is the difference to the last earlier day on which it was kept, `since`; None where there is none.
    """

    currency: str
    assets: Amount
    debts: Amount
    net: Amount
    change: Amount | None = None
    since: date | None = None


class WorthPoint(Record):
    """What was left on a day, in one currency."""

    day: date
    net: Amount


class NetWorthResult(ToolResult):
    """What the user owns and owes. Amounts of two currencies are never added: each has a total of its own."""

    totals: tuple[WorthTotal, ...]
    items: tuple[WorthEntry, ...]
    history: tuple[WorthPoint, ...]
    table: Table | None = Field(default=None, exclude=True)
    chart: Chart | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the totals, the items as a table, and the history as a line once there is one."""
        return Display(
            title=TITLE,
            summary=self.summary,
            figures=tuple(self._figures()),
            table=self.table,
            chart=self.chart,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
            undo=self.undo,
        )

    def _figures(self) -> Iterator[Figure]:
        for total in self.totals:
            mark = f" ({total.currency})" if len(self.totals) > 1 else ""
            yield Figure(label=f"Net worth{mark}", value=total.net.text)
            yield Figure(label=f"You own{mark}", value=total.assets.text)
            yield Figure(label=f"You owe{mark}", value=total.debts.text)


def net_worth_result(case: WorthCase, told: str = "", undo: int | None = None) -> NetWorthResult:
    """Return where the user stands; `told` is what was just kept, changed or removed."""
    return NetWorthResult(
        summary=" ".join((*((told,) if told else ()), *_sentences(case))),
        as_of=case.today,
        assumptions=tuple(_assumptions(case)),
        suggestions=() if case.items else ("Tell me what you own and owe: “house 300k, car 10k, mortgage 220k”.",),
        undo=undo,
        totals=tuple(_total(case, currency) for currency in case.currencies),
        items=tuple(
            WorthEntry(name=item.name, side=item.side, amount=Amount.of(item.amount, case.formatter))
            for item in _ordered(case)
        ),
        history=tuple(WorthPoint(day=day.day, net=Amount.of(day.net, case.formatter)) for day in case.days),
        table=_table(case) if case.items else None,
        chart=_chart(case) if case.items else None,
    )


def _total(case: WorthCase, currency: str) -> WorthTotal:
    now, before = case.total(currency), case.before(currency)
    total = WorthTotal(
        currency=currency,
        assets=Amount.of(now.assets, case.formatter),
        debts=Amount.of(now.debts, case.formatter),
        net=Amount.of(now.net, case.formatter),
    )
    if before is None:
        return total
    change = Amount.of(now.net - before.net, case.formatter)
    return total.model_copy(update={"change": change, "since": before.day})


def _sentences(case: WorthCase) -> Iterator[str]:
    if not case.items:
        yield "I know of nothing that you own or owe."
    for currency in case.currencies:
        now, before = case.total(currency), case.before(currency)
        where = f"In {currency} you" if len(case.currencies) > 1 else "You"
        owe = f"owe {case.money(now.debts)}" if now.debts else "owe nothing"
        yield f"{where} own {case.money(now.assets)} and {owe}: your net worth is {case.money(now.net)}."
        if before is not None:
            yield _compared(case, now, before)


def _compared(case: WorthCase, now: StoredWorthDay, before: StoredWorthDay) -> str:
    since, change = case.formatter.long(before.day), now.net - before.net
    if not change:
        return f"That is as much as on {since}."
    more = change > Money.zero(change.currency)
    return f"That is {case.money(change if more else -change)} {'more' if more else 'less'} than on {since}."


def _assumptions(case: WorthCase) -> Iterator[str]:
    if not case.items:
        return
    yield "Everything counts at the value you told me last; tell me whenever one changes."
    if len(case.currencies) > 1:
        yield "Amounts in different currencies are not added up: each has a total of its own."


def _ordered(case: WorthCase) -> Sequence[StoredWorth]:
    """Return the items, each currency's by themselves, assets before debts, the largest first."""
    currencies = list(case.currencies)
    return sorted(
        case.items, key=lambda item: (currencies.index(item.amount.currency), item.side, -item.amount.minor, item.id)
    )


def _table(case: WorthCase) -> Table:
    whole = all(item.amount.amount == item.amount.amount.to_integral_value() for item in case.items)
    money = case.formatter.money_short if whole else case.formatter.money
    rows = [
        (
            item.name,
            money(item.amount) if item.side == "asset" else "",
            money(item.amount) if item.side == "debt" else "",
        )
        for item in _ordered(case)
    ]
    for currency in case.currencies:
        now = case.total(currency)
        label = f"Total in {currency}" if len(case.currencies) > 1 else "Total"
        rows.append((label, money(now.assets), money(now.debts)))
    return Table(
        caption="What you own and owe",
        columns=("What", "You own", "You owe"),
        rows=tuple(rows),
        numeric=(False, True, True),
    )


def _chart(case: WorthCase) -> Chart:
    """Return the history in the first currency as a line; on its first day what is owned beside what is owed."""
    currency = case.currencies[0]
    days = [day for day in case.days if day.assets.currency == currency]
    now = case.total(currency)
    if len(days) < 2:
        return _bars(case, {"You own": now.assets, "You owe": now.debts, "Net worth": now.net})
    shown = _spread(days)
    return Chart(
        title=TITLE,
        kind="line",
        categories=chart_labels([case.formatter.long(day.day) for day in shown]),
        series=(Series(name="Net worth", values=tuple(float(day.net.amount) for day in shown)),),
        alt=(
            f"Your net worth from {case.money(days[0].net)} on {case.formatter.long(days[0].day)} to "
            f"{case.money(days[-1].net)} on {case.formatter.long(days[-1].day)}."
        ),
        y_label=f"Net worth in {currency}",
    )


def _bars(case: WorthCase, bars: Mapping[str, Money]) -> Chart:
    parts = ", ".join(f"{name.lower()} {case.money(amount)}" for name, amount in bars.items())
    return Chart(
        title=TITLE,
        kind="bar",
        categories=tuple(bars),
        series=(Series(name="Amount", values=tuple(float(amount.amount) for amount in bars.values())),),
        alt=f"What you own beside what you owe: {parts}.",
        y_label=f"Amount in {case.currencies[0]}",
    )


def _spread(days: Sequence[StoredWorthDay]) -> Sequence[StoredWorthDay]:
    """Return as many days as a chart can hold, the first and the last among them."""
    most = min(len(days), MOST_CATEGORIES) - 1
    return [days[round(index * (len(days) - 1) / most)] for index in range(most + 1)]
