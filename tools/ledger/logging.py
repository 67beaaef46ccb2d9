"""The tools that log what was spent and what came in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from storage.money import Money
from storage.repositories.accounts import StoredAccount
from storage.repositories.transactions import NewTransaction, StoredTransaction
from tools.finance.limits import LimitStanding, crossed
from tools.ledger.guessing import Guesser
from tools.ledger.limit_marks import marks_passed
from tools.ledger.limit_result import LimitReport, limit_report
from tools.ledger.logged_result import LoggedResult
from tools.ledger.parameters import (
    ACCOUNT,
    CATEGORY,
    DAY,
    DESCRIPTION,
    LIKELY_CATEGORY,
    MONTH_START,
    ORIGIN,
    positive_amount,
)
from tools.ledger.reverts import LOGGED, REVERTS_OF_LOGGING
from tools.ledger.snapshots import snapshot
from tools.ledger.standings import month_around, spent_by_category, standing
from tools.ledger.words import OFFER, PRIVATE, label_of, on_day
from tools.memory.offers import offer_once
from tools.planning.amount import Amount
from tools.planning.categories import INCOME, OTHER
from tools.toolkit.errors import ToolError
from tools.toolkit.params import Parameters
from tools.toolkit.tool import Tool, ToolContext

EVERYDAY = "Everyday"
"""The account of what is logged without naming one; there is one in each currency."""


LONGEST_ACCOUNT = 80


class Expense(Parameters):
    """What was spent."""

    amount: Annotated[Money, positive_amount("How much did you spend?", "45")]
    description: Annotated[str | None, DESCRIPTION] = None
    category: Annotated[str | None, CATEGORY] = None
    likely_category: Annotated[str | None, LIKELY_CATEGORY] = None
    day: Annotated[date | None, DAY] = None
    account: Annotated[str | None, ACCOUNT] = None
    month_start: Annotated[int | None, MONTH_START] = None


class Income(Parameters):
    """What came in."""

    amount: Annotated[Money, positive_amount("How much came in?", "2,400")]
    description: Annotated[str | None, ORIGIN] = None
    day: Annotated[date | None, DAY] = None
    account: Annotated[str | None, ACCOUNT] = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The category of an expense; `guessed_by` is None where the user named it."""

    category: str
    guessed_by: Literal["rule", "word", "likeness", "model"] | None


async def log_expense(params: Expense, context: ToolContext) -> LoggedResult:
    """Keep an expense. Raises ToolError where others read along."""
    _require_privacy(context)
    chosen = await _choose(params, context)
    day = params.day or context.today
    before = await _standing(chosen.category, params, day, context)
    account, kept = await _keep(-params.amount, chosen.category, params, context)
    after = await _standing(chosen.category, params, day, context)
    mark = crossed(before, after) if before and after else None
    report = limit_report(chosen.category, after, context.format) if after else None
    if after:
        await _tell_once(chosen.category, after, context)
    said = f"I logged {context.format.money_short(params.amount)}{_what(params)} under {label_of(chosen.category)}"
    return LoggedResult(
        summary=" ".join((f"{said}, {on_day(day, context.today, context.format)}.", *_limit_words(report, mark))),
        as_of=context.today,
        assumptions=_assumptions(chosen),
        suggestions=_suggestions(params, chosen),
        undo=await context.unit.changes.add(context.caller.user.id, LOGGED, snapshot(kept)),
        offer=await offer_once("over_pace", OFFER.format(label=label_of(chosen.category)), context) if mark else None,
        amount=Amount.of(params.amount, context.format),
        category=chosen.category,
        category_label=label_of(chosen.category),
        guessed_by=chosen.guessed_by,
        day=day,
        account=account.name,
        limit=report,
        mark=mark,
    )


async def log_income(params: Income, context: ToolContext) -> LoggedResult:
    """Keep an income. Raises ToolError where others read along."""
    _require_privacy(context)
    account, kept = await _keep(params.amount, INCOME, params, context)
    money = context.format.money_short(params.amount)
    when = on_day(kept.day, context.today, context.format)
    return LoggedResult(
        summary=f"I logged {money} of income{_what(params, 'from')}, {when}.",
        as_of=context.today,
        undo=await context.unit.changes.add(context.caller.user.id, LOGGED, snapshot(kept)),
        amount=Amount.of(params.amount, context.format),
        category=INCOME,
        category_label=label_of(INCOME),
        guessed_by=None,
        day=kept.day,
        account=account.name,
    )


async def _keep(
    signed: Money, category: str, params: Expense | Income, context: ToolContext
) -> tuple[StoredAccount, StoredTransaction]:
    user_id = context.caller.user.id
    if len(params.account or "") > LONGEST_ACCOUNT:
        raise ToolError(f"Please give the account a shorter name, of at most {LONGEST_ACCOUNT} characters.")
    account = await context.unit.accounts.open(user_id, params.account or EVERYDAY, signed.currency)
    new = NewTransaction(params.day or context.today, signed.minor, category, params.description or "")
    return account, await context.unit.transactions.add(user_id, account, new)


async def _choose(params: Expense, context: ToolContext) -> Chosen:
    """Return what the user said, else what their rules or known words say, else what the model thinks."""
    if params.category is not None:
        return Chosen(params.category, None)
    rules = await context.unit.category_rules.of_user(context.caller.user.id)
    guess = Guesser(rules).guess(params.description or "")
    if guess is not None:
        return Chosen(guess.category, guess.reason)
    return Chosen(params.likely_category, "model") if params.likely_category else Chosen(OTHER, None)


async def _standing(category: str, params: Expense, day: date, context: ToolContext) -> LimitStanding | None:
    """Return where the category stands in the user's month around `day`; None where it has no limit."""
    currency = params.amount.currency
    limit = (await context.unit.category_limits.of_user(context.caller.user.id, currency)).get(category)
    if limit is None:
        return None
    month = month_around(day, params.month_start)
    spent = await spent_by_category(context, currency, month.first, month.last)
    return standing(category, limit, spent, month, min(context.today, month.last))


async def _tell_once(category: str, at: LimitStanding, context: ToolContext) -> None:
    """Let no alert repeat what this answer says of the limit."""
    marks = marks_passed(category, at)
    await context.unit.alerts.say(context.caller.user.id, "over_pace", marks, context.now)


def _limit_words(report: LimitReport | None, mark: Literal[80, 100] | None) -> Iterator[str]:
    if report is None:
        return
    if mark == 100:
        yield f"That takes you over the limit for {report.label}."
    elif mark == 80:
        yield f"That takes you past 80% of the limit for {report.label}."
    yield report.sentence
    yield report.pace


def _what(params: Expense | Income, link: str = "for") -> str:
    return f" {link} {params.description}" if params.description else ""


def _assumptions(chosen: Chosen) -> tuple[str, ...]:
    if chosen.guessed_by == "rule":
        return (f"The category is {label_of(chosen.category)}, as you taught me.",)
    return () if chosen.guessed_by is None else (f"The category {label_of(chosen.category)} is my guess.",)


def _suggestions(params: Expense, chosen: Chosen) -> tuple[str, ...]:
    if chosen.category == OTHER and params.category is None:
        what = "its category" if params.description else "what it was for, or its category"
        return (f"Tell me {what}, and I file it there.",)
    return ()


def _require_privacy(context: ToolContext) -> None:
    if not context.caller.private:
        raise ToolError(PRIVATE)


LOG_EXPENSE = Tool(
    name="log_expense",
    title="Expense",
    purpose="log your expense",
    description=(
        "Keeps something that the user spent, at once, and tells what is left of the category's limit. Call it when "
        "the user reports an expense (“I spent 45 on groceries”), once for each. Pass the amount as written, what it "
        "was for as the description in a word or two (the shop or the thing), and the category only where the user "
        "named one; likely_category is your own guess. Do not call it for plans, prices or money put into a goal."
    ),
    working="Logging that",
    parameters=Expense,
    run=log_expense,
    reverts=REVERTS_OF_LOGGING,
    topic="spending",
)

LOG_INCOME = Tool(
    name="log_income",
    title="Income",
    purpose="log your income",
    description=(
        "Keeps money that came in, at once: a salary that arrived, a refund, a sale. Call it when the user reports it "
        "as something that happened (“I got paid 2,400 today”); for what they earn each month use remember_fact. Pass "
        "only what the user said and leave everything else null."
    ),
    working="Logging that",
    parameters=Income,
    run=log_income,
    topic="spending",
)
