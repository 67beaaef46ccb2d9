"""One question about retirement, worked out: the plan, its outcome, and how to speak about it."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Literal

from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.precision import exact
from tools.finance.retirement import Forever, RetirementPlan
from tools.finance.time_value import MONTHS_A_YEAR
from tools.planning.savings_case import Voice

DEFAULT_RETURN = Decimal("0.05")
"""Before inflation, effective annual: cautious beside what half stocks and half bonds returned in the past."""

Outcome = Literal["already_there", "on_track", "late", "never"]
"""The number is there today; by retirement; later, but before the plan ends; or not at all before it ends."""


@dataclass(frozen=True)
class RetirementCase:
    """A plan for somebody of `age` who retires at `retires` and wants the money to last until `plan_to`."""

    plan: RetirementPlan
    age: int
    retires: int
    plan_to: int
    voice: Voice

    @cached_property
    def reached(self) -> int | AlreadyThere | Never:
        """After how many months the number is reached; Never where that is not before the plan ends."""
        reached = self.plan.reached_after()
        too_late = isinstance(reached, int) and self.age_after(reached) >= self.plan_to
        return Never("too_slow") if too_late else reached

    @property
    def outcome(self) -> Outcome:
        """What becomes of the plan."""
        match self.reached:
            case AlreadyThere():
                return "already_there"
            case Never():
                return "never"
            case months:
                return "on_track" if months <= self.plan.months else "late"

    @cached_property
    def projected(self) -> Decimal:
        """What is there at retirement, in today's money."""
        return self.plan.balance_at_retirement

    @property
    def gap(self) -> Decimal:
        """What is missing at retirement, in today's money; 0 when nothing is."""
        return max(Decimal(0), self.plan.number - self.projected)

    @property
    def spare(self) -> Decimal:
        """What is there at retirement beyond what is needed, in today's money; 0 when nothing is."""
        return max(Decimal(0), self.projected - self.plan.number)

    @property
    def retirement_months(self) -> int:
        """How many months the money has to last."""
        return (self.plan_to - self.retires) * MONTHS_A_YEAR

    @property
    def retires_on(self) -> date:
        """The day of retirement, counted in whole years from today."""
        return self.voice.day_after(self.plan.months)

    def age_after(self, months: int) -> int:
        """Return how old the user is so many months from now, as far as that can be known from a whole age."""
        return self.age + months // MONTHS_A_YEAR

    def lasts_to(self, balance: Decimal) -> int | None:
        """Return the age at which a balance at retirement is used up; None when it lasts as long as it is planned."""
        months = self.plan.lasts(balance)
        if isinstance(months, Forever) or months >= self.retirement_months:
            return None
        return self.retires + months // MONTHS_A_YEAR

    def about(self, amount: Decimal, rounding: str = ROUND_HALF_UP) -> str:
        """Return an amount of the far future in whole units: its cents are nobody's business."""
        with exact():
            return self.voice.money(amount.quantize(Decimal(1), rounding))

    def at_least(self, amount: Decimal) -> str:
        """Return an amount in whole units, rounded up: what is needed must not be understated."""
        return self.about(amount, ROUND_CEILING)

    def at_most(self, amount: Decimal) -> str:
        """Return an amount in whole units, rounded down: what can be spent must not be overstated."""
        return self.about(amount, ROUND_FLOOR)
