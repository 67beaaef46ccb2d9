"""How withdrawals would have fared in the past: every span of years is tried, as in the Trinity study.

Cooley, Hubbard and Walz, "Retirement Savings: Choosing a Withdrawal Rate That Is Sustainable", AAII Journal, 1998.
"""

from decimal import Decimal
from functools import cache, lru_cache

from tools.finance.precision import exact
from tools.finance.us_history import YEARS


def spans(years: int) -> int:
    """Return how many spans of so many years there are."""
    return max(0, len(YEARS) - years + 1)


@lru_cache(maxsize=256)
def historical_success_rate(stocks: Decimal, withdrawal_rate: Decimal, years: int) -> Decimal:
    """Return in which part of all spans of `years` the money lasted to the end.

    `withdrawal_rate` of the first balance is taken at the beginning of the first year, as much in today's money in
    each later one; `stocks` is their part of what is invested, the rest is in bonds, restored each year. Raises
    ValueError for a span that history does not have.
    """
    if not spans(years):
        raise ValueError(f"there are no {years} years of history")
    lasted = sum(_lasts(start, stocks, withdrawal_rate, years) for start in range(spans(years)))
    with exact():
        return Decimal(lasted) / spans(years)


@cache
def mean_real_return(stocks: Decimal) -> Decimal:
    """Return what the mix returned above inflation, as the constant rate that leads to the same end (the CAGR)."""
    with exact():
        growth = Decimal(1)
        for year in YEARS:
            growth *= 1 + stocks * year.stocks + (1 - stocks) * year.bonds
        return growth ** (Decimal(1) / len(YEARS)) - 1


def _lasts(start: int, stocks: Decimal, withdrawal_rate: Decimal, years: int) -> bool:
    balance = Decimal(1)
    for year in YEARS[start : start + years]:
        balance -= withdrawal_rate
        if balance < 0:
            return False
        balance *= 1 + stocks * year.stocks + (1 - stocks) * year.bonds
    return True
