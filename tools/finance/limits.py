"""Where spending stands against the limit of a month: what is left, the pace, and where it leads."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from storage.money import Money
from tools.finance.budget_months import BudgetMonth
from tools.finance.precision import exact

Standing = Literal["on_pace", "ahead_of_pace", "near_limit", "over_limit"]

NEAR = Decimal("0.8")
"""The share of a limit from which it counts as nearly used up."""


@dataclass(frozen=True, slots=True)
class LimitStanding:
    """A limit, what was spent of it in a month (less what came back), and the day it is looked at.

    Spending is taken as even: by today, as much of the limit should be used as of the month's days.
    """

    limit: Money
    spent: Money
    month: BudgetMonth
    today: date

    @property
    def left(self) -> Money:
        """What may still be spent; negative once the limit is exceeded."""
        return self.limit - self.spent

    @property
    def days_left(self) -> int:
        """The days still to come, today among them."""
        return self.month.days - max(self.month.days_gone(self.today) - 1, 0)

    @property
    def left_per_day(self) -> Money:
        """What may be spent on each day left, rounded down to the minor unit; nothing over the limit."""
        if self.left.minor <= 0:
            return Money.zero(self.limit.currency)
        return Money.from_minor(self.left.minor // self.days_left, self.limit.currency)

    @property
    def expected(self) -> Money:
        """What would be spent by the end of today if every day took the same."""
        return self._scaled(self.limit, self.month.days_gone(self.today), self.month.days)

    @property
    def projection(self) -> Money:
        """What is spent by the end of the month if it goes on as it did until today."""
        return self._scaled(self.spent, self.month.days, max(self.month.days_gone(self.today), 1))

    @property
    def percent(self) -> int:
        """How many whole percent of the limit are spent, rounded down."""
        with exact():
            share = Decimal(self.spent.minor) * 100 / self.limit.minor
        return int(share.to_integral_value(ROUND_FLOOR))

    @property
    def standing(self) -> Standing:
        """Over the limit, near it (80%), ahead of an even pace, or within it."""
        if self.spent > self.limit:
            return "over_limit"
        if self.spent.minor >= self.limit.minor * NEAR:
            return "near_limit"
        return "ahead_of_pace" if self.spent > self.expected else "on_pace"

    def _scaled(self, amount: Money, days: int, of_days: int) -> Money:
        with exact():
            return Money(amount.amount * days / of_days, amount.currency)


def crossed(before: LimitStanding, after: LimitStanding) -> Literal[80, 100] | None:
    """Return which mark of the limit lies between two standings of the same month: 100%, 80% or none."""
    if before.spent <= before.limit < after.spent:
        return 100
    near = after.limit.minor * NEAR
    return 80 if before.spent.minor < near <= after.spent.minor else None
