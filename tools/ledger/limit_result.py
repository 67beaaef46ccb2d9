"""A limit and what is left of it, for programs and for people."""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tools.finance.limits import LimitStanding
from tools.ledger.words import label_of
from tools.planning.amount import Amount
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter


class LimitReport(Record):
    """Where spending on a category stands in the user's month. `pace` and `sentence` are ready to be quoted.

    `projection` is what is spent by the end of the month if it goes on as it did; `over` is what the limit is exceeded
    by, None as long as it is not.
    """

    category: str
    label: str
    limit: Amount
    spent: Amount
    left: Amount
    left_per_day: Amount
    days_left: int
    percent_used: int
    projection: Amount
    over: Amount | None
    standing: Literal["on_pace", "ahead_of_pace", "near_limit", "over_limit"]
    pace: str
    sentence: str


def limit_report(category: str, at: LimitStanding, formatter: "Formatter") -> LimitReport:
    """Return the report of one limit."""
    return LimitReport(
        category=category,
        label=label_of(category),
        limit=Amount.of(at.limit, formatter),
        spent=Amount.of(at.spent, formatter),
        left=Amount.of(at.left, formatter),
        left_per_day=Amount.of(at.left_per_day, formatter),
        days_left=at.days_left,
        percent_used=at.percent,
        projection=Amount.of(at.projection, formatter),
        over=Amount.of(-at.left, formatter) if at.left.minor < 0 else None,
        standing=at.standing,
        pace=_pace(at, formatter),
        sentence=_sentence(category, at, formatter),
    )


def _sentence(category: str, at: LimitStanding, formatter: "Formatter") -> str:
    money, label = formatter.money_short, label_of(category)
    if at.left.minor < 0:
        return f"{label}: {money(at.spent)} of {money(at.limit)} is spent, {money(-at.left)} over the limit."
    until, used = formatter.long(at.month.last), formatter.percent(Decimal(at.percent) / 100)
    return (
        f"{label}: {money(at.spent)} of {money(at.limit)} is spent ({used}), {money(at.left)} is left, "
        f"{money(at.left_per_day)} a day until {until}."
    )


def _pace(at: LimitStanding, formatter: "Formatter") -> str:
    """Return how spending compares with an even pace, and where it leads."""
    money = formatter.money_short
    difference = at.spent - at.expected
    leads = f"At this pace it is {money(at.projection)} by {formatter.long(at.month.last)}."
    if difference.minor > 0:
        return f"That is {money(difference)} more than an even pace. {leads}"
    if difference.minor < 0:
        return f"That is {money(-difference)} less than an even pace. {leads}"
    return f"That is exactly an even pace. {leads}"
