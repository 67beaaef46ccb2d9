"""Several debts paid off month by month, in whole cents: the avalanche and the snowball.

The avalanche pays the dearest debt first, the snowball the smallest. In exact arithmetic no order costs less interest
than the avalanche: a cent paid early saves most where the rate is highest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from tools.finance.amortization import LARGEST_DEBT, LONGEST_LOAN
from tools.finance.precision import DIGITS, exact, quantum
from tools.finance.time_value import MONTHS_A_YEAR

Order = Literal["avalanche", "snowball"]


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed, its nominal annual rate (compounded monthly), and what must be paid on it each month."""

    name: str
    balance: Decimal
    annual_rate: Decimal
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """How one debt goes: the interest on it, what is paid on it, and the month after which nothing of it is left."""

    debt: Debt
    interest: Decimal
    paid: Decimal
    months: int | None


@dataclass(frozen=True, slots=True)
class Payoff:
    """A plan carried out: how each debt goes, in the order given, and what is owed in all after each month.

    `owed` begins with today's debts. `complete` is false when something is still owed at its end.
    """

    courses: tuple[Course, ...]
    owed: tuple[Decimal, ...]

    @property
    def complete(self) -> bool:
        """Whether all debts are paid off."""
        return not self.owed[-1]

    @property
    def months(self) -> int:
        """How many months it takes, or how many were followed where it does not end."""
        return len(self.owed) - 1

    @property
    def interest(self) -> Decimal:
        """All interest."""
        return sum((course.interest for course in self.courses), Decimal(0))

    @property
    def paid(self) -> Decimal:
        """All that is paid."""
        return sum((course.paid for course in self.courses), Decimal(0))

    @property
    def order(self) -> tuple[Course, ...]:
        """The debts in the order in which they are done with; those that never are come last."""
        return tuple(sorted(self.courses, key=lambda course: course.months or LONGEST_LOAN + 1))


class _Running:
    """A debt under way."""

    def __init__(self, debt: Debt) -> None:
        self.debt, self.balance = debt, debt.balance
        self.interest = self.paid = Decimal(0)
        self.months: int | None = None

    def pay(self, amount: Decimal, month: int) -> Decimal:
        """Pay at most `amount` and return what was paid."""
        paid = min(amount, self.balance)
        self.balance, self.paid = self.balance - paid, self.paid + paid
        if paid and not self.balance:
            self.months = month
        return paid


def months_to_payoff(rate: Decimal, balance: Decimal, payment: Decimal) -> Decimal:
    """Return after how many months, as a fraction, `payment` has repaid `balance` (Excel's NPER), unrounded.

    `rate` is per month. Raises ValueError for a payment that does not cover the interest.
    """
    with exact():
        if payment <= balance * rate:
            raise ValueError(f"{payment!r} does not cover the interest")
        return -(1 - balance * rate / payment).ln() / (1 + rate).ln() if rate else balance / payment


def pay_off(
    debts: Sequence[Debt],
    extra: Decimal,
    order: Order,
    *,
    rolls_over: bool = True,
    digits: int = 2,
    limit: int = LONGEST_LOAN,
) -> Payoff:
    """Return how `debts` are paid off with `extra` a month on top of the minimums, followed for `limit` months at most.

    Each month interest is added, rounded half-up to the cent; every debt gets its minimum, or what is left of it; the
    extra goes to the first debt in the order and on to the next. With `rolls_over` whatever the minimums of paid debts
    set free goes the same way, so that the same sum is paid each month until the last.
    """
    running = [_Running(debt) for debt in debts]
    queue = sorted(running, key=lambda entry: _rank(entry.debt, order))
    minimums = sum((debt.minimum for debt in debts), Decimal(0))
    owed = [sum((debt.balance for debt in debts), Decimal(0))]
    while owed[-1] and len(owed) <= limit and owed[-1] < LARGEST_DEBT:
        month = len(owed)
        _add_interest(running, digits)
        spent = sum((entry.pay(entry.debt.minimum, month) for entry in running), Decimal(0))
        left = extra + (minimums - spent if rolls_over else 0)
        for entry in queue:
            left -= entry.pay(left, month)
        owed.append(sum((entry.balance for entry in running), Decimal(0)))
    courses = tuple(Course(entry.debt, entry.interest, entry.paid, entry.months) for entry in running)
    return Payoff(courses, tuple(owed))


def extra_needed(debts: Sequence[Debt], months: int, digits: int = 2) -> Decimal:
    """Return the smallest extra a month with which the avalanche is through within `months`, to the cent.

    0 when the minimums are enough. More never takes longer, so halving an interval finds it.
    """
    cent = quantum(digits)
    low, high = -1, int(sum((debt.balance * (1 + debt.annual_rate) for debt in debts), Decimal(0)) / cent) + 1
    while high - low > 1:
        middle = (low + high) // 2
        plan = pay_off(debts, middle * cent, "avalanche", digits=digits, limit=months)
        low, high = (low, middle) if plan.complete else (middle, high)
    return high * cent


def in_order(debts: Sequence[Debt], order: Order) -> tuple[Debt, ...]:
    """Return the debts in the order in which they get what is paid beyond the minimums."""
    return tuple(sorted(debts, key=lambda debt: _rank(debt, order)))


def _rank(debt: Debt, order: Order) -> tuple[Decimal, Decimal]:
    """Return what a debt is sorted by; of debts that are alike in it, the smaller or the dearer comes first."""
    return (-debt.annual_rate, debt.balance) if order == "avalanche" else (debt.balance, -debt.annual_rate)


def _add_interest(running: Sequence[_Running], digits: int) -> None:
    # One context for all debts: entering one for each takes longer than the arithmetic.
    context, cent = Context(prec=DIGITS), quantum(digits)
    for entry in running:
        # The division comes last: a twelfth that was cut off first would turn half a cent into a little less.
        yearly = context.multiply(entry.balance, entry.debt.annual_rate)
        interest = context.divide(yearly, MONTHS_A_YEAR).quantize(cent, ROUND_HALF_UP, context)
        entry.interest += interest
        entry.balance += interest
