"""The tool that shows where the money went."""

from collections.abc import Sequence
from typing import Annotated

from storage.money import Money
from storage.repositories.spending import CategorySum
from tools.finance.budget_months import BudgetMonth, month_before
from tools.ledger.parameters import MONTH_START, MONTHS_BACK
from tools.ledger.report_result import ReportCase, ReportResult, report_result
from tools.ledger.standings import FIRST_OF_MONTH, month_around, other_currencies, spent_of
from tools.ledger.words import PRIVATE
from tools.planning.categories import CATEGORIES, INCOME
from tools.toolkit.errors import ToolError
from tools.toolkit.params import Parameters
from tools.toolkit.tool import Tool, ToolContext


class ReportParameters(Parameters):
    """How many months to look at, this one included."""

    months: Annotated[int, MONTHS_BACK] = 1
    month_start: Annotated[int | None, MONTH_START] = None


async def report(params: ReportParameters, context: ToolContext) -> ReportResult:
    """Return what was spent by category and month. Raises ToolError where others read along."""
    if not context.caller.private:
        raise ToolError(PRIVATE)
    user, months = context.caller.user, _months(params, context)
    sums = [await context.unit.spending.sums(user.id, user.currency, month.first, month.last) for month in months]
    spent = [spent_of([part for part in month if _is_spending(part.category)], user.currency) for month in sums]
    received = [_received(month, user.currency) for month in sums]
    case = ReportCase(months, spent, received, user.currency, context.today, context.format)
    return report_result(case, await other_currencies(context, user.currency))


def _months(params: ReportParameters, context: ToolContext) -> list[BudgetMonth]:
    """Return the user's last months, the current one as the last."""
    starts_on = params.month_start or FIRST_OF_MONTH
    months = [month_around(context.today, starts_on)]
    while len(months) < params.months:
        months.append(month_before(months[-1], starts_on))
    return months[::-1]


def _received(parts: Sequence[CategorySum], currency: str) -> Money:
    minor = sum(part.received_minor + part.spent_minor for part in parts if part.category == INCOME)
    return Money.from_minor(minor, currency)


def _is_spending(category: str) -> bool:
    return category not in CATEGORIES or CATEGORIES[category].is_spending


SPENDING_REPORT = Tool(
    name="spending_report",
    title="Where your money went",
    purpose="show where your money goes",
    description=(
        "Shows what the user spent by category and, over several months, in each of them, beside what came in. Call it "
        "when they ask where their money goes, for an overview, or how spending developed. Pass the number of months "
        "they named, this one included; null means this month. For single transactions use list_transactions."
    ),
    working="Adding up your spending",
    parameters=ReportParameters,
    run=report,
    topic="spending",
    reads_only=True,
)
