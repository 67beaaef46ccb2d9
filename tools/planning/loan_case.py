"""One loan, worked out: how it is repaid with and without extra payments, and how to speak about it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from tools.finance.amortization import Loan, Repayment, first_interest, monthly_payment, repay, smallest_payment
from tools.finance.cash_flows import internal_rate
from tools.finance.precision import round_half_up
from tools.finance.time_value import MONTHS_A_YEAR
from tools.planning.savings_case import Voice

LoanOutcome = Literal["repaid", "balloon", "never"]


@dataclass(frozen=True)
class LoanCase:
    """A loan and what becomes of it.

    `given` tells whether the payment is the user's own; otherwise it is what the term takes. `repayment` counts extra
    payments, `plain` does not; `fees` are paid when the loan is made.
    """

    loan: Loan
    given: bool
    repayment: Repayment
    plain: Repayment
    fees: Decimal
    voice: Voice

    @property
    def outcome(self) -> LoanOutcome:
        """Whether it is repaid by its payments, with a large rest due at the end, or never."""
        if not self.repayment.complete:
            return "never"
        last = self.repayment.last
        once = self.loan.extra_once if last.number == 1 else Decimal(0)
        return "balloon" if last.paid - once > 2 * self.planned else "repaid"

    @property
    def planned(self) -> Decimal:
        """What is paid each month, with the extra."""
        return self.loan.payment + self.loan.extra

    @property
    def has_extra(self) -> bool:
        """Whether more is paid than is due."""
        return bool(self.loan.extra or self.loan.extra_once)

    @property
    def compares(self) -> bool:
        """Whether the same loan is repaid without extra payments too, only later."""
        repaid = self.plain.complete and self.plain.last.paid <= 2 * self.loan.payment
        return self.has_extra and repaid

    @property
    def first_interest(self) -> Decimal:
        """The interest of the first month."""
        return first_interest(self.loan.principal, self.loan.annual_rate, self.loan.digits)

    @cached_property
    def annual_cost(self) -> Decimal | None:
        """The annual percentage rate: what the loan costs a year with its fees; None without fees, or without an end.

        The nominal rate at which all payments are worth what the borrower gets: twelve times that of a month
        (Regulation Z of the United States, 12 CFR 1026, appendix J).
        """
        if not self.fees or not self.repayment.complete:
            return None
        paid = (-payment.paid for payment in self.repayment.schedule)
        monthly = internal_rate([self.loan.principal - self.fees, *paid])
        return None if monthly is None else round_half_up(monthly * MONTHS_A_YEAR, 6)

    @property
    def grows(self) -> bool:
        """Whether what is paid does not even cover the interest (negative amortisation)."""
        return self.repayment.schedule[0].balance > self.loan.principal

    @property
    def needed(self) -> Decimal | None:
        """The payment that would work: by the term, else at all; None where the loan is repaid as it stands."""
        loan = self.loan
        if self.outcome == "repaid":
            return None
        if loan.term is not None:
            return monthly_payment(loan.principal, loan.annual_rate, loan.term, loan.digits)
        return smallest_payment(loan.principal, loan.annual_rate, loan.digits)

    def paying(self, payment: Decimal) -> Repayment:
        """Return how the loan goes with another payment, nothing extra, and no end but its own."""
        return repay(replace(self.loan, payment=payment, term=None, extra=Decimal(0), extra_once=Decimal(0)))


def work_out_loan(loan: Loan, *, given: bool, fees: Decimal, voice: Voice) -> LoanCase:
    """Return the case for a loan whose payment is known."""
    plain = replace(loan, extra=Decimal(0), extra_once=Decimal(0))
    return LoanCase(loan, given, repay(loan), repay(plain), fees, voice)
