"""One question of how to spread money, worked out: the mix, its path, and what there is to say about the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tools.finance.allocation import Allocation, allocate
from tools.finance.asset_classes import INFLATION
from tools.finance.glide_path import StockRange, stock_range
from tools.finance.monte_carlo import Plan, simulate
from tools.finance.risk import Horizon, Level
from tools.finance.time_value import MONTHS_A_YEAR
from tools.planning.savings_case import Voice

EXAMPLE_AMOUNT = Decimal(10_000)
"""What the path is shown for where no amount is named."""

LOW, MIDDLE, HIGH = Decimal("0.05"), Decimal("0.5"), Decimal("0.95")

YEARS_SHOWN: Mapping[Horizon, tuple[int, int]] = {
    "under_3_years": (1, 3),
    "3_to_5_years": (3, 5),
    "5_to_10_years": (5, 10),
    "10_to_20_years": (10, 20),
    "over_20_years": (20, 30),
}
"""After how many years the money is looked at."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to invest: their tolerance, when they need it, and their age and amounts if known."""

    level: Level
    horizon: Horizon
    age: int | None = None
    amount: Decimal | None = None
    monthly: Decimal | None = None

    @property
    def stocks(self) -> StockRange:
        """How much may be in stocks."""
        return stock_range(self.level, self.horizon, self.age)

    @property
    def is_example(self) -> bool:
        """Whether no amount is known, so that the path is that of EXAMPLE_AMOUNT."""
        return not self.amount and not self.monthly

    @property
    def start(self) -> Decimal:
        """What is invested at the beginning."""
        return EXAMPLE_AMOUNT if self.is_example else self.amount or Decimal(0)

    def paid_in(self, years: int) -> Decimal:
        """Return what has been invested after so many years, in today's money."""
        return self.start + (self.monthly or Decimal(0)) * years * MONTHS_A_YEAR


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the money has become after some years in today's money: in one of twenty futures less than `low`, in half
    of them less than `middle`, in one of twenty more than `high`. `short` is the part of the futures below what was
    paid in.
    """

    years: int
    paid_in: Decimal
    low: Decimal
    middle: Decimal
    high: Decimal
    short: Decimal


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """An allocation and what becomes of money that is spread so."""

    allocation: Allocation
    path: tuple[Outlook, ...]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What is known beside the wish: an emergency fund (None where nothing is known), and the loss they would sell at.

    `sells_at` is in percent; None for somebody who would not sell, or has not said. `dearest_debt` is the highest
    yearly rate among their debts, a nominal fraction; None where no debt is known.
    """

    emergency_fund: bool | None
    sells_at: int | None
    dearest_debt: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AllocationCase:
    """A wish, what was worked out for it, what else is known, and how to speak about it."""

    wish: Wish
    worked_out: WorkedOut
    circumstance: Circumstance
    voice: Voice

    @property
    def allocation(self) -> Allocation:
        """The mix and its ranges."""
        return self.worked_out.allocation

    @property
    def debt_first(self) -> bool:
        """Whether a known debt costs more than the mix is expected to bring, inflation included."""
        rate, expected = self.circumstance.dearest_debt, self.allocation.expected
        return rate is not None and rate > (1 + expected) * (1 + INFLATION) - 1

    @property
    def all_cash(self) -> bool:
        """Whether the time is too short for anything but cash."""
        return self.allocation.example["cash"] == 100


def work_out(wish: Wish) -> WorkedOut:
    """Return the allocation for a wish and its path: some hundred milliseconds of pure calculation."""
    allocation = allocate(wish.stocks)
    return WorkedOut(allocation, tuple(_outlook(wish, allocation, years) for years in YEARS_SHOWN[wish.horizon]))


def _outlook(wish: Wish, allocation: Allocation, years: int) -> Outlook:
    paid_in = wish.paid_in(years)
    futures = simulate(Plan(wish.start, wish.monthly or Decimal(0), years, allocation.returns))
    low, middle, high = (futures.balance(years, probability) for probability in (LOW, MIDDLE, HIGH))
    return Outlook(years, paid_in, low, middle, high, 1 - futures.chance(paid_in))
