"""Worked examples of retirement with published results: each names its source."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tools.finance.retirement import present_value_of_withdrawals
from tools.finance.time_value import future_value
from tools.finance.withdrawals import historical_success_rate

FILE = json.loads((Path(__file__).parent / "retirement_cases.json").read_text(), parse_float=Decimal)
CASES: list[dict[str, Any]] = FILE["cases"]

Inputs = Mapping[str, Any]


def balance(inputs: Inputs) -> Decimal:
    rate = inputs.get("rate_per_period") or inputs["annual_rate"]
    periods = inputs.get("periods") or inputs["years"]
    payment = inputs.get("payment") or inputs["payment_annual"]
    return future_value(rate, Decimal(periods), Decimal(payment), timing=inputs["timing"])


def success_rate(inputs: Inputs) -> Decimal:
    assert inputs["inflation_adjusted"]
    return historical_success_rate(inputs["stocks"], inputs["withdrawal_rate"], inputs["years"])


FUNCTIONS: dict[str, Callable[[Inputs], Decimal]] = {
    "present_value_of_withdrawals": lambda inputs: present_value_of_withdrawals(**inputs),
    "future_value": balance,
    "historical_success_rate": success_rate,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_result_is_the_published_one(case: dict[str, Any]) -> None:
    result = FUNCTIONS[case["fn"]](case["inputs"])

    assert result == pytest.approx(case["expected"], rel=0, abs=Decimal(str(case["tolerance"]["abs"])))
