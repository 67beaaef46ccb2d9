"""How fast a goal has been filled: what was put in, a month on average."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from storage.money import Money
from storage.tables.check_ins import Contribution

SHORTEST = timedelta(days=60)
"""What was put in over less time says little about a month."""

LOOK_BACK = timedelta(days=366)
DAYS_OF_A_MONTH = Decimal("30.4375")
"""A twelfth of the Julian year, 365.25 days."""


@dataclass(frozen=True, slots=True)
class ActualPace:
    """The average month since a day."""

    monthly: Money
    since: date


def actual_pace(contributions: Sequence[Contribution], today: date) -> ActualPace | None:
    """Return what was put in each month over the last year, rounded down to minor units.

    The time counts from the first of these contributions to today. None while that is too short, and when as much was
    taken out as put in.
    """
    recent = [row for row in contributions if today - LOOK_BACK <= row.day <= today]
    if not recent or today - recent[0].day < SHORTEST:
        return None
    months = Decimal((today - recent[0].day).days) / DAYS_OF_A_MONTH
    total = sum(row.amount_minor for row in recent)
    minor = int((total / months).to_integral_value(ROUND_DOWN))
    return ActualPace(Money.from_minor(minor, recent[0].currency), recent[0].day) if minor > 0 else None
