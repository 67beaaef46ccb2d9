"""Retirement: the number that is needed, when it is reached, and how long it lasts, all in today's money.

Returns are real, (1 + nominal)/(1 + inflation) - 1 (Fisher, The Theory of Interest, 1930), so that contributions and
spending which rise with prices stay the same in every month.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.precision import exact, quantum, round_half_up
from tools.finance.savings import LONGEST_PLAN
from tools.finance.time_value import (
    MONTHS_A_YEAR,
    future_value,
    monthly_contribution_for_goal,
    monthly_from_effective,
    periods_to_goal,
    real_return,
)


@dataclass(frozen=True, slots=True)
class Forever:
    """The money never runs out: what it earns covers the withdrawals."""


@dataclass(frozen=True, slots=True)
class RetirementPlan:
    """What is saved, what is added each month until retirement, and what is spent each year from then on.

    Amounts are in today's money; `annual_return` (nominal), `inflation` and `withdrawal_rate` are annual rates, as
    fractions; `months` lie between today and retirement; `digits` are the decimals of the currency.
    """

    balance: Decimal
    monthly: Decimal
    yearly_spending: Decimal
    months: int
    annual_return: Decimal
    inflation: Decimal
    withdrawal_rate: Decimal
    digits: int = 2

    @property
    def real_annual_return(self) -> Decimal:
        """The return above inflation, effective annual."""
        return real_return(self.annual_return, self.inflation)

    @property
    def number(self) -> Decimal:
        """What is needed at retirement: the yearly spending divided by the withdrawal rate (Bengen, 1994)."""
        with exact():
            return (self.yearly_spending / self.withdrawal_rate).quantize(quantum(self.digits), ROUND_CEILING)

    @property
    def balance_at_retirement(self) -> Decimal:
        """What is there when retirement begins."""
        return self.balance_after(self.months)

    @property
    def affordable_spending(self) -> Decimal:
        """The yearly spending for which the balance at retirement is the number."""
        with exact():
            yearly = self.balance_at_retirement * self.withdrawal_rate
            return yearly.quantize(quantum(self.digits), ROUND_FLOOR)

    def balance_after(self, months: int) -> Decimal:
        """Return what is there after so many months: saved until retirement, spent from then on; never below 0.

        It is not rounded; amounts of the far future are anyway wanted in round figures.
        """
        saving = min(months, self.months)
        saved = future_value(self._rate, Decimal(saving), self.monthly, self.balance)
        with exact():
            spent = -self.yearly_spending / MONTHS_A_YEAR
        left = future_value(self._rate, Decimal(months - saving), spent, saved, "begin")
        return max(Decimal(0), left)

    def nominal(self, amount: Decimal, months: int) -> Decimal:
        """Return an amount of today's money in the money of so many months later."""
        with exact():
            prices = (1 + self.inflation) ** (Decimal(months) / MONTHS_A_YEAR)
            return round_half_up(amount * prices, self.digits)

    def reached_after(self) -> int | AlreadyThere | Never:
        """Return after how many months of saving the number is reached, as if saving went on until then."""
        periods = periods_to_goal(self._rate, self.monthly, self.balance, self.number)
        if not isinstance(periods, Decimal):
            return periods
        return int(periods.to_integral_value(ROUND_CEILING)) if periods <= LONGEST_PLAN else Never("too_slow")

    def monthly_needed(self) -> Decimal | Never:
        """Return the smallest monthly saving that reaches the number by retirement, to the cent; 0 when none is needed.

        Never when retirement begins today and the number is not there.
        """
        if self.months == 0:
            return Decimal(0) if self.balance >= self.number else Never("no_growth")
        with exact():
            ideal = monthly_contribution_for_goal(self._rate, Decimal(self.months), self.balance, self.number)
            return max(Decimal(0), ideal).quantize(quantum(self.digits), ROUND_CEILING)

    def lasts(self, balance: Decimal) -> int | Forever:
        """Return for how many whole months of retirement a balance pays, spent at the beginning of each."""
        with exact():
            return months_of_withdrawals(self._rate, balance, self.yearly_spending / MONTHS_A_YEAR, "begin")

    def needed_to_last(self, months: int) -> Decimal:
        """Return the balance that pays for so many months of retirement, and not for one more."""
        with exact():
            monthly = self.yearly_spending / MONTHS_A_YEAR
            needed = present_value_of_withdrawals(self._rate, Decimal(months), monthly, "begin")
            return needed.quantize(quantum(self.digits), ROUND_CEILING)

    @property
    def _rate(self) -> Decimal:
        return monthly_from_effective(self.real_annual_return)


def present_value_of_withdrawals(
    rate_per_period: Decimal, periods: Decimal, withdrawal: Decimal, timing: Timing = "end"
) -> Decimal:
    """Return the balance from which `withdrawal` can be taken `periods` times (Excel's PV, of the opposite sign)."""
    with exact():
        grown = future_value(rate_per_period, periods, withdrawal, timing=timing)
        return grown / (1 + rate_per_period) ** periods


def months_of_withdrawals(
    rate_per_period: Decimal, balance: Decimal, withdrawal: Decimal, timing: Timing = "end"
) -> int | Forever:
    """Return how often `withdrawal` can be taken in full (Excel's NPER, rounded down).

    Solves balance = withdrawal * (1 - (1 + i)^-n) / i for n. Raises ValueError unless `withdrawal` is positive.
    """
    if withdrawal <= 0:
        raise ValueError(f"a withdrawal must be positive, not {withdrawal!r}")
    with exact():
        taken = withdrawal * (1 + rate_per_period) if timing == "begin" else withdrawal
        if rate_per_period == 0:
            return int(balance / taken + _HAIR)
        left = 1 - balance * rate_per_period / taken
        if left <= 0:
            return Forever()
        return int(-left.ln() / (1 + rate_per_period).ln() + _HAIR)


_HAIR = Decimal(10) ** -20
"""More than the error of divisions and logarithms, less than any cent moves the result."""
