"""The tool that finds bills which repeat in the transactions on record."""

from collections.abc import Sequence
from datetime import date, timedelta

from pydantic import Field

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.finance.recurring import Payment, Recurring, find_recurring
from tools.ledger.finding import MOST_READ, Wanted, search
from tools.ledger.guessing import rule_words
from tools.ledger.words import PRIVATE
from tools.planning.amount import Amount
from tools.planning.categories import CATEGORIES
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import Display, Table, ToolResult
from tools.toolkit.params import Parameters
from tools.toolkit.record import Record
from tools.toolkit.tool import Tool, ToolContext

LOOKED_BACK = timedelta(days=800)
"""Two years and some weeks: enough for a yearly bill to have come twice."""


class RecurringParameters(Parameters):
    """Nothing is needed: the transactions tell."""


class Bill(Record):
    """A bill that repeats, in the words of its latest payment."""

    name: str
    amount: Amount
    every: str
    last: date
    next: date
    per_year: Amount


class RecurringResult(ToolResult):
    """The bills that repeat, the dearest in a year first, and what they come to in a year in each currency."""

    bills: tuple[Bill, ...]
    per_year: tuple[Amount, ...]
    table: Table | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the bills as a table."""
        return Display(
            title="",
            summary=self.summary,
            table=self.table,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


async def find(params: RecurringParameters, context: ToolContext) -> RecurringResult:
    """Return the bills that repeat. Raises ToolError where others read along."""
    if not context.caller.private:
        raise ToolError(PRIVATE)
    paid = await search(Wanted(first=context.today - LOOKED_BACK), MOST_READ, context)
    names = {_payee(one): one.description for one in reversed(paid.transactions)}
    found = find_recurring([_payment(one) for one in paid.transactions if _counts(one)], context.today)
    bills = tuple(_bill(one, names, context) for one in found)
    totals = _per_year(found, context)
    return RecurringResult(
        summary=_summary(bills, totals),
        as_of=context.today,
        assumptions=(
            "A bill counts as recurring when payments of about the same amount (within 20%) to the same payee come at "
            "regular intervals, at least three times (twice for yearly ones).",
            *paid.caveat,
        ),
        suggestions=() if bills else ("With more of your transactions on record I can find them.",),
        bills=bills,
        per_year=totals,
        table=_table(bills, context) if bills else None,
    )


def _counts(one: StoredTransaction) -> bool:
    moved = one.category in CATEGORIES and CATEGORIES[one.category].bucket is None
    return one.amount.minor < 0 and bool(_payee(one)) and not moved


def _payee(one: StoredTransaction) -> str:
    return rule_words(one.description)


def _payment(one: StoredTransaction) -> Payment:
    return Payment(_payee(one), one.amount.currency, one.day, -one.amount.minor)


def _bill(one: Recurring, names: dict[str, str], context: ToolContext) -> Bill:
    return Bill(
        name=names[one.payee],
        amount=_amount(one.minor, one.currency, context),
        every=one.interval,
        last=one.last,
        next=one.due,
        per_year=_amount(one.minor_per_year, one.currency, context),
    )


def _per_year(found: Sequence[Recurring], context: ToolContext) -> tuple[Amount, ...]:
    totals: dict[str, int] = {}
    for one in found:
        totals[one.currency] = totals.get(one.currency, 0) + one.minor_per_year
    return tuple(_amount(minor, currency, context) for currency, minor in totals.items())


def _amount(minor: int, currency: str, context: ToolContext) -> Amount:
    return Amount.of(Money.from_minor(minor, currency), context.format)


def _summary(bills: tuple[Bill, ...], totals: tuple[Amount, ...]) -> str:
    if not bills:
        return "I find no bills that repeat in your transactions."
    count = "one bill that repeats" if len(bills) == 1 else f"{len(bills)} bills that repeat"
    in_all = " and ".join(total.text for total in totals)
    listed = ", ".join(f"{bill.name} {bill.amount.text} every {bill.every}" for bill in bills[:3])
    return f"I find {count}, {in_all} a year in all. The dearest: {listed}."


def _table(bills: tuple[Bill, ...], context: ToolContext) -> Table:
    return Table(
        caption="Bills that repeat",
        columns=("Bill", "Amount", "Every", "Next", "In a year"),
        rows=tuple(
            (bill.name, bill.amount.text, bill.every, context.format.long(bill.next), bill.per_year.text)
            for bill in bills
        ),
        numeric=(False, True, False, False, True),
    )


FIND_RECURRING_BILLS = Tool(
    name="find_recurring_bills",
    title="Bills that repeat",
    purpose="find the bills that repeat",
    description=(
        "Finds bills and subscriptions that repeat in the user's transactions: the payee, the amount, how often, and "
        "when the next one is due. Call it when they ask for recurring bills, subscriptions or regular payments."
    ),
    working="Looking for bills that repeat",
    parameters=RecurringParameters,
    run=find,
    topic="spending",
    reads_only=True,
)
