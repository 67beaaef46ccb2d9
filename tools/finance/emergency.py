"""An emergency fund: what it should hold, what is missing, and how long what is there lasts."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.precision import exact, quantum
from tools.finance.savings import LONGEST_PLAN
from tools.finance.time_value import periods_to_goal

FEWEST_MONTHS = 3
USUAL_MONTHS = 6
"""Three to six months of essential spending: the usual rule of thumb."""


@dataclass(frozen=True, slots=True)
class EmergencyFund:
    """What is needed each month, what is put aside for emergencies, and what is added to it each month.

    `monthly` is None when it is not known; no interest is counted; `digits` are the decimals of the currency.
    """

    essentials: Decimal
    saved: Decimal = Decimal(0)
    monthly: Decimal | None = None
    digits: int = 2

    @property
    def months_covered(self) -> Decimal:
        """How many months of essentials the savings pay for, rounded down to a tenth."""
        with exact():
            return (self.saved / self.essentials).quantize(quantum(1), rounding=ROUND_FLOOR)

    def target(self, months: int) -> Decimal:
        """Return what so many months of essentials cost."""
        with exact():
            return self.essentials * months

    def gap(self, months: int) -> Decimal:
        """Return what is missing for so many months of essentials; 0 when nothing is."""
        with exact():
            return max(Decimal(0), self.target(months) - self.saved)

    def filled_after(self, months: int) -> int | AlreadyThere | Never:
        """Return after how many months of saving the fund holds so many months of essentials."""
        periods = periods_to_goal(Decimal(0), self.monthly or Decimal(0), self.saved, self.target(months))
        if not isinstance(periods, Decimal):
            return periods
        return int(periods.to_integral_value(ROUND_CEILING)) if periods <= LONGEST_PLAN else Never("too_slow")

    def monthly_needed(self, months: int, within: int) -> Decimal:
        """Return what must be put aside each month to hold so many months of essentials `within` months."""
        with exact():
            return (self.gap(months) / within).quantize(quantum(self.digits), rounding=ROUND_CEILING)
