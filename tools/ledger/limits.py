"""The tools that set the limit of a category and say how much of each is left."""

from typing import Annotated

from pydantic import JsonValue

from storage.money import Money
from tools.ledger.limit_result import limit_report
from tools.ledger.parameters import LIMIT, LIMITED_CATEGORY, MONTH_START
from tools.ledger.reverts import LIMITED, REVERTS_OF_LIMITING
from tools.ledger.standings import month_around, other_currencies, spent_by_category, standing
from tools.ledger.status_result import LimitResult, StatusCase, StatusResult, month_assumptions, status_result
from tools.ledger.words import OFFER, PRIVATE, label_of
from tools.memory.offers import offer_once
from tools.toolkit.errors import ToolError
from tools.toolkit.params import Parameters
from tools.toolkit.tool import Tool, ToolContext


class LimitParameters(Parameters):
    """A limit for one category in a month."""

    category: Annotated[str, LIMITED_CATEGORY]
    amount: Annotated[Money, LIMIT]
    month_start: Annotated[int | None, MONTH_START] = None


class StatusParameters(Parameters):
    """Which limits to look at: all, or that of one category."""

    category: Annotated[str | None, LIMITED_CATEGORY] = None
    month_start: Annotated[int | None, MONTH_START] = None


async def set_limit(params: LimitParameters, context: ToolContext) -> LimitResult:
    """Keep a limit in place of an earlier one, or take that away. Raises ToolError where others read along."""
    _require_privacy(context)
    limits, user_id, currency = context.unit.category_limits, context.caller.user.id, params.amount.currency
    before = (await limits.of_user(user_id, currency)).get(params.category)
    payload: dict[str, JsonValue] = {
        "category": params.category,
        "currency": currency,
        "before_minor": before.minor if before else None,
        "after_minor": params.amount.minor or None,
    }
    if not params.amount.minor:
        return await _take_away(params.category, before, payload, context)
    await limits.set(user_id, params.category, params.amount)
    month = month_around(context.today, params.month_start)
    spent = await spent_by_category(context, currency, month.first, month.last)
    at = standing(params.category, params.amount, spent, month, context.today)
    report = limit_report(params.category, at, context.format)
    said = f"{label_of(params.category)} may take {context.format.money_short(params.amount)} a month now"
    replaced = f" instead of {context.format.money_short(before)}" if before and before != params.amount else ""
    return LimitResult(
        summary=f"{said}{replaced}. {report.sentence}",
        as_of=context.today,
        assumptions=month_assumptions(at.month, context.format),
        undo=await context.unit.changes.add(user_id, LIMITED, payload),
        offer=await offer_once("over_pace", OFFER.format(label=label_of(params.category)), context),
        limit=report,
    )


async def _take_away(
    category: str, before: Money | None, payload: dict[str, JsonValue], context: ToolContext
) -> LimitResult:
    """Let the category go without its limit, if it has one."""
    label = label_of(category)
    if before is None:
        return LimitResult(summary=f"{label} has no limit.", as_of=context.today)
    user_id = context.caller.user.id
    await context.unit.category_limits.remove(user_id, category, before.currency)
    return LimitResult(
        summary=f"{label} has no limit any more; it was {context.format.money_short(before)}.",
        as_of=context.today,
        undo=await context.unit.changes.add(user_id, LIMITED, payload),
    )


async def status(params: StatusParameters, context: ToolContext) -> StatusResult:
    """Return where spending stands against the limits. Raises ToolError where others read along."""
    _require_privacy(context)
    currency = context.caller.user.currency
    month = month_around(context.today, params.month_start)
    spent = await spent_by_category(context, currency, month.first, month.last)
    limits = await context.unit.category_limits.of_user(context.caller.user.id, currency)
    standings = {
        name: standing(name, limit, spent, month, context.today)
        for name, limit in limits.items()
        if params.category in (None, name)
    }
    case = StatusCase(params.category, currency, standings, spent, month, context.today, context.format)
    return status_result(case, await other_currencies(context, currency))


def _require_privacy(context: ToolContext) -> None:
    if not context.caller.private:
        raise ToolError(PRIVATE)


SET_BUDGET_LIMIT = Tool(
    name="set_budget_limit",
    title="Monthly limit",
    purpose="set your monthly limit",
    description=(
        "Sets the most that the user wants to spend on one category in a month, so that what is left can be followed, "
        "and replaces an earlier limit. Call it when the user sets, raises or lowers such a limit (“at most 400 for "
        "groceries”), and with an amount of 0 when they want none any more (“remove the limit”); to divide a whole "
        "income use plan_budget. Pass only what the user said and leave everything else null."
    ),
    working="Setting your limit",
    parameters=LimitParameters,
    run=set_limit,
    reverts=REVERTS_OF_LIMITING,
    topic="spending",
)

BUDGET_STATUS = Tool(
    name="budget_status",
    title="Where your limits stand",
    purpose="tell what is left of your limits",
    description=(
        "Tells what is spent and left of the user's monthly limits: what is left per day, the pace, and where it leads "
        "by the end of the month. Call it when the user asks how much is left for something, how they are doing this "
        "month, or whether they can still spend on a category. Pass the category where they named one, null for all, "
        "and quote the figures."
    ),
    working="Adding up your month",
    parameters=StatusParameters,
    run=status,
    topic="spending",
    reads_only=True,
)
