"""The summary that users have sent to them: their goals, what they spent, and where their limits stand."""

from datetime import timedelta

from storage.money import Money
from tools.ledger.limits import StatusParameters, status
from tools.ledger.month_start import month_start_of
from tools.ledger.standings import spent_by_category
from tools.ledger.words import label_of
from tools.memory.goal_parameters import GoalFilter
from tools.memory.goals import list_all
from tools.planning.categories import CATEGORIES
from tools.toolkit.outcome import Display
from tools.toolkit.tool import ToolContext

_WEEK = timedelta(days=7)
_MOST_CATEGORIES = 3


async def summary(context: ToolContext) -> tuple[str, tuple[Display, ...]]:
    """Return the summary in words, and the results that stand below it."""
    goals = await list_all(GoalFilter(), context)
    words, results = [goals.summary], [goals.display()] if goals.goals else []
    if await context.unit.transactions.any_of(context.caller.user.id):
        words.append(await _spending(context))
        limits = await status(StatusParameters(month_start=await month_start_of(context)), context)
        if limits.limits:
            words.append(limits.summary)
            results.append(limits.display())
    return "\n\n".join(words), tuple(results)


async def _spending(context: ToolContext) -> str:
    """Return what the last seven days took, and the seven before."""
    spent = await _spent_until(context, timedelta())
    before = sum((amount.minor for amount in (await _spent_until(context, _WEEK)).values()), 0)
    money, currency = context.format.money_short, context.caller.user.currency
    total = Money.from_minor(sum(amount.minor for amount in spent.values()), currency)
    most = sorted(spent.items(), key=lambda part: -part[1].minor)[:_MOST_CATEGORIES]
    parts = ", ".join(f"{label_of(category)} {money(amount)}" for category, amount in most)
    said = f"In the last seven days you spent {money(total)}{f' ({parts})' if parts else ''}"
    return f"{said}, after {money(Money.from_minor(before, currency))} in the seven days before."


async def _spent_until(context: ToolContext, ago: timedelta) -> dict[str, Money]:
    last = context.today - ago
    first = last - _WEEK + timedelta(days=1)
    spent = await spent_by_category(context, context.caller.user.currency, first, last)
    return {
        category: amount
        for category, amount in spent.items()
        if amount.minor > 0 and (category not in CATEGORIES or CATEGORIES[category].is_spending)
    }
