"""A simulated plan, and how to speak about it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tools.futures.parameters import FuturesParameters
from tools.futures.simulation import Outlook
from tools.planning.savings_case import Voice

FIGURES = 3
"""Digits that are told of a simulated balance: more would claim a precision that it has not."""

_SURE = Decimal("0.995")
_SLIM = Decimal("0.005")


@dataclass(frozen=True)
class ScenarioCase:
    """A plan as it was told, what becomes of it, and for whom that is told."""

    told: FuturesParameters
    outlook: Outlook
    voice: Voice

    def about(self, amount: Decimal) -> str:
        """Return an amount in round figures: "$437,000"."""
        return self.voice.money(rounded(amount))

    def year(self, years: int) -> str:
        """Return the calendar year that lies so many years ahead."""
        return str(self.voice.day_after(years * 12).year)

    def chance(self, outlook: Outlook | None = None) -> str:
        """Return the chance of success in whole percents, which is all that ten thousand futures tell."""
        outlook = outlook or self.outlook
        if not outlook.certain and outlook.chance >= _SURE:
            return "more than 99%"
        if not outlook.certain and outlook.chance < _SLIM:
            return "less than 1%"
        return self.percent(outlook.chance)

    def percent(self, fraction: Decimal) -> str:
        """Return a fraction in whole percents."""
        return self.voice.formatter.percent(whole_percent(fraction))


def whole_percent(fraction: Decimal) -> Decimal:
    """Return a fraction to the nearest percent, halves up."""
    return fraction.quantize(Decimal("0.01"), ROUND_HALF_UP)


def rounded(amount: Decimal, figures: int = FIGURES) -> Decimal:
    """Return an amount with so many significant digits, and never with cents."""
    digits = max(0, amount.adjusted() + 1 - figures)
    return amount.quantize(Decimal(1).scaleb(digits), ROUND_HALF_UP).quantize(Decimal(1))
