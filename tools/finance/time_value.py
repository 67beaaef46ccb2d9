"""The time value of money: how long, how much, at which rate, and on which basis.

Amounts are positive when they are the saver's: what is paid in and what is owned. Rates are fractions
(Decimal("0.05") is 5%): per period, or annual. A nominal annual rate is the periodic rate times the periods of a
year; an effective one is what a year of compounding really adds.

The formulas solve Excel's annuity equation (NPER, FV, PMT, PV, RATE) without its sign conventions:

    balance(n) = start * (1 + i)^n + payment * (1 + i * [begin]) * ((1 + i)^n - 1) / i
"""

from decimal import Decimal

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.precision import exact

MONTHS_A_YEAR = 12

HIGHEST_RATE = Decimal(10) ** 6
"""Where the search for a rate ends; a target that needs more than this per period counts as out of reach."""


def periods_to_goal(
    rate_per_period: Decimal,
    payment: Decimal,
    start_balance: Decimal,
    target: Decimal,
    timing: Timing = "end",
) -> Decimal | AlreadyThere | Never:
    """Return after how many periods, as a fraction, saving `payment` each period reaches `target`."""
    if start_balance >= target:
        return AlreadyThere()
    with exact():
        paid = _at_period_end(payment, rate_per_period, timing)
        first_growth = start_balance * rate_per_period + paid
        if first_growth <= 0:
            return Never("no_growth")
        if rate_per_period == 0:
            return Decimal(target - start_balance) / paid
        growth_at_target = target * rate_per_period + paid
        if growth_at_target <= 0:
            return Never("too_slow")
        return (growth_at_target / first_growth).ln() / (1 + rate_per_period).ln()


def future_value(
    rate_per_period: Decimal,
    periods: Decimal,
    payment: Decimal,
    start_balance: Decimal = Decimal(0),
    timing: Timing = "end",
) -> Decimal:
    """Return the balance after `periods` periods of saving `payment` in each."""
    with exact():
        growth = (1 + rate_per_period) ** periods
        paid = _at_period_end(payment, rate_per_period, timing)
        return start_balance * growth + paid * _annuity(rate_per_period, periods)


def monthly_contribution_for_goal(
    rate_per_period: Decimal,
    months: Decimal,
    start_balance: Decimal,
    target: Decimal,
    timing: Timing = "end",
) -> Decimal:
    """Return what must be saved each month to own `target` after `months`, `rate_per_period` being monthly.

    The amount is negative when the start balance alone grows beyond the target. Raises ValueError unless
    `months` is positive.
    """
    if months <= 0:
        raise ValueError(f"months must be positive, not {months!r}")
    with exact():
        missing = target - start_balance * (1 + rate_per_period) ** months
        return missing / _at_period_end(_annuity(rate_per_period, months), rate_per_period, timing)


def lump_sum_for_goal(target: Decimal, nominal: Decimal, per_year: int, years: Decimal) -> Decimal:
    """Return what must be put aside once, today, to own `target` after `years` without saving more."""
    with exact():
        return target / (1 + nominal / per_year) ** (per_year * Decimal(years))


def compound(principal: Decimal, nominal: Decimal, per_year: int, years: Decimal) -> Decimal:
    """Return what `principal` becomes in `years` at a nominal annual rate compounded `per_year` times."""
    with exact():
        return principal * (1 + nominal / per_year) ** (per_year * Decimal(years))


def required_rate(
    periods: Decimal,
    start_balance: Decimal,
    target: Decimal,
    payment: Decimal = Decimal(0),
    timing: Timing = "end",
) -> Decimal | Never:
    """Return the rate per period at which `start_balance` and the payments become `target`.

    The balance grows with the rate, so halving an interval finds the only solution; nothing to grow, or a
    rate beyond HIGHEST_RATE, is Never.
    """
    if start_balance <= 0 and payment <= 0:
        return Never("no_growth")
    with exact() as context:
        low, high = Decimal("-0.999999"), Decimal(1)
        while future_value(high, periods, payment, start_balance, timing) < target:
            low, high = high, high * 2
            if high > HIGHEST_RATE:
                return Never("too_slow")
        precision = Decimal(10) ** -(context.prec // 2)
        while high - low > precision:
            middle = (low + high) / 2
            short = future_value(middle, periods, payment, start_balance, timing) < target
            low, high = (middle, high) if short else (low, middle)
        return (low + high) / 2


def nominal_to_effective(nominal: Decimal, per_year: int) -> Decimal:
    """Return the effective annual rate of `nominal`, compounded `per_year` times: (1 + r/m)^m - 1."""
    with exact():
        return (1 + nominal / per_year) ** per_year - 1


def effective_to_nominal(effective: Decimal, per_year: int) -> Decimal:
    """Return the nominal annual rate that, compounded `per_year` times, adds `effective` in a year."""
    with exact():
        return per_year * ((1 + effective) ** (Decimal(1) / per_year) - 1)


def monthly_from_effective(effective: Decimal) -> Decimal:
    """Return the rate per month that compounds to the effective annual rate: (1 + r)^(1/12) - 1."""
    with exact():
        return (1 + effective) ** (Decimal(1) / MONTHS_A_YEAR) - 1


def monthly_from_nominal(nominal: Decimal) -> Decimal:
    """Return the rate per month of a nominal annual rate that is compounded monthly: r / 12."""
    with exact():
        return nominal / MONTHS_A_YEAR


def real_return(nominal: Decimal, inflation: Decimal) -> Decimal:
    """Return what a return is worth in today's money (the Fisher equation): (1 + n)/(1 + i) - 1."""
    with exact():
        return (1 + nominal) / (1 + inflation) - 1


def cagr_per_period(periods: Decimal, start: Decimal, end: Decimal) -> Decimal:
    """Return the constant growth rate per period that turns `start` into `end` (Excel's RRI)."""
    with exact():
        return (Decimal(end) / start) ** (1 / Decimal(periods)) - 1


def _at_period_end(payment: Decimal, rate: Decimal, timing: Timing) -> Decimal:
    """Return what a payment has become by the end of its period."""
    return payment * (1 + rate) if timing == "begin" else payment


def _annuity(rate: Decimal, periods: Decimal) -> Decimal:
    """Return what payments of 1 at the end of each period add up to."""
    return ((1 + rate) ** periods - 1) / rate if rate else Decimal(periods)
