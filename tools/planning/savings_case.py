"""One question about saving, worked out: the plan, what became of it, and how to speak about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from storage.money import Money
from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.savings import Reached, SavingsPlan, monthly_needed, savings_timeline
from tools.toolkit.calendar import add_months

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

Affordability = Literal["comfortable", "ambitious", "strained", "impossible"]

COMFORTABLE_SHARE = Decimal("0.2")
HIGHEST_SHARE = Decimal("0.5")
"""Up to the first, saving is what 50/30/20 sets aside; beyond the second it takes from what needs cost."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How amounts, days and spans of time are put into words, for one user on one day."""

    formatter: "Formatter"
    currency: str
    today: date
    first_month_ends: date | None = None

    def money(self, amount: Decimal) -> str:
        """Return an amount in the question's currency: "$1,200"."""
        return self.formatter.money_short(Money(amount, self.currency))

    def column(self, amounts: Iterable[Decimal]) -> Callable[[Decimal], str]:
        """Return how to write amounts that stand below each other: all with their cents, or none."""
        whole = all(amount == amount.to_integral_value() for amount in amounts)
        return self.money if whole else lambda amount: self.formatter.money(Money(amount, self.currency))

    def a_month(self, amount: Decimal) -> str:
        """Return a monthly amount: "$1,200 a month"."""
        return f"{self.money(amount)} a month"

    def percent(self, fraction: Decimal) -> str:
        """Return a fraction in percent, with at most one decimal: "24%"."""
        return self.formatter.percent(round(fraction, 3))

    def day_after(self, months: int) -> date:
        """Return the day that lies so many months ahead; a deadline may cut the first month short."""
        return (self.first_month_ends if months == 1 else None) or add_months(self.today, months)

    def month_after(self, months: int) -> str:
        """Return the month that lies so many months ahead: "January 2031"."""
        return self.formatter.date(self.day_after(months))

    def span(self, months: int) -> str:
        """Return a number of months, in years too where that helps: "50 months (4 years 2 months)"."""
        counted = "1 month" if months == 1 else f"{months:,} months"
        return counted if months < 12 else f"{counted} ({self.formatter.months(months)})"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and how many months of saving there are until then."""

    day: date
    months: int


@dataclass(frozen=True, slots=True)
class SavingsCase:
    """A plan and its outcome.

    `plan.monthly` is what the user plans to save or, when only a deadline is known, what it takes (`given` tells
    which). `needed` is what the deadline takes each month.
    """

    plan: SavingsPlan
    given: bool
    deadline: Deadline | None
    needed: Decimal | None
    income: Decimal | None
    timeline: Reached | AlreadyThere | Never
    voice: Voice

    @property
    def share(self) -> Decimal | None:
        """The part of the monthly income that the monthly saving takes, as a fraction."""
        return None if self.income is None else self.plan.monthly / self.income

    @property
    def affordability(self) -> Affordability | None:
        """How the monthly saving compares with the income; None when the income is not known."""
        if self.share is None:
            return None
        if self.share >= 1:
            return "impossible"
        if self.share > HIGHEST_SHARE:
            return "strained"
        return "ambitious" if self.share > COMFORTABLE_SHARE else "comfortable"

    @property
    def on_time(self) -> bool | None:
        """Whether the goal is reached by the deadline; None without a deadline."""
        if self.deadline is None:
            return None
        if isinstance(self.timeline, Reached):
            return self.timeline.months <= self.deadline.months
        return isinstance(self.timeline, AlreadyThere)

    @property
    def inflated(self) -> bool:
        """Whether the goal changes with prices."""
        return self.plan.inflation != 0


def work_out(
    plan: SavingsPlan, monthly: Decimal | None, deadline: Deadline | None, income: Decimal | None, voice: Voice
) -> SavingsCase:
    """Return the case for a plan of which `monthly` or `deadline` is known."""
    needed = monthly_needed(plan, deadline.months) if deadline else None
    plan = replace(plan, monthly=monthly if monthly is not None else needed or Decimal(0))
    timeline = savings_timeline(plan)
    if deadline and isinstance(timeline, Reached) and timeline.months == 1:
        voice = replace(voice, first_month_ends=min(deadline.day, voice.day_after(1)))
    return SavingsCase(plan, monthly is not None, deadline, needed, income, timeline, voice)
