"""Where a category stands in the user's month, from the sums of the ledger."""

from collections.abc import Iterable, Mapping
from datetime import date

from storage.money import Money
from storage.repositories.spending import CategorySum
from tools.finance.budget_months import BudgetMonth, budget_month
from tools.finance.limits import LimitStanding
from tools.toolkit.tool import ToolContext

FIRST_OF_MONTH = 1


def month_around(day: date, starts_on: int | None) -> BudgetMonth:
    """Return the user's month that holds `day`; a calendar month unless theirs begins on another day."""
    return budget_month(day, starts_on or FIRST_OF_MONTH)


async def spent_by_category(context: ToolContext, currency: str, first: date, last: date) -> dict[str, Money]:
    """Return what each category took in these days in one currency, less what came back in it."""
    return spent_of(await context.unit.spending.sums(context.caller.user.id, currency, first, last), currency)


def spent_of(sums: Iterable[CategorySum], currency: str) -> dict[str, Money]:
    """Return what each category took in all: zero or more, unless more came back than was spent."""
    return {part.category: Money.from_minor(-part.spent_minor - part.received_minor, currency) for part in sums}


async def other_currencies(context: ToolContext, currency: str) -> tuple[str, ...]:
    """Return the sentence that says what is left out where the user has money in other currencies too."""
    accounts = await context.unit.accounts.of_user(context.caller.user.id)
    others = sorted({account.currency for account in accounts} - {currency})
    return (f"Only {currency} is counted here; what is in {' and '.join(others)} is kept apart.",) if others else ()


def standing(category: str, limit: Money, spent: Mapping[str, Money], month: BudgetMonth, today: date) -> LimitStanding:
    """Return where a limited category stands."""
    return LimitStanding(limit, spent.get(category, Money.zero(limit.currency)), month, today)
