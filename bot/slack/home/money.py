"""The cards of the Home tab that add things up: the month, and the net worth."""

from collections.abc import Sequence
from decimal import Decimal

from bot.blocks.home.bars import bar
from bot.blocks.home.content import BudgetCard, WorthCard
from bot.words import home as words
from storage.money import Money
from tools.finance.budget_months import BudgetMonth
from tools.ledger.limit_result import LimitReport
from tools.ledger.limits import StatusParameters, status
from tools.ledger.net_worth_case import WorthCase
from tools.ledger.net_worth_result import WorthTotal, net_worth_result
from tools.ledger.report import ReportParameters, report
from tools.ledger.standings import FIRST_OF_MONTH, month_around
from tools.ledger.status_result import StatusResult
from tools.planning.amount import Amount
from tools.toolkit.formatting import Formatter
from tools.toolkit.table import Table
from tools.toolkit.tool import ToolContext

_NO_BREAK = "\u00a0"
_MOST_POINTS = 24


async def budget_card(context: ToolContext, month_start: int) -> BudgetCard:
    """Return the user's month: what is left of the limits, or else where the money went."""
    month = month_around(context.today, month_start)
    title = _title(month, month_start, context.format)
    standing = await status(StatusParameters(month_start=month_start), context)
    if standing.limits:
        return _of_limits(title, standing, month, context)
    spent = await report(ReportParameters(month_start=month_start), context)
    if not spent.categories:
        return BudgetCard(title, words.NOTHING_SPENT, None, ())
    rows = tuple((part.label, _share_of_all(part.percent, context), part.spent.text) for part in spent.categories)
    summary = words.SPENT.format(spent=spent.spent.text, days=_days(month, context))
    return BudgetCard(
        title, summary, _table(words.SPENDING_CAPTION, words.SPENDING_COLUMNS, rows), (words.SET_A_LIMIT,)
    )


async def worth_card(context: ToolContext) -> WorthCard | None:
    """Return what the user owns less what they owe, and how that developed; None where nothing is known."""
    user = context.caller.user
    items = await context.unit.net_worth.of_user(user.id)
    if not items:
        return None
    days = await context.unit.net_worth.days(user.id)
    result = net_worth_result(WorthCase(items, days, context.format, context.today, user.currency))
    first, *others = result.totals
    history = [point for point in result.history if point.net.currency == first.currency][-_MOST_POINTS:]
    remarks = [words.WORTH_OWNED.format(assets=first.assets.text, debts=first.debts.text)]
    if len(history) > 1:
        past, last = history[0], history[-1]
        remarks.append(
            words.WORTH_LINE.format(
                first=past.net.text,
                first_day=context.format.medium(past.day),
                last=last.net.text,
                last_day=context.format.medium(last.day),
            )
        )
    elif first.change is not None:
        remarks.append(_compared(first, first.change, context.format))
    if others:
        remarks.append(words.WORTH_OTHERS.format(totals=", ".join(total.net.text for total in others)))
    return WorthCard(first.net.text, remarks, [float(point.net.amount) for point in history])


def _of_limits(title: str, standing: StatusResult, month: BudgetMonth, context: ToolContext) -> BudgetCard:
    limits, days = standing.limits, _days(month, context)
    money = context.format.money_short
    limit, spent = _total([one.limit for one in limits]), _total([one.spent for one in limits])
    amounts = {"spent": money(spent), "limit": money(limit), "days": days}
    if spent <= limit:
        summary = words.SPENT_OF_LIMITS.format(left=money(limit - spent), **amounts)
    else:
        summary = words.SPENT_OVER_LIMITS.format(over=money(spent - limit), **amounts)
    remarks = [
        text.format(names=", ".join(named))
        for text, named in (
            (words.OVER, [one.label for one in limits if one.standing == "over_limit"]),
            (words.NEAR, [one.label for one in limits if one.standing == "near_limit"]),
        )
        if named
    ]
    if standing.spent_without_limit.amount > 0:
        remarks.append(words.BESIDE_LIMITS.format(amount=standing.spent_without_limit.text))
    rows = tuple(_limit_row(one, context) for one in limits)
    return BudgetCard(title, summary, _table(words.LIMITS_CAPTION, words.LIMIT_COLUMNS, rows), remarks)


def _limit_row(one: LimitReport, context: ToolContext) -> tuple[str, ...]:
    left = words.OVER_BY.format(amount=one.over.text) if one.over else one.left.text
    spent = words.SPENT_OF.format(spent=one.spent.text, limit=one.limit.text)
    return one.label, _share_of_all(one.percent_used, context), spent, left


def _share_of_all(percent: int, context: ToolContext) -> str:
    """Return whole percent as a bar and a figure."""
    return f"{bar(percent / 100)}{_NO_BREAK}{context.format.percent(Decimal(percent) / 100)}"


def _table(caption: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(caption=caption, columns=columns, rows=rows, numeric=(False, False, *(True for _ in columns[2:])))


def _total(amounts: Sequence[Amount]) -> Money:
    return Money(sum((amount.amount for amount in amounts), Decimal(0)), amounts[0].currency)


def _compared(total: WorthTotal, change: Amount, formatter: Formatter) -> str:
    day = formatter.long(total.since) if total.since else ""
    if not change.amount:
        return words.WORTH_SAME.format(day=day)
    amount = formatter.money_short(Money(abs(change.amount), change.currency))
    return (words.WORTH_MORE if change.amount > 0 else words.WORTH_LESS).format(amount=amount, day=day)


def _title(month: BudgetMonth, month_start: int, formatter: Formatter) -> str:
    if month_start == FIRST_OF_MONTH:
        return formatter.date(month.first)
    first, last = formatter.day_of_year(month.first), formatter.day_of_year(month.last)
    return words.MONTH_FROM_TO.format(first=first, last=last)


def _days(month: BudgetMonth, context: ToolContext) -> str:
    left = month.days - month.days_gone(context.today) + 1
    return words.ONE_DAY if left == 1 else words.DAYS.format(count=left)
