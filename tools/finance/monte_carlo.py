"""Ten thousand futures of a plan that saves first and spends afterwards, all in today's money.

The balance of a path is affine in what the plan decides: start * growth + contribution * saved - spending * spent,
where the three are what one unit of each has become on that path. One pass works them out; balances, chances and the
amounts that a chance needs follow from them without another one, and without a search.
"""

import math
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tools.finance.outcomes import Never, Timing
from tools.finance.returns import Returns
from tools.finance.shocks import PATHS, SEED, Model, shocks
from tools.finance.time_value import MONTHS_A_YEAR

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

LONGEST_YEARS = 70
"""The longest plan: 840 months of 10,000 paths take 34 MB."""

_HAIR = 1e-5
"""The part of an amount that counts as equal: more than single precision loses in LONGEST_YEARS, less than matters."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A start, a contribution in each month until `saving_months` are over, and a spending in each month after that.

    Amounts are in today's money. Spending rises with prices, and so does the contribution, unless it grows by
    `contribution_growth` a year (nominal, a fraction). `saving_months` is the whole time where it is None.
    """

    start: Decimal
    monthly: Decimal
    years: int
    returns: Returns
    spending: Decimal = Decimal(0)
    saving_months: int | None = None
    contribution_growth: Decimal | None = None
    saved_at: Timing = "end"
    spent_at: Timing = "begin"

    @property
    def months(self) -> int:
        """How many months the plan lasts."""
        return self.years * MONTHS_A_YEAR

    @property
    def months_of_saving(self) -> int:
        """After how many months spending begins; all of them where it never does."""
        return self.months if self.saving_months is None else min(self.saving_months, self.months)

    @property
    def real_contribution_growth(self) -> float:
        """By how much the contribution grows in a month beyond prices, as a log return."""
        if self.contribution_growth is None:
            return 0.0
        real = math.log1p(float(self.contribution_growth)) - math.log1p(float(self.returns.inflation))
        return real / MONTHS_A_YEAR


@dataclass(frozen=True, slots=True)
class Draw:
    """Which shocks are used: two plans with the same draw meet the same markets."""

    model: Model = "lognormal"
    seed: int = SEED
    paths: int = PATHS


@dataclass(frozen=True)
class Futures:
    """What became of a plan on each path, at the end of each year (row 0 is today).

    `growth`, `saved` and `spent` are what one unit of the start, of the monthly contribution and of the monthly
    spending has become. Probabilities are fractions; amounts leave in whole units of the currency.
    """

    plan: Plan
    growth: "Floats"
    saved: "Floats"
    spent: "Floats"

    def chance(self, goal: Decimal = Decimal(0)) -> Decimal:
        """Return in which part of the futures the money lasts and at least `goal` is there at the end."""
        import numpy as np

        return Decimal(int(np.count_nonzero(self._missing(goal) <= 0))) / self._paths

    def balance(self, year: int, probability: Decimal) -> Decimal:
        """Return the balance at the end of a year that this part of the futures does not exceed; never below 0."""
        return _rounded(self._sorted[year][self._rank(probability)])

    def bands(self, probabilities: tuple[Decimal, ...]) -> tuple[tuple[Decimal, ...], ...]:
        """Return the balances of every year, from today on, for each of the probabilities."""
        return tuple(
            tuple(self.balance(year, probability) for probability in probabilities)
            for year in range(self.plan.years + 1)
        )

    def contribution_for(self, chance: Decimal, goal: Decimal = Decimal(0)) -> Decimal | Never:
        """Return the monthly contribution with which the plan succeeds with this chance; 0 when none is needed.

        Never where nothing is saved at any time.
        """
        if not self.plan.months_of_saving:
            return Never("no_growth")
        rest = replace(self.plan, monthly=Decimal(0))
        return self._enough(self._of(rest, goal) / self.saved[-1], chance)

    def start_for(self, chance: Decimal, goal: Decimal = Decimal(0)) -> Decimal:
        """Return the balance today with which the plan succeeds with this chance; 0 when none is needed."""
        rest = replace(self.plan, start=Decimal(0))
        return self._enough(self._of(rest, goal) / self.growth[-1], chance)

    def spending_for(self, chance: Decimal, goal: Decimal = Decimal(0)) -> Decimal:
        """Return the most that can be spent each month so that the plan succeeds with this chance; never below 0.

        Raises ValueError where nothing is spent at any time.
        """
        if self.plan.months_of_saving == self.plan.months:
            raise ValueError("the plan never spends")
        import numpy as np

        rest = replace(self.plan, spending=Decimal(0))
        bearable = np.sort(-self._of(rest, goal) / self.spent[-1])
        at_most = float(bearable[len(bearable) - 1 - self._rank(chance)])
        return max(Decimal(0), Decimal(at_most).to_integral_value(ROUND_FLOOR))

    @property
    def _paths(self) -> int:
        return self.growth.shape[1]

    @cached_property
    def _sorted(self) -> "Floats":
        """The balances of each year in order; one that is used up stays at 0, since only spending follows then."""
        import numpy as np

        plan = self.plan
        balances = float(plan.start) * self.growth
        if plan.monthly:
            balances += float(plan.monthly) * self.saved
        if plan.spending:
            balances -= float(plan.spending) * self.spent
            np.maximum(balances, 0, out=balances)
        balances.sort(axis=1)
        return balances

    def _missing(self, goal: Decimal) -> "Floats":
        """Return what is missing at the end of each path; an amount that is only rounded away is not."""
        plan, terms = self.plan, (self.growth[-1], self.saved[-1], self.spent[-1])
        size = sum(float(amount) * term for amount, term in zip(_amounts(plan), terms, strict=True)) + float(goal)
        return self._of(plan, goal) - _HAIR * size

    def _of(self, plan: Plan, goal: Decimal) -> "Floats":
        """Return what is missing at the end with the amounts of another plan; negative where more is there."""
        start, monthly, spending = (float(amount) for amount in _amounts(plan))
        there = start * self.growth[-1] + monthly * self.saved[-1] - spending * self.spent[-1]
        return float(goal) - there

    def _enough(self, needed: "Floats", chance: Decimal) -> Decimal:
        import numpy as np

        at_least = float(np.sort(needed)[self._rank(chance)]) * (1 - _HAIR)
        return max(Decimal(0), Decimal(at_least).to_integral_value(ROUND_CEILING))

    def _rank(self, probability: Decimal) -> int:
        """Return where in sorted order lies what this part of the futures does not exceed (the nearest rank)."""
        rank = (probability * self._paths).to_integral_value(ROUND_CEILING)
        return max(0, min(self._paths, int(rank)) - 1)


def simulate(plan: Plan, draw: Draw | None = None) -> Futures:
    """Return what becomes of the plan; it takes some milliseconds, and more when shocks must be drawn first.

    Raises ValueError unless the plan lasts 1 to LONGEST_YEARS years.
    """
    if not 1 <= plan.years <= LONGEST_YEARS:
        raise ValueError(f"a plan cannot last {plan.years!r} years")
    import numpy as np

    draw = draw or Draw()
    drawn = shocks(draw.model, draw.seed, draw.paths, plan.months)
    drift, deviation = plan.returns.month()
    # Rounding errors of months that are all alike would add up; those of months that differ cancel out.
    precision = np.float32 if deviation else np.float64
    rows = np.zeros((3, plan.years + 1, draw.paths), precision)
    rows[0, 0] = 1
    growth, saved, spent = rows[:, 0].copy()
    month = np.empty(draw.paths, precision)
    for number in range(plan.months):
        np.exp(np.add(np.multiply(drawn[number], deviation, out=month), drift, out=month), out=month)
        growth *= month
        if number < plan.months_of_saving:
            _pay(saved, month, math.exp(number * plan.real_contribution_growth), plan.saved_at)
        else:
            saved *= month
            _pay(spent, month, 1.0, plan.spent_at)
        if (number + 1) % MONTHS_A_YEAR == 0:
            rows[:, (number + 1) // MONTHS_A_YEAR] = growth, saved, spent
    return Futures(plan, rows[0], rows[1], rows[2])


def _pay(account: "Floats", month: "Floats", amount: float, timing: Timing) -> None:
    if timing == "begin":
        account += amount
    account *= month
    if timing == "end":
        account += amount


def _amounts(plan: Plan) -> tuple[Decimal, Decimal, Decimal]:
    return plan.start, plan.monthly, plan.spending


def _rounded(amount: "np.floating") -> Decimal:
    return Decimal(float(amount)).to_integral_value()
