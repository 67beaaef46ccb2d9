"""Interest rates and their bases: nominal, effective, per month, and after inflation.

All rates are fractions (Decimal("0.05") is 5%). A nominal annual rate is the periodic rate times the periods of a
year; an effective annual rate is what a year of compounding really adds.
"""

from decimal import Decimal

from tools.finance.precision import exact

MONTHS_A_YEAR = 12


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
