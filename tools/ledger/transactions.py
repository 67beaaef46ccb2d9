"""The tool that lists what was spent and what came in."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.ledger.finding import Wanted, search
from tools.ledger.parameters import ANY_CATEGORY, FIRST_DAY, LAST_DAY, WORDS
from tools.ledger.words import PRIVATE, label_of
from tools.planning.amount import Amount
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import Display, Table, ToolResult
from tools.toolkit.params import Parameters
from tools.toolkit.record import Record
from tools.toolkit.tool import Tool, ToolContext

MOST_LISTED = 99
"""The rows of one of Slack's tables, below its heading."""


class TransactionFilter(Parameters):
    """Which transactions to list; what is None does not matter."""

    category: Annotated[str | None, ANY_CATEGORY] = None
    words: Annotated[str | None, WORDS] = None
    first_day: Annotated[date | None, FIRST_DAY] = None
    last_day: Annotated[date | None, LAST_DAY] = None


class Listed(Record):
    """One transaction of a list; a negative amount went out."""

    day: date
    description: str
    category: str
    amount: Amount


class ListResult(ToolResult):
    """The newest transactions that fit. `more` says that there are others; the totals are those of the list."""

    transactions: tuple[Listed, ...]
    more: bool
    spent: tuple[Amount, ...]
    received: tuple[Amount, ...]
    table: Table | None = Field(default=None, exclude=True)

    def display(self) -> Display:
        """Return the transactions as a table."""
        return Display(
            title="",
            summary=self.summary,
            table=self.table,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


async def list_all(params: TransactionFilter, context: ToolContext) -> ListResult:
    """Return the newest transactions that fit. Raises ToolError where others read along, and for days in disorder."""
    if not context.caller.private:
        raise ToolError(PRIVATE)
    if params.first_day and params.last_day and params.last_day < params.first_day:
        raise ToolError("The last day comes before the first: tell me the days the other way round.")
    wanted = Wanted(params.words, params.category, params.first_day, params.last_day)
    found = await search(wanted, MOST_LISTED + 1, context)
    shown, more = found.transactions[:MOST_LISTED], len(found.transactions) > MOST_LISTED
    spent, received = _totals(shown, -1, context), _totals(shown, 1, context)
    return ListResult(
        summary=_summary(shown, more, spent, received) if shown else _nothing(params),
        as_of=context.today,
        assumptions=found.caveat,
        suggestions=() if shown else ("Tell me what you spent, for example “I spent 45 on groceries”.",),
        transactions=tuple(_listed(one, context) for one in shown),
        more=more,
        spent=spent,
        received=received,
        table=_table(shown, context) if shown else None,
    )


def _totals(found: Sequence[StoredTransaction], sign: int, context: ToolContext) -> tuple[Amount, ...]:
    """Return what went out (-1) or came in (1), each currency by itself."""
    totals: dict[str, Money] = {}
    for one in found:
        if one.amount.minor * sign > 0:
            currency = one.amount.currency
            totals[currency] = totals.get(currency, Money.zero(currency)) + one.amount * sign
    return tuple(Amount.of(total, context.format) for total in totals.values())


def _nothing(params: TransactionFilter) -> str:
    asked = (params.words, params.category, params.first_day, params.last_day)
    return "I find no transactions like that." if any(asked) else "I have no transactions of yours yet."


def _summary(
    shown: Sequence[StoredTransaction], more: bool, spent: tuple[Amount, ...], received: tuple[Amount, ...]
) -> str:
    count = "one transaction" if len(shown) == 1 else f"{len(shown)} transactions"
    which = f"the newest {len(shown)} transactions" if more else count
    parts = [f"{_joined(spent)} spent"] if spent else []
    parts += [f"{_joined(received)} received"] if received else []
    return f"These are {which}: {', '.join(parts)}." if len(shown) > 1 else f"There is {count}: {', '.join(parts)}."


def _joined(amounts: tuple[Amount, ...]) -> str:
    return " and ".join(amount.text for amount in amounts)


def _listed(one: StoredTransaction, context: ToolContext) -> Listed:
    return Listed(
        day=one.day,
        description=one.description,
        category=label_of(one.category),
        amount=Amount.of(one.amount, context.format),
    )


def _table(shown: Sequence[StoredTransaction], context: ToolContext) -> Table:
    return Table(
        caption="Transactions",
        columns=("Day", "What", "Category", "Amount"),
        rows=tuple(
            (
                context.format.long(one.day),
                one.description or "-",
                label_of(one.category),
                context.format.money(one.amount),
            )
            for one in shown
        ),
        numeric=(False, False, False, True),
    )


LIST_TRANSACTIONS = Tool(
    name="list_transactions",
    title="Your transactions",
    purpose="list what you spent and earned",
    description=(
        "Lists logged and imported transactions, the newest first, by category, days or words in the description. Call "
        "it when the user asks what they spent something on, wants to see their transactions, or looks for one. Pass "
        "only what they said; for totals by category or over time use spending_report. They are not exported in "
        "Slack: whoever runs Penny writes them as CSV with `penny export`."
    ),
    working="Looking up your transactions",
    parameters=TransactionFilter,
    run=list_all,
    topic="spending",
    reads_only=True,
)
