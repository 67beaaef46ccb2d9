"""What a what-if makes of a plan: the same plan with what is different in it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from storage.money import Money
from tools.finance.monte_carlo import LONGEST_YEARS
from tools.futures.parameters import FuturesParameters
from tools.futures.planned import saving_years, years_of
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.errors import ToolError
from tools.toolkit.kinds import Change
from tools.toolkit.kinds.base import Quantity, Shift

_AMOUNTS: Mapping[Quantity, str] = {
    "balance": "balance",
    "contribution": "monthly_contribution",
    "spending": "monthly_spending",
    "goal": "goal_amount",
}
_RATES: Mapping[Quantity, str] = {"volatility": "volatility", "fees": "fees", "inflation": "inflation"}

Values = dict[str, object]


def changed(params: FuturesParameters, change: Change) -> FuturesParameters:
    """Return the plan with the change. Raises ToolError where the two do not fit together."""
    for shift in change.shifts:
        params = params.model_copy(update=_values(params, change, shift))
    years, saving = years_of(params), saving_years(params)
    if not 1 <= years <= LONGEST_YEARS:
        raise ToolError(f"{change.name}: I can look ahead between 1 and {LONGEST_YEARS} years.")
    if params.monthly_spending is not None and saving is not None and not 0 <= saving < years:
        raise ToolError(f"{change.name}: spending has to begin within the {years} years I look ahead.")
    return params


def _values(params: FuturesParameters, change: Change, shift: Shift) -> Values:
    if isinstance(shift.value, Money):
        name = _AMOUNTS[shift.quantity]
        now: Money | None = getattr(params, name)
        if now is None and (shift.more or shift.quantity == "spending"):
            raise ToolError(f"{change.name}: the plan has no such amount to change; please tell it with the plan.")
        return {name: _amount(now, shift.value, change) if now is not None and shift.more else shift.value}
    if shift.quantity in _RATES:
        return {_RATES[shift.quantity]: shift.value}
    return _OTHERS[shift.quantity](params, shift)


def _amount(now: Money, more: Money, change: Change) -> Money:
    amount = now.amount + more.amount
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise ToolError(f"{change.name}: that would leave less than nothing, or more than I can work with.")
    return Money(amount, now.currency)


def _return(params: FuturesParameters, shift: Shift) -> Values:
    return {"annual_return": shift.value, "return_basis": "arithmetic"}


def _stocks(params: FuturesParameters, shift: Shift) -> Values:
    return {"stocks": shift.value, "annual_return": None, "volatility": None}


def _look_ahead(params: FuturesParameters, shift: Shift) -> Values:
    return _lasting(years_of(params) + _whole(shift) if shift.more else _whole(shift))


def _save_for(params: FuturesParameters, shift: Shift) -> Values:
    """Where nothing is spent, the plan ends with the saving."""
    if params.monthly_spending is None:
        return _look_ahead(params, shift)
    return {"saving_years": (saving_years(params) or 0) + _whole(shift), "retirement_age": None}


def _retire(params: FuturesParameters, shift: Shift) -> Values:
    assert params.age is not None
    years = _whole(shift) - params.age
    if params.monthly_spending is None:
        return _lasting(years)
    return {"saving_years": max(0, years), "retirement_age": None}


def _lasting(years: int) -> Values:
    return {"years": years, "until_age": None}


def _whole(shift: Shift) -> int:
    assert isinstance(shift.value, int | Decimal)
    return int(shift.value)


_OTHERS: Mapping[Quantity, Callable[[FuturesParameters, Shift], Values]] = {
    "return": _return,
    "stocks": _stocks,
    "years": _look_ahead,
    "saving_years": _save_for,
    "retirement_age": _retire,
}
