"""Advice about retirement, taken at its word: its figures put in again must do what it says."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.outcomes import AlreadyThere
from tools.finance.retirement import RetirementPlan
from tools.planning.retirement_case import RetirementCase
from tools.planning.retirement_words import suggestions, summary
from tools.planning.savings_case import Voice
from tools.toolkit.formatting import Formatter

VOICE = Voice(Formatter("en_US", "UTC"), "USD", date(2026, 11, 21))
UNIT = Decimal(1)

_AMOUNT = re.compile(r"\$([\d,]+(?:\.\d\d)?)")
_AGE = re.compile(r"\b(?:by|at) (\d{2,3})\b")


@st.composite
def cases(draw: st.DrawFn) -> RetirementCase:
    """Draw questions of which many cannot be answered as hoped."""
    age = draw(st.integers(18, 80))
    retires = draw(st.integers(age, 80))
    plan = RetirementPlan(
        balance=draw(st.decimals(0, 1_000_000, places=2)),
        monthly=draw(st.decimals(0, 3_000, places=2)),
        yearly_spending=draw(st.decimals(1_000, 100_000, places=2)),
        months=12 * (retires - age),
        annual_return=draw(st.sampled_from((Decimal(0), Decimal("0.05"), Decimal("0.08"), Decimal("-0.03")))),
        inflation=draw(st.sampled_from((Decimal(0), Decimal("0.025"), Decimal("0.06")))),
        withdrawal_rate=draw(st.sampled_from((Decimal("0.03"), Decimal("0.04"), Decimal("0.08")))),
    )
    return RetirementCase(plan, age, retires, draw(st.integers(retires + 1, 105)), VOICE)


def followed(case: RetirementCase, advice: str) -> tuple[RetirementPlan, Decimal]:
    """Return the plan after following the advice, and what then has to be there at retirement."""
    amount = Decimal((_AMOUNT.findall(advice) or ["0"])[-1].replace(",", ""))
    first = Decimal((_AMOUNT.findall(advice) or ["0"])[0].replace(",", ""))
    ages = [int(age) for age in _AGE.findall(advice)]
    match advice.partition(":")[0]:
        case "Save more":
            plan = replace(case.plan, monthly=first, months=12 * (ages[-1] - case.age))
            return plan, plan.number
        case "Retire later":
            assert isinstance(case.reached, int)
            assert ages == [case.age_after(case.reached)]
            plan = replace(case.plan, months=case.reached)
            return plan, plan.number - UNIT / 100
        case "Spend less":
            plan = replace(case.plan, yearly_spending=first)
            return plan, plan.number
        case _:
            return replace(case.plan, balance=amount, monthly=Decimal(0), months=0), case.plan.number


@settings(max_examples=1000, deadline=None)
@given(case=cases())
def test_every_advice_does_what_it_says(case: RetirementCase) -> None:
    for advice in suggestions(case):
        plan, needed = followed(case, advice)

        assert plan.balance_at_retirement >= needed, advice


@settings(max_examples=1000, deadline=None)
@given(case=cases())
def test_what_it_takes_to_last_lasts(case: RetirementCase) -> None:
    for advice in suggestions(case):
        if advice.startswith("Plan for more"):
            assert case.lasts_to(followed(case, advice)[0].balance) is None, advice


@settings(max_examples=1000, deadline=None)
@given(case=cases())
def test_a_gap_is_never_left_without_advice_while_there_are_ten_years_to_go(case: RetirementCase) -> None:
    open_ended = case.outcome in ("late", "never") and case.plan_to - case.age > 10

    assert suggestions(case) or not open_ended


@settings(max_examples=1000, deadline=None)
@given(case=cases())
def test_the_outcome_agrees_with_the_balance_at_retirement(case: RetirementCase) -> None:
    there = case.projected >= case.plan.number

    assert summary(case)
    assert there or case.outcome != "on_track"
    assert not there or case.outcome != "late"
    assert isinstance(case.reached, AlreadyThere) is (case.plan.balance >= case.plan.number)
