"""Worked examples of loans and debts with published results: each names its source."""

import json
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, Decimal
from pathlib import Path
from typing import Any

import pytest

from tools.finance.amortization import (
    Loan,
    balance_after,
    interest_between,
    level_payment,
    monthly_payment,
    principal_between,
    repay,
)
from tools.finance.payoff import Debt, months_to_payoff, pay_off
from tools.finance.time_value import monthly_from_nominal

FILE = json.loads((Path(__file__).parent / "loan_cases.json").read_text(), parse_float=Decimal)
CASES: list[dict[str, Any]] = FILE["cases"]

Inputs = Mapping[str, Any]


def pmt(inputs: Inputs) -> Decimal:
    rate, periods, principal = inputs["rate"], inputs["nper"], Decimal(inputs["pv"])
    return -level_payment(rate, periods, principal, Decimal(inputs.get("fv", 0)), inputs.get("when", "end"))


def ipmt(inputs: Inputs) -> Decimal:
    number, timing = inputs["per"], inputs.get("when", "end")
    return -interest_between(inputs["rate"], inputs["nper"], Decimal(inputs["pv"]), number, number, timing)


def span(inputs: Inputs) -> tuple[Any, ...]:
    timing = inputs.get("when", "end")
    return inputs["rate"], inputs["nper"], Decimal(inputs["pv"]), inputs["from"], inputs["to"], timing


def exact_payment(inputs: Inputs) -> Decimal:
    rate = monthly_from_nominal(inputs["annual_rate"])
    return level_payment(rate, inputs["months"], Decimal(inputs["principal"]))


def half_up(inputs: Inputs) -> Decimal:
    return monthly_payment(Decimal(inputs["principal"]), inputs["annual_rate"], inputs["months"])


def left_after(inputs: Inputs) -> Decimal:
    rate = monthly_from_nominal(inputs["annual_rate"])
    return balance_after(rate, inputs["after_months"], Decimal(inputs["principal"]), exact_payment(inputs))


def months_saved(inputs: Inputs) -> int:
    principal, rate, months = Decimal(inputs["principal"]), inputs["annual_rate"], inputs["months"]
    payment, extra = half_up(inputs), Decimal(inputs["extra_monthly"])
    plain = repay(Loan(principal, rate, payment, months))
    return plain.months - repay(Loan(principal, rate, payment, months, extra)).months


def grown(inputs: Inputs) -> dict[str, Decimal]:
    start = inputs["balance_at_month_12"]
    months = repay(Loan(start, inputs["annual_rate"], inputs["capped_payment"])).schedule[: inputs["months"]]
    return {"balance": months[-1].balance, "added_principal": months[-1].balance - start}


def payoff_months(inputs: Inputs) -> Decimal:
    balance, payment = Decimal(inputs["balance"]), Decimal(inputs["payment"])
    if "rate_per_period" in inputs:
        return months_to_payoff(inputs["rate_per_period"], balance, payment)
    daily = Decimal(inputs["annual_rate"]) / 365
    return months_to_payoff((1 + daily) ** 30 - 1, balance, payment).to_integral_value(ROUND_CEILING)


def payoff_plan(inputs: Inputs) -> dict[str, Decimal]:
    debts = [Debt(name, Decimal(owed), Decimal(rate), Decimal(least)) for name, owed, rate, least in inputs["debts"]]
    plan = pay_off(debts, Decimal(inputs["extra_monthly"]), "avalanche", rolls_over=False)
    return {"months": Decimal(plan.months), "total_interest": plan.interest}


FUNCTIONS: dict[str, Callable[[Inputs], Any]] = {
    "pmt": pmt,
    "ipmt": ipmt,
    "cumulative_interest": lambda inputs: -interest_between(*span(inputs)),
    "cumulative_principal": lambda inputs: -principal_between(*span(inputs)),
    "payment_rounded_up": lambda inputs: exact_payment(inputs).quantize(Decimal("0.01"), ROUND_CEILING),
    "payment_half_up": half_up,
    "balance_after": left_after,
    "months_saved_by_extra_payment": months_saved,
    "negative_amortisation": grown,
    "months_to_payoff": payoff_months,
    "payoff_plan": payoff_plan,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_result_is_the_published_one(case: dict[str, Any]) -> None:
    result = FUNCTIONS[case["fn"]](case["inputs"])

    assert result == pytest.approx(case["expected"], rel=0, abs=Decimal(str(case["tolerance"]["abs"])))
