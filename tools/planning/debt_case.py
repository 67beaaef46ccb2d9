"""Debts to be paid off, worked out: both orders, the minimums alone, and what no minimum ever pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tools.finance.amortization import Loan, first_interest, repay, smallest_payment
from tools.finance.payoff import Debt, Order, Payoff, in_order, pay_off
from tools.planning.savings_case import Voice


@dataclass(frozen=True, slots=True)
class Impossible:
    """A debt that its minimum never pays off, the first month's interest, and the smallest payment that would."""

    debt: Debt
    interest: Decimal
    payment: Decimal


@dataclass(frozen=True, slots=True)
class DebtCase:
    """Debts with what is paid beyond their minimums, and what becomes of them.

    `minimums` pays each debt its minimum and nothing more, without rolling anything over.
    """

    debts: tuple[Debt, ...]
    extra: Decimal
    chosen: Order
    avalanche: Payoff
    snowball: Payoff
    minimums: Payoff
    impossible: tuple[Impossible, ...]
    digits: int
    voice: Voice

    @property
    def plan(self) -> Payoff:
        """The plan in the chosen order."""
        return self.avalanche if self.chosen == "avalanche" else self.snowball

    @property
    def other(self) -> Payoff:
        """The plan in the order that was not chosen."""
        return self.snowball if self.chosen == "avalanche" else self.avalanche

    def first(self, order: Order) -> tuple[str, ...]:
        """Return the names of the debts in the order in which they get what is paid beyond the minimums."""
        return tuple(debt.name for debt in in_order(self.debts, order))

    @property
    def owed(self) -> Decimal:
        """All debts together, today."""
        return self.plan.owed[0]

    @property
    def budget(self) -> Decimal:
        """What is paid each month: all minimums and the extra."""
        return sum((debt.minimum for debt in self.debts), self.extra)


def work_out_debts(debts: Sequence[Debt], extra: Decimal, chosen: Order, digits: int, voice: Voice) -> DebtCase:
    """Return the case for debts in one currency with `digits` decimals."""
    nothing = Decimal(0)
    return DebtCase(
        debts=tuple(debts),
        extra=extra,
        chosen=chosen,
        avalanche=pay_off(debts, extra, "avalanche", digits=digits),
        snowball=pay_off(debts, extra, "snowball", digits=digits),
        minimums=pay_off(debts, nothing, "avalanche", rolls_over=False, digits=digits),
        impossible=tuple(_impossible(debt, digits) for debt in debts if not _is_paid_by_its_minimum(debt, digits)),
        digits=digits,
        voice=voice,
    )


def _is_paid_by_its_minimum(debt: Debt, digits: int) -> bool:
    return repay(Loan(debt.balance, debt.annual_rate, debt.minimum, digits=digits)).complete


def _impossible(debt: Debt, digits: int) -> Impossible:
    interest = first_interest(debt.balance, debt.annual_rate, digits)
    return Impossible(debt, interest, smallest_payment(debt.balance, debt.annual_rate, digits))
