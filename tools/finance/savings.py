"""Saving month by month, in whole cents, towards a goal that may grow with prices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal
from itertools import count, islice

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.precision import DIGITS, exact, quantum, round_half_up
from tools.finance.time_value import monthly_contribution_for_goal, monthly_from_effective

LONGEST_PLAN = 1_200
"""The month after which a goal counts as out of reach: a hundred years."""

LARGEST_GOAL = Decimal(10) ** 20
"""A goal that prices have driven beyond this is out of reach too; cents of it still fit all contexts."""


@dataclass(frozen=True, slots=True)
class SavingsPlan:
    """A goal and a way of saving for it.

    `goal` is in today's money; `annual_return` and `inflation` are effective annual rates, as fractions; `monthly`
    stays the same in every month; `digits` are the decimals of the currency.
    """

    goal: Decimal
    monthly: Decimal
    start: Decimal = Decimal(0)
    annual_return: Decimal = Decimal(0)
    inflation: Decimal = Decimal(0)
    timing: Timing = "end"
    digits: int = 2

    def goal_after(self, months: int) -> Decimal:
        """Return what the goal costs in the money of that month."""
        with exact():
            years = Decimal(months) / 12
            return round_half_up(self.goal * (1 + self.inflation) ** years, self.digits)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of saving: what was paid in, what interest was added, and the balance at its end."""

    number: int
    paid_in: Decimal
    interest: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Reached:
    """The goal is reached at the end of the last of `schedule`'s months.

    `goal` is what it costs then. The last month takes only what is still missing, so that the start balance,
    `paid_in` and `interest` add up to the goal (a cent more where interest cannot be split); to more than that only
    where interest, or a fall in prices, closes the gap without a last payment.
    """

    schedule: tuple[Month, ...]
    goal: Decimal

    @property
    def months(self) -> int:
        """How many months it takes."""
        return len(self.schedule)

    @property
    def paid_in(self) -> Decimal:
        """All that was saved, without the start balance."""
        return sum((month.paid_in for month in self.schedule), Decimal(0))

    @property
    def last_paid_in(self) -> Decimal:
        """What the last month takes; nothing where interest alone closes the gap."""
        return self.schedule[-1].paid_in

    @property
    def interest(self) -> Decimal:
        """All interest; negative when the annual return is."""
        return sum((month.interest for month in self.schedule), Decimal(0))


def savings_timeline(plan: SavingsPlan) -> Reached | AlreadyThere | Never:
    """Return month by month how `plan` reaches its goal, or why it does not.

    Interest is rounded half-up to the cent each month.
    """
    if plan.start >= plan.goal:
        return AlreadyThere()
    with exact():
        price_growth = 1 + monthly_from_effective(plan.inflation)
        price, cent = plan.goal, quantum(plan.digits)
        schedule: list[Month] = []
        for month in islice(_saved(plan), LONGEST_PLAN):
            price *= price_growth
            goal = price.quantize(cent, ROUND_HALF_UP)
            if month.balance >= goal:
                return Reached((*schedule, _last(plan, schedule, month, goal)), goal)
            if goal > LARGEST_GOAL:
                break
            schedule.append(month)
    return Never("no_growth" if not schedule or schedule[-1].balance <= plan.start else "too_slow")


def balance_after(plan: SavingsPlan, months: int) -> Decimal:
    """Return the balance after `months` of saving, whatever the goal is."""
    balance = plan.start
    for month in islice(_saved(plan), months):
        balance = month.balance
    return balance


def monthly_needed(plan: SavingsPlan, months: int) -> Decimal:
    """Return the smallest monthly saving that reaches the goal within `months`, to the cent; 0 when none is needed.

    The formula ignores that interest is rounded each month. Half a cent of rounding a month is made up for by half
    a cent of saving a month, so the answer lies within a cent of the formula's.
    """
    goal = plan.goal_after(months)
    rate = monthly_from_effective(plan.annual_return)
    with exact():
        ideal = monthly_contribution_for_goal(rate, Decimal(months), plan.start, goal, plan.timing)
        cent = quantum(plan.digits)
        needed = max(Decimal(0), ideal - cent).quantize(cent, rounding=ROUND_CEILING)
        while balance_after(replace(plan, monthly=needed), months) < goal:
            needed += cent
    return needed


def start_needed(plan: SavingsPlan, months: int) -> Decimal | None:
    """Return the start balance with which `plan` reaches its goal within `months`; 0 when none is needed.

    None when losses make it larger than LARGEST_GOAL.
    """
    goal = plan.goal_after(months)
    with exact():
        growth = (1 + monthly_from_effective(plan.annual_return)) ** months
        start = Decimal(0)
        while (missing := goal - balance_after(replace(plan, start=start), months)) > 0:
            if missing / growth > LARGEST_GOAL:
                return None
            start += (missing / growth).quantize(quantum(plan.digits), rounding=ROUND_CEILING)
    return start


def _saved(plan: SavingsPlan) -> Iterator[Month]:
    """Yield month after month, without end."""
    # One context for all months: entering one for each takes longer than the arithmetic.
    context, cent = Context(prec=DIGITS), quantum(plan.digits)
    rate = monthly_from_effective(plan.annual_return)
    at_begin = plan.monthly if plan.timing == "begin" else Decimal(0)
    balance = plan.start
    for number in count(1):
        earned = context.multiply(context.add(balance, at_begin), rate)
        interest = earned.quantize(cent, ROUND_HALF_UP, context)
        balance = context.add(balance, context.add(plan.monthly, interest))
        yield Month(number, plan.monthly, interest, balance)


def _last(plan: SavingsPlan, before: list[Month], month: Month, goal: Decimal) -> Month:
    """Return the month in which the goal is reached, with only as much paid in as is still missing."""
    start = before[-1].balance if before else plan.start
    rate = monthly_from_effective(plan.annual_return)
    if plan.timing == "end":
        paid_in = max(Decimal(0), goal - start - month.interest)
        return Month(month.number, paid_in, month.interest, start + paid_in + month.interest)
    missing = (goal / (1 + rate) - start).quantize(quantum(plan.digits), rounding=ROUND_CEILING)
    paid_in = min(plan.monthly, max(Decimal(0), missing))
    interest = round_half_up((start + paid_in) * rate, plan.digits)
    return Month(month.number, paid_in, interest, start + paid_in + interest)
