"""A plan simulated: its chance, its balances by year, and what a chance takes, as exact figures to be told."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tools.finance.monte_carlo import Draw, Futures, Plan, simulate
from tools.finance.outcomes import Never
from tools.toolkit.errors import ToolError

BAD, LOW, MIDDLE, HIGH, GOOD = (Decimal(share) for share in ("0.05", "0.25", "0.5", "0.75", "0.95"))
PROBABILITIES = (BAD, LOW, MIDDLE, HIGH, GOOD)
"""Which part of the futures has no more than the balance that is told."""

CHANCES = (Decimal("0.5"), Decimal("0.75"), Decimal("0.9"))
"""For which chances is told what they take."""

LARGEST_BALANCE = Decimal(10) ** 20
"""Beyond this an amount is not told: cents of it would not fit any more."""

Aim = Literal["goal", "lasts"]
"""What success is: so much is there at the end, or the money is not used up before."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What a chance takes: the contribution each month, and what can be spent each month; None where that is moot."""

    chance: Decimal
    contribution: Decimal | None
    spending: Decimal | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What becomes of a plan in `paths` futures; `goal` is what should be left at the end, in today's money.

    `bands` has the balances of each year, today first, for each of PROBABILITIES.
    """

    plan: Plan
    goal: Decimal
    draw: Draw
    chance: Decimal
    bands: tuple[tuple[Decimal, ...], ...]
    needed: tuple[Needed, ...]

    @property
    def aim(self) -> Aim:
        """What the chance is a chance of."""
        return "lasts" if self.plan.spending else "goal"

    @property
    def certain(self) -> bool:
        """Whether the return never swings, so that there is one future only."""
        return not self.plan.returns.volatility

    def line(self, probability: Decimal) -> tuple[Decimal, ...]:
        """Return the balances of all years for one of PROBABILITIES."""
        place = PROBABILITIES.index(probability)
        return tuple(band[place] for band in self.bands)

    def ending(self, probability: Decimal = MIDDLE) -> Decimal:
        """Return the balance at the end for one of PROBABILITIES."""
        return self.line(probability)[-1]

    @property
    def low_point(self) -> tuple[int, Decimal]:
        """The year after which the balance in bad times is lowest, and that balance; today counts as year 0."""
        line = self.line(BAD)
        return line.index(min(line)), min(line)

    @property
    def reached_after(self) -> int | None:
        """The first year at the end of which half of the futures have the goal; None where that never is."""
        return next((year for year, there in enumerate(self.line(MIDDLE)) if there >= self.goal), None)


def look_ahead(plan: Plan, goal: Decimal, draw: Draw) -> Outlook:
    """Return what becomes of the plan; it computes for some ten milliseconds, so not on the event loop.

    Raises ToolError where balances grow beyond LARGEST_BALANCE.
    """
    futures = simulate(plan, draw)
    bands = futures.bands(PROBABILITIES)
    if max(band[-1] for band in bands) > LARGEST_BALANCE:
        raise ToolError("That grows beyond what I can compute with: please use a lower return, or fewer years.")
    return Outlook(
        plan=plan,
        goal=goal,
        draw=draw,
        chance=futures.chance(goal),
        bands=bands,
        needed=tuple(_needed(futures, chance, goal) for chance in CHANCES),
    )


def _needed(futures: Futures, chance: Decimal, goal: Decimal) -> Needed:
    contribution = futures.contribution_for(chance, goal)
    spends = futures.plan.spending and futures.plan.months_of_saving < futures.plan.months
    return Needed(
        chance=chance,
        contribution=None if isinstance(contribution, Never) or contribution > LARGEST_BALANCE else contribution,
        spending=futures.spending_for(chance, goal) if spends else None,
    )
