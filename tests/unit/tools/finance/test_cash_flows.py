"""Rates and values of cash flows: published results, and pyxirr (an independent implementation) for any others."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.cash_flows import (
    Flow,
    dated_internal_rate,
    dated_present_value,
    internal_rate,
    net_present_value,
)

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cash_flow_cases.json").read_text(), parse_float=Decimal
)["cases"]

Inputs = Mapping[str, Any]

MANY = settings(max_examples=1000, deadline=None)
SOME = settings(max_examples=200, deadline=None)
TODAY = date(2026, 11, 21)
AMOUNTS = st.decimals(-100_000, 100_000, places=2)
RATES = st.decimals(Decimal("-0.5"), Decimal("0.9"), places=5)
DATED = st.lists(st.tuples(st.integers(0, 10_000), AMOUNTS), min_size=1, max_size=20)


@st.composite
def loans(draw: st.DrawFn, most: int = 120) -> list[Decimal]:
    """Something paid out first, and received back in parts that are more in all: one rate fits, and it is positive."""
    back = draw(st.lists(st.decimals(0, 10_000, places=2), min_size=1, max_size=most))
    share = draw(st.decimals(Decimal("0.2"), Decimal("0.99"), places=2))
    return [-(sum(back, Decimal(1)) * share), *back[:-1], back[-1] + 1]


def flows(inputs: Inputs) -> list[Flow]:
    days, amounts = inputs["dates"], inputs["amounts"]
    return [Flow(date.fromisoformat(day), Decimal(amount)) for day, amount in zip(days, amounts, strict=True)]


FUNCTIONS: dict[str, Callable[[Inputs], Decimal | None]] = {
    "xirr": lambda inputs: dated_internal_rate(flows(inputs)),
    "xnpv": lambda inputs: dated_present_value(inputs["rate"], flows(inputs)),
    "irr": lambda inputs: internal_rate([Decimal(amount) for amount in inputs["amounts"]]),
    "npv_end_of_year": lambda inputs: net_present_value(
        inputs["rate"], [Decimal(0), *(Decimal(amount) for amount in inputs["amounts"])]
    ),
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_result_is_the_published_one(case: dict[str, Any]) -> None:
    result = FUNCTIONS[case["fn"]](case["inputs"])

    assert result == pytest.approx(case["expected"], rel=0, abs=Decimal(str(case["tolerance"]["abs"])))


@MANY
@given(rate=RATES, amounts=st.lists(AMOUNTS, min_size=1, max_size=120))
def test_the_present_value_is_that_of_npv(rate: Decimal, amounts: list[Decimal]) -> None:
    expected = pyxirr.npv(float(rate), [float(amount) for amount in amounts]) or 0.0

    assert float(net_present_value(rate, amounts)) == pytest.approx(expected, rel=1e-6, abs=1e-4)


@MANY
@given(rate=RATES, dated=DATED)
def test_the_present_value_of_dated_flows_is_that_of_xnpv(rate: Decimal, dated: list[tuple[int, Decimal]]) -> None:
    days = [TODAY + timedelta(days) for days, _ in dated]
    amounts = [amount for _, amount in dated]
    expected = pyxirr.xnpv(float(rate), days, [float(amount) for amount in amounts]) or 0.0

    found = dated_present_value(rate, [Flow(day, amount) for day, amount in zip(days, amounts, strict=True)])
    assert float(found) == pytest.approx(expected, rel=1e-6, abs=1e-4)


@SOME
@given(amounts=loans())
def test_the_internal_rate_is_that_of_irr(amounts: list[Decimal]) -> None:
    expected = pyxirr.irr([float(amount) for amount in amounts])
    found = internal_rate(amounts)

    assert found is not None
    assert float(found) == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert net_present_value(found, amounts) == pytest.approx(Decimal(0), abs=Decimal("0.001"))


@SOME
@given(amounts=loans(most=5), gaps=st.lists(st.integers(365, 900), min_size=5, max_size=5))
def test_the_internal_rate_of_dated_flows_is_that_of_xirr(amounts: list[Decimal], gaps: list[int]) -> None:
    days = [TODAY + timedelta(sum(gaps[:index])) for index in range(len(amounts))]
    dated = [Flow(day, amount) for day, amount in zip(days, amounts, strict=True)]
    found = dated_internal_rate(dated)
    expected = pyxirr.xirr(days, [float(flow.amount) for flow in dated])

    assert found is not None
    assert float(found) == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_the_order_in_which_flows_are_given_does_not_matter() -> None:
    back = [Flow(date(2027, 1, 1), Decimal(600)), Flow(date(2026, 1, 1), Decimal(-1000)), Flow(TODAY, Decimal(500))]

    assert dated_internal_rate(back) == dated_internal_rate(sorted(back, key=lambda flow: flow.day))


@pytest.mark.parametrize("amounts", [[], [0], [100, 200], [-5], [-100, -1]])
def test_without_something_paid_and_something_received_there_is_no_rate(amounts: list[int]) -> None:
    assert internal_rate([Decimal(amount) for amount in amounts]) is None
    assert dated_internal_rate([Flow(TODAY, Decimal(amount)) for amount in amounts]) is None


def test_what_comes_back_as_it_went_has_no_interest() -> None:
    assert internal_rate([Decimal(-100), Decimal(50), Decimal(50)]) == pytest.approx(Decimal(0), abs=Decimal("1e-12"))


def test_of_several_rates_the_one_nearest_to_nothing_is_meant() -> None:
    # 100 g^2 - 310 g + 220 = 0 for g = 1.1 and for g = 2.
    found = internal_rate([Decimal(-100), Decimal(310), Decimal(-220)])

    assert found == pytest.approx(Decimal("0.1"), abs=Decimal("1e-12"))
