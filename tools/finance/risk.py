"""How much risk suits a person: what they are willing to bear, what they can bear, and the lower of the two.

Willingness and ability are scored apart and the lower one decides: the order that the CFA Institute's curriculum on
private wealth teaches, since a loss that somebody cannot stand, or cannot afford, ends in selling at the bottom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["conservative", "cautious", "balanced", "growth", "aggressive"]
LEVELS: tuple[Level, ...] = ("conservative", "cautious", "balanced", "growth", "aggressive")
"""From the least risk to the most: one point to five."""

Horizon = Literal["under_3_years", "3_to_5_years", "5_to_10_years", "10_to_20_years", "over_20_years"]
Reaction = Literal["sell_at_10", "sell_at_20", "sell_at_35", "wait", "buy_more"]
NeedOfCash = Literal["likely", "possible", "covered"]
Income = Literal["unsteady", "varying", "steady"]
Aim = Literal["keep", "some_growth", "most_growth"]
Experience = Literal["none", "some", "through_a_fall"]

HORIZON_POINTS: Mapping[Horizon, int] = {
    "under_3_years": 1,
    "3_to_5_years": 2,
    "5_to_10_years": 3,
    "10_to_20_years": 4,
    "over_20_years": 5,
}
REACTION_POINTS: Mapping[Reaction, int] = {
    "sell_at_10": 1,
    "sell_at_20": 2,
    "sell_at_35": 3,
    "wait": 4,
    "buy_more": 5,
}
NEED_POINTS: Mapping[NeedOfCash, int] = {"likely": 1, "possible": 3, "covered": 5}
INCOME_POINTS: Mapping[Income, int] = {"unsteady": 1, "varying": 3, "steady": 5}
AIM_POINTS: Mapping[Aim, int] = {"keep": 1, "some_growth": 3, "most_growth": 5}

UNTESTED = 3
"""Who never held what falls is not counted above this: nobody knows their reaction before the first fall."""


@dataclass(frozen=True, slots=True)
class RiskAnswers:
    """The answers to the questionnaire; the last two may be left out."""

    horizon: Horizon
    reaction: Reaction
    need_of_cash: NeedOfCash
    income: Income
    aim: Aim | None = None
    experience: Experience | None = None

    @property
    def willingness(self) -> int:
        """One to five: the reaction to a loss, a point less where the aim asks for less; untested, at most UNTESTED."""
        points = REACTION_POINTS[self.reaction]
        if self.aim is not None and AIM_POINTS[self.aim] < points:
            points -= 1
        return min(points, UNTESTED) if self.experience == "none" else points

    @property
    def ability(self) -> int:
        """One to five: the mean of time, need of cash and income, rounded down, and no more than the time allows."""
        time = HORIZON_POINTS[self.horizon]
        return min(time, (time + NEED_POINTS[self.need_of_cash] + INCOME_POINTS[self.income]) // 3)

    @property
    def points(self) -> int:
        """One to five: the lower of willingness and ability."""
        return min(self.willingness, self.ability)

    @property
    def level(self) -> Level:
        """The risk tolerance that these answers come to."""
        return LEVELS[self.points - 1]
