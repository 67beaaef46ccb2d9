"""One projection of a balance: what was given, what came of it, and how to speak about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from storage.money import Money
from tools.finance.moves import Move, best_move
from tools.finance.projection import Payment, Projection, grown, project
from tools.planning.savings_case import Voice
from tools.toolkit.calendar import add_months
from tools.toolkit.recurrence import occurrences

if TYPE_CHECKING:
    from tools.toolkit.kinds import FlowLine

Ending = Literal["stays_above", "dips", "runs_out"]
"""Whether the balance never goes below zero, does so for a while, or is below zero at the end."""


@dataclass(frozen=True)
class ProjectionCase:
    """What comes in and goes out, for how many months, and how each grows in a year.

    `everyday` is spent each month, evenly over its days; None where the user did not speak of it.
    """

    balance: Money
    income: Sequence["FlowLine"]
    bills: Sequence["FlowLine"]
    everyday: Money | None
    months: int
    income_growth: Decimal
    bill_growth: Decimal
    voice: Voice

    @property
    def last(self) -> date:
        """The last day that is looked at."""
        return add_months(self.voice.today, self.months)

    @cached_property
    def projection(self) -> Projection:
        """The balance of each day. Bills come first among the numbers of the flows, then the income."""
        payments = [*self._payments(self.bills, -1, 0), *self._payments(self.income, 1, len(self.bills))]
        spread = self.everyday.minor if self.everyday else 0
        return project(self.balance.minor, self.voice.today, self.last, payments, spread)

    @cached_property
    def move(self) -> Move | None:
        """The bill to move to another day; None where nothing has to be moved, or no bill helps."""
        if not self.projection.shortfall:
            return None
        return best_move(self.projection, [bill.when for bill in self.bills])

    @property
    def ending(self) -> Ending:
        """How it goes."""
        if not self.projection.shortfall:
            return "stays_above"
        return "runs_out" if self.projection.ending < 0 else "dips"

    @property
    def paydays(self) -> Sequence[date]:
        """The days on which money comes before, or when, the balance first goes below zero."""
        below = self.projection.below_on
        days = {payment.day for payment in self.projection.payments if payment.minor > 0}
        return sorted(day for day in days if below is not None and day <= below)

    @property
    def idle(self) -> Sequence[str]:
        """The names of what falls on none of the days."""
        counted = {payment.of for payment in self.projection.payments}
        flows = [*self.bills, *self.income]
        return [flow.name for number, flow in enumerate(flows) if number not in counted]

    def decimal(self, minor: int) -> Decimal:
        """Return minor units as an amount in major units."""
        return Money.from_minor(minor, self.voice.currency).amount

    def money(self, minor: int) -> str:
        """Return minor units as people read them: "$1,200"."""
        return self.voice.money(self.decimal(minor))

    def _payments(self, flows: Sequence["FlowLine"], sign: int, number: int) -> Iterator[Payment]:
        today = self.voice.today
        growth = self.income_growth if sign > 0 else self.bill_growth
        for of, flow in enumerate(flows, start=number):
            for day in occurrences(flow.when, today, self.last):
                yield Payment(day, sign * grown(flow.amount.minor, growth, today, day), of)
