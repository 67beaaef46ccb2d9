"""Loans repaid month by month: the annuity formulas, and a schedule in whole cents.

Amounts are positive: what is owed and what is paid. The formulas are Excel's PMT, PV, FV, IPMT, CUMIPMT and CUMPRINC
without their sign conventions; lenders state a nominal annual rate, compounded monthly (r / 12).

    balance(n) = principal * (1 + i)^n - payment * (1 + i * [begin]) * ((1 + i)^n - 1) / i
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import islice

from tools.finance.outcomes import Timing
from tools.finance.precision import DIGITS, exact, quantum, round_half_up
from tools.finance.time_value import MONTHS_A_YEAR, monthly_from_nominal

LONGEST_LOAN = 1_200
"""The month after which a loan counts as one that is never repaid: a hundred years."""

LARGEST_DEBT = Decimal(10) ** 20
"""A debt that has grown beyond this is not followed any further; cents of it still fit all contexts."""


@dataclass(frozen=True, slots=True)
class Loan:
    """What is owed and how it is paid back.

    `payment` is due at the end of each month and covers interest first; `extra` is paid on top of it each month, and
    `extra_once` with the first payment. With the last payment of `term` months the rest is due, whatever it is; without
    a term the loan runs until nothing is left. `annual_rate` is nominal, `digits` are the decimals of the currency.
    """

    principal: Decimal
    annual_rate: Decimal
    payment: Decimal
    term: int | None = None
    extra: Decimal = Decimal(0)
    extra_once: Decimal = Decimal(0)
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Payment:
    """One month of a loan: what was paid, how much of it was interest, and what is still owed."""

    number: int
    paid: Decimal
    interest: Decimal
    balance: Decimal

    @property
    def principal(self) -> Decimal:
        """What the payment took off the debt; negative where it did not cover the interest."""
        return self.paid - self.interest


@dataclass(frozen=True, slots=True)
class Repayment:
    """The payments of a loan; `complete` when the last of them leaves nothing owed."""

    schedule: tuple[Payment, ...]
    complete: bool

    @property
    def months(self) -> int:
        """How many payments there are."""
        return len(self.schedule)

    @property
    def paid(self) -> Decimal:
        """All that is paid, principal and interest."""
        return sum((payment.paid for payment in self.schedule), Decimal(0))

    @property
    def interest(self) -> Decimal:
        """All interest."""
        return sum((payment.interest for payment in self.schedule), Decimal(0))

    @property
    def last(self) -> Payment:
        """The final payment, which absorbs what rounding has left."""
        return self.schedule[-1]


def level_payment(
    rate: Decimal, periods: int, principal: Decimal, left: Decimal = Decimal(0), timing: Timing = "end"
) -> Decimal:
    """Return the payment that brings `principal` down to `left` in `periods` (Excel's PMT), unrounded.

    `rate` is per period. Raises ValueError unless `periods` is positive.
    """
    if periods <= 0:
        raise ValueError(f"periods must be positive, not {periods!r}")
    with exact():
        growth = (1 + rate) ** periods
        return (principal * growth - left) / (_annuity(rate, periods) * _due(rate, timing))


def loan_of_payment(rate: Decimal, periods: int, payment: Decimal) -> Decimal:
    """Return the principal that `payment` at the end of each period repays (Excel's PV), unrounded."""
    with exact():
        return payment * _annuity(rate, periods) / (1 + rate) ** periods


def balance_after(rate: Decimal, periods: int, principal: Decimal, payment: Decimal, timing: Timing = "end") -> Decimal:
    """Return what is owed after `periods` payments (Excel's FV), unrounded."""
    with exact():
        return principal * (1 + rate) ** periods - payment * _due(rate, timing) * _annuity(rate, periods)


def interest_between(
    rate: Decimal, periods: int, principal: Decimal, first: int, last: int, timing: Timing = "end"
) -> Decimal:
    """Return the interest in the payments from `first` to `last` of a level loan (IPMT, CUMIPMT), unrounded.

    A payment at the beginning of the first period has no interest in it.
    """
    payment = level_payment(rate, periods, principal, timing=timing)
    begins = timing == "begin"
    with exact():
        total = Decimal(0)
        for number in range(max(first, 2) if begins else first, last + 1):
            interest = balance_after(rate, number - 1, principal, payment, timing) * rate
            total += interest / (1 + rate) if begins else interest
    return total


def principal_between(
    rate: Decimal, periods: int, principal: Decimal, first: int, last: int, timing: Timing = "end"
) -> Decimal:
    """Return what the payments from `first` to `last` of a level loan take off the debt (CUMPRINC), unrounded."""
    payment = level_payment(rate, periods, principal, timing=timing)
    with exact():
        return payment * (last - first + 1) - interest_between(rate, periods, principal, first, last, timing)


def monthly_payment(principal: Decimal, annual_rate: Decimal, months: int, digits: int = 2) -> Decimal:
    """Return the level monthly payment of a loan, rounded half-up to the cent.

    Where half a cent that was rounded away grows, in many years, into more than one further payment for the end, it is
    the next higher payment that does not leave as much.
    """
    payment = round_half_up(level_payment(monthly_from_nominal(annual_rate), months, principal), digits)
    while repay(Loan(principal, annual_rate, payment, months, digits=digits)).last.paid > 2 * payment:
        payment += quantum(digits)
    return payment


def affordable_loan(payment: Decimal, annual_rate: Decimal, months: int, digits: int = 2) -> Decimal:
    """Return the largest loan that `payment` a month repays within `months`, rounded down to the cent."""
    with exact():
        loan = loan_of_payment(monthly_from_nominal(annual_rate), months, payment)
        return loan.quantize(quantum(digits), rounding=ROUND_FLOOR)


def first_interest(principal: Decimal, annual_rate: Decimal, digits: int = 2) -> Decimal:
    """Return the interest of the first month: a payment that is not larger never brings the debt down."""
    with exact():
        return round_half_up(principal * annual_rate / MONTHS_A_YEAR, digits)


def smallest_payment(principal: Decimal, annual_rate: Decimal, digits: int = 2) -> Decimal:
    """Return the smallest monthly payment that repays a loan at all: within LONGEST_LOAN months, to the cent."""
    with exact():
        cent = quantum(digits)
        ideal = level_payment(monthly_from_nominal(annual_rate), LONGEST_LOAN, principal)
        payment = max(cent, (ideal - cent).quantize(cent, rounding=ROUND_FLOOR))
        while not repay(Loan(principal, annual_rate, payment, digits=digits)).complete:
            payment += cent
    return payment


def repay(loan: Loan) -> Repayment:
    """Return the payments of `loan`, at most LONGEST_LOAN of them.

    Interest is rounded half-up to the cent each month.
    """
    schedule: list[Payment] = []
    for payment in islice(_payments(loan), LONGEST_LOAN):
        schedule.append(payment)
        if not payment.balance or payment.balance > LARGEST_DEBT:
            break
    return Repayment(tuple(schedule), complete=not schedule[-1].balance)


def _payments(loan: Loan) -> Iterator[Payment]:
    """Yield payment after payment; it is the caller who stops when nothing is left."""
    # One context for all months: entering one for each takes longer than the arithmetic.
    context, cent = Context(prec=DIGITS), quantum(loan.digits)
    balance, number = loan.principal, 0
    while True:
        number += 1
        # The division comes last: a twelfth that was cut off first would turn half a cent into a little less.
        yearly = context.multiply(balance, loan.annual_rate)
        interest = context.divide(yearly, MONTHS_A_YEAR).quantize(cent, ROUND_HALF_UP, context)
        owed = context.add(balance, interest)
        planned = loan.payment + loan.extra + (loan.extra_once if number == 1 else 0)
        paid = owed if number == loan.term else min(owed, planned)
        balance = context.subtract(owed, paid)
        yield Payment(number, paid, interest, balance)


def _annuity(rate: Decimal, periods: int) -> Decimal:
    """Return what payments of 1 at the end of each period add up to."""
    return ((1 + rate) ** periods - 1) / rate if rate else Decimal(periods)


def _due(rate: Decimal, timing: Timing) -> Decimal:
    """Return what a payment of 1 counts for at the end of its period."""
    return 1 + rate if timing == "begin" else Decimal(1)
