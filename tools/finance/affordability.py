"""How expensive a home may be: the largest housing payment that lenders' ratios leave room for, as a price.

The 28/36 rule, long the guideline of lenders in the United States: housing takes at most 28% of the gross income (the
front-end ratio), housing and all other debts together at most 36% (the back-end ratio). Housing is principal,
interest, taxes and insurance. The loan is the present value of what is left for principal and interest.
"""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from tools.finance.amortization import affordable_loan
from tools.finance.precision import exact, quantum

FRONT_END = Decimal("0.28")
BACK_END = Decimal("0.36")

Limit = Literal["income", "debts"]
"""What holds the price down: the income, or that debts take a part of what it allows for housing and debts."""


@dataclass(frozen=True, slots=True)
class Household:
    """What lenders look at: gross income, payments on debts and costs of the home each month, and cash to put down.

    `annual_rate` is nominal, compounded monthly; the ratios are fractions of the income; `digits` are the decimals of
    the currency.
    """

    income: Decimal
    debts: Decimal
    down_payment: Decimal
    annual_rate: Decimal
    costs: Decimal = Decimal(0)
    months: int = 360
    front_end: Decimal = FRONT_END
    back_end: Decimal = BACK_END
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Affordable:
    """The most that a household can afford.

    `front_room` and `back_room` are what the two ratios leave for housing, negative where debts take more than their
    share; `payment` is for principal and interest, zero where nothing is left for them.
    """

    front_room: Decimal
    back_room: Decimal
    payment: Decimal
    loan: Decimal
    price: Decimal
    limit: Limit

    @property
    def room(self) -> Decimal:
        """What the ratio that leaves less leaves for housing."""
        return min(self.front_room, self.back_room)


def affordable_home(household: Household) -> Affordable:
    """Return the highest price a household can pay, all amounts rounded down to the cent."""
    front = _share(household, household.front_end)
    back = _share(household, household.back_end) - household.debts
    payment = max(min(front, back) - household.costs, Decimal(0))
    loan = affordable_loan(payment, household.annual_rate, household.months, household.digits)
    limit: Limit = "debts" if back < front and household.debts else "income"
    return Affordable(front, back, payment, loan, loan + household.down_payment, limit)


def _share(household: Household, ratio: Decimal) -> Decimal:
    with exact():
        return (household.income * ratio).quantize(quantum(household.digits), rounding=ROUND_FLOOR)
