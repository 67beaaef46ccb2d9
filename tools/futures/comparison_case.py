"""A plan beside its what-ifs, all simulated on the same shocks, and how to speak about them."""

from dataclasses import dataclass
from decimal import Decimal

from tools.futures.parameters import FuturesParameters
from tools.futures.scenarios_case import ScenarioCase, rounded, whole_percent
from tools.futures.simulation import BAD, MIDDLE, Outlook
from tools.planning.savings_case import Voice

PLAN = "As planned"
SAME = "the same"
FIGURES = 4
"""Digits that are told: one more than of a single plan, since the same shocks make differences sharper than levels."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The plan, or a what-if of it: its name, as it was told, and what becomes of it."""

    name: str
    told: FuturesParameters
    outlook: Outlook

    def ending(self, probability: Decimal) -> Decimal:
        """Return the balance at the end, in round figures, so that differences of what is told add up."""
        return rounded(self.outlook.ending(probability), FIGURES)

    @property
    def low_point(self) -> tuple[int, Decimal]:
        """The year after which the balance in bad times is lowest, and that balance in round figures."""
        year, balance = self.outlook.low_point
        return year, rounded(balance, FIGURES)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a what-if changes: chance (a fraction), endings in the middle and in bad times, and the low point."""

    chance: Decimal
    middle: Decimal
    bad: Decimal
    low: Decimal


@dataclass(frozen=True)
class ComparisonCase:
    """The plan first, then its what-ifs."""

    plan: Variant
    variants: tuple[Variant, ...]
    voice: Voice

    @property
    def all(self) -> tuple[Variant, ...]:
        """The plan and its what-ifs."""
        return (self.plan, *self.variants)

    def scenario(self, variant: Variant) -> ScenarioCase:
        """Return one of them by itself."""
        return ScenarioCase(variant.told, variant.outlook, self.voice)

    def difference(self, variant: Variant) -> Difference:
        """Return what a what-if changes of what is told of the plan."""
        now, then = self.plan, variant
        return Difference(
            chance=whole_percent(then.outlook.chance) - whole_percent(now.outlook.chance),
            middle=then.ending(MIDDLE) - now.ending(MIDDLE),
            bad=then.ending(BAD) - now.ending(BAD),
            low=then.low_point[1] - now.low_point[1],
        )

    def signed(self, amount: Decimal) -> str:
        """Return a difference as people say it: "$86,000 more", "$400 less", "the same"."""
        if not amount:
            return SAME
        return f"{self.voice.money(abs(amount))} {'more' if amount > 0 else 'less'}"

    @property
    def years(self) -> int:
        """How many years all of them have: a chart cannot go on with some of its lines."""
        return min(variant.outlook.plan.years for variant in self.all)
