"""From what somebody told to the plan that is simulated."""

from dataclasses import replace
from decimal import Decimal

from storage.money import Money
from tools.finance.monte_carlo import Draw, Plan
from tools.finance.returns import Returns, cautious
from tools.finance.time_value import MONTHS_A_YEAR
from tools.futures.parameters import FuturesParameters
from tools.futures.plan_parameters import ZERO

HALF = Decimal("0.5")


def plan_of(params: FuturesParameters) -> Plan:
    """Return the plan; without a spending the whole time is for saving, unless it is told when that ends."""
    saving = saving_years(params)
    return Plan(
        start=params.balance.amount,
        monthly=params.monthly_contribution.amount,
        years=years_of(params),
        returns=returns_of(params),
        spending=_amount(params.monthly_spending),
        saving_months=None if saving is None else saving * MONTHS_A_YEAR,
        contribution_growth=params.contribution_growth,
        saved_at=params.timing,
    )


def goal_of(params: FuturesParameters) -> Decimal:
    """Return what should be left at the end; 0 where it is enough that the money lasts."""
    return _amount(params.goal_amount)


def draw_of(params: FuturesParameters) -> Draw:
    """Return which shocks are used: those of everybody, of the model that was chosen."""
    return Draw(params.model)


def years_of(params: FuturesParameters) -> int:
    """Return how many years are looked ahead."""
    if params.years is not None:
        return params.years
    assert params.until_age is not None
    assert params.age is not None
    return params.until_age - params.age


def saving_years(params: FuturesParameters) -> int | None:
    """Return after how many years saving ends; None where it goes on to the end."""
    if params.saving_years is not None:
        return params.saving_years
    if params.retirement_age is not None and params.age is not None:
        return max(0, params.retirement_age - params.age)
    return None if params.monthly_spending is None else 0


def returns_of(params: FuturesParameters) -> Returns:
    """Return what is told of returns; what is not told is that of the part in stocks, cautiously."""
    usual = cautious(stocks_of(params), params.fees, params.inflation)
    return replace(
        usual,
        mean=usual.mean if params.annual_return is None else params.annual_return,
        volatility=usual.volatility if params.volatility is None else params.volatility,
        basis=params.return_basis if params.annual_return is not None else "arithmetic",
    )


def stocks_of(params: FuturesParameters) -> Decimal:
    """Return the part in stocks; half where it is not told."""
    return HALF if params.stocks is None else params.stocks


def _amount(money: Money | None) -> Decimal:
    return ZERO if money is None else money.amount
