"""Worked examples with published results: each names its source."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tools.finance.budgeting import Bucket, split_50_30_20
from tools.finance.precision import round_half_up
from tools.finance.time_value import (
    cagr_per_period,
    compound,
    future_value,
    lump_sum_for_goal,
    monthly_contribution_for_goal,
    monthly_from_effective,
    monthly_from_nominal,
    nominal_to_effective,
    periods_to_goal,
    required_rate,
)

FILE = json.loads((Path(__file__).parent / "cases.json").read_text(), parse_float=Decimal)
CASES: list[dict[str, Any]] = FILE["cases"]

Inputs = Mapping[str, Any]


def with_rate_per_period(inputs: Inputs) -> dict[str, Any]:
    """Return the inputs with their rate and time in the period's own unit."""
    units: dict[str, Callable[[Any], dict[str, Any]]] = {
        "annual_rate_nominal": lambda rate: {"rate_per_period": monthly_from_nominal(rate)},
        "effective_annual": lambda rate: {"rate_per_period": monthly_from_effective(rate)},
        "payment_monthly": lambda payment: {"payment": payment},
        "years": lambda years: {"periods": years * 12},
        "compounding": lambda _: {},
        "note": lambda _: {},
    }
    same = {name: value for name, value in inputs.items() if name not in units}
    for name in inputs.keys() & units.keys():
        same |= units[name](inputs[name])
    return same


def monthly_budget(inputs: Inputs) -> Mapping[Bucket, Decimal]:
    return split_50_30_20(round_half_up(Decimal(inputs["annual_net_income"]) / 12, 2))


FUNCTIONS: dict[str, Callable[[Inputs], Any]] = {
    "periods_to_goal": lambda inputs: periods_to_goal(**with_rate_per_period(inputs)),
    "future_value": lambda inputs: future_value(**with_rate_per_period(inputs)),
    "monthly_contribution_for_goal": lambda inputs: monthly_contribution_for_goal(**with_rate_per_period(inputs)),
    "lump_sum_for_goal": lambda inputs: lump_sum_for_goal(**inputs),
    "required_rate": lambda inputs: required_rate(**inputs),
    "compound": lambda inputs: compound(**inputs),
    "nominal_to_effective": lambda inputs: nominal_to_effective(**inputs),
    "cagr_per_period": lambda inputs: cagr_per_period(**inputs),
    "split_50_30_20": monthly_budget,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_result_is_the_published_one(case: dict[str, Any]) -> None:
    result = FUNCTIONS[case["fn"]](case["inputs"])

    assert result == pytest.approx(case["expected"], rel=0, abs=Decimal(str(case["tolerance"]["abs"])))
