"""What an investment is expected to return, and how widely that spreads, as a log-normal month."""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from tools.finance.precision import exact
from tools.finance.time_value import MONTHS_A_YEAR
from tools.finance.us_history import YEARS

Basis = Literal["arithmetic", "geometric"]
"""How a mean is meant: the average of the years, or the constant rate that leads to the middle end (the CAGR)."""


@dataclass(frozen=True, slots=True)
class Returns:
    """The return of a year: its `mean`, and its standard deviation `volatility`, both nominal, as fractions.

    `fees` are the part of the balance that is taken each year; `inflation` is the rise of prices in a year.
    """

    mean: Decimal
    volatility: Decimal
    basis: Basis = "arithmetic"
    fees: Decimal = Decimal(0)
    inflation: Decimal = Decimal(0)

    def year(self) -> tuple[float, float]:
        """Return mean and standard deviation of the log return of a year, in today's money and after fees.

        With the growth 1 + R log-normal, E = 1 + m = exp(mu + s^2 / 2) and SD = E * sqrt(exp(s^2) - 1); the median,
        exp(mu), is what a geometric mean tells (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions,
        1994, chapter 14).
        """
        growth, spread = 1 + float(self.mean), float(self.volatility)
        relative = (spread / growth) ** 2
        if self.basis == "arithmetic":
            variance = math.log1p(relative)
            drift = math.log(growth) - variance / 2
        else:
            # SD^2 = median^2 * x * (x - 1) with x = exp(s^2).
            variance = math.log((1 + math.sqrt(1 + 4 * relative)) / 2)
            drift = math.log(growth)
        return drift + math.log1p(-float(self.fees)) - math.log1p(float(self.inflation)), math.sqrt(variance)

    def month(self) -> tuple[float, float]:
        """Return mean and standard deviation of the log return of a month, twelve of which make the year."""
        drift, deviation = self.year()
        return drift / MONTHS_A_YEAR, deviation / math.sqrt(MONTHS_A_YEAR)


CAUTION = Decimal("0.025")
"""What is taken off the mean of history: half stocks and half bonds then compound to 5% where prices rise 2.5%."""


@cache
def historical(stocks: Decimal) -> Returns:
    """Return what this part of stocks and the rest of bonds, restored each year, did above inflation since 1871."""
    with exact():
        years = [stocks * year.stocks + (1 - stocks) * year.bonds for year in YEARS]
        mean = sum(years, Decimal(0)) / len(years)
        variance = sum(((year - mean) ** 2 for year in years), Decimal(0)) / len(years)
        return Returns(mean, variance.sqrt())


def cautious(stocks: Decimal, fees: Decimal = Decimal(0), inflation: Decimal = Decimal(0)) -> Returns:
    """Return what history gave such a mix, less CAUTION, in the money of each year."""
    past = historical(stocks)
    with exact():
        prices = 1 + inflation
        return Returns((1 + past.mean - CAUTION) * prices - 1, past.volatility * prices, fees=fees, inflation=inflation)
