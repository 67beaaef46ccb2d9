"""What the classes of assets returned above inflation, how widely that swung, and how far they swung together.

From "Historical Returns on Stocks, Bonds and Bills: United States" by Aswath Damodaran, NYU Stern School of Business,
update of January 2025 (https://pages.stern.nyu.edu/~adamodar/New_Home_Page/datafile/histretSP.html): real returns of
the calendar years 1928 to 2024. Stocks are the S&P 500 with dividends, bonds ten-year Treasury bonds, cash three-month
Treasury bills; the price of gold was fixed until 1971. Homes are left out, since their price index knows no rent and
no upkeep, and corporate bonds, since their series knows no defaults.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from tools.finance.frontier import Market

AssetClass = Literal["stocks", "bonds", "cash", "gold"]

CLASSES: tuple[AssetClass, ...] = ("stocks", "bonds", "cash", "gold")
"""In the order of the market's figures."""

MARKET = Market(
    expected=(0.0855, 0.0180, 0.0034, 0.0348),
    volatility=(0.1940, 0.0890, 0.0380, 0.1861),
    correlation=(
        (1.000, 0.090, 0.066, -0.082),
        (0.090, 1.000, 0.567, -0.016),
        (0.066, 0.567, 1.000, -0.035),
        (-0.082, -0.016, -0.035, 1.000),
    ),
)
"""Arithmetic means, standard deviations of a year, and correlations, all in today's money."""

INFLATION = Decimal("0.0304")
"""By how much prices rose in a year of that time, compounded."""

FIRST_YEAR, LAST_YEAR = 1928, 2024
SOURCE = "Aswath Damodaran, NYU Stern, “Historical Returns on Stocks, Bonds and Bills”, January 2025"

YEARS_LOST: Mapping[int, int] = {10: 19, 20: 10, 35: 3}
"""In how many of these years stocks lost more than so many percent of their worth in today's money."""

WORST_YEAR = 38
"""What stocks lost in the worst of these years, 1931, in percent of their worth in today's money."""
