"""Advice about saving, taken at its word: its figures put in again must do what it says."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.tools.person import Person
from tools.finance.outcomes import AlreadyThere
from tools.finance.savings import Reached, SavingsPlan, savings_timeline
from tools.planning.savings_advice import suggestions
from tools.planning.savings_case import HIGHEST_SHARE, Deadline, SavingsCase, Voice, work_out
from tools.toolkit.calendar import add_months
from tools.toolkit.formatting import Formatter

TIMELINE = "calculate_savings_timeline"
TODAY = date(2026, 11, 21)
VOICE = Voice(Formatter("en_US", "UTC"), "USD", TODAY)

_AMOUNT = re.compile(r"\$([\d,]+(?:\.\d\d)?)")


@st.composite
def cases(draw: st.DrawFn) -> SavingsCase:
    """Draw questions about saving of which many cannot be answered as hoped."""
    goal = draw(st.decimals(100, 1_000_000, places=2))
    plan = SavingsPlan(
        goal=goal,
        monthly=Decimal(0),
        start=goal * draw(st.sampled_from((0, 0, 1))) // 2,
        annual_return=draw(st.sampled_from((Decimal(0), Decimal("0.05"), Decimal("-0.05")))),
        inflation=draw(st.sampled_from((Decimal(0), Decimal("0.03")))),
        timing=draw(st.sampled_from(("begin", "end"))),
    )
    months = draw(st.none() | st.integers(1, 240))
    deadline = months and Deadline(add_months(TODAY, months), months)
    monthly = draw(st.decimals(0, 5_000, places=2) if months is None else st.none() | st.decimals(0, 5_000, places=2))
    income = draw(st.none() | st.decimals(500, 10_000, places=2))
    return work_out(plan, monthly, deadline or None, income, VOICE)


def amounts(words: str) -> list[Decimal]:
    return [Decimal(digits.replace(",", "")) for digits in _AMOUNT.findall(words)]


def followed(case: SavingsCase, advice: str) -> tuple[SavingsPlan, Decimal]:
    """Return the plan after following the advice, and what is then saved each month."""
    first, *others = amounts(advice)
    match advice.partition(":")[0]:
        case "Aim lower":
            return replace(case.plan, monthly=first, goal=others[0]), first
        case "Start with more":
            return replace(case.plan, monthly=others[0], start=case.plan.start + first), others[0]
        case _:
            return replace(case.plan, monthly=first), first


@settings(max_examples=300, deadline=None)
@given(case=cases())
def test_every_advice_reaches_its_goal_in_the_month_it_names(case: SavingsCase) -> None:
    for advice in suggestions(case):
        plan, _ = followed(case, advice)
        timeline = savings_timeline(plan)

        months = timeline.months if isinstance(timeline, Reached) else 0
        assert isinstance(timeline, Reached | AlreadyThere), advice
        assert VOICE.day_after(months) <= _last_day_named(advice), advice


@settings(max_examples=300, deadline=None)
@given(case=cases())
def test_no_advice_takes_more_than_the_income_allows(case: SavingsCase) -> None:
    assume(case.income is not None and case.affordability is not None)

    for advice in suggestions(case):
        _, monthly = followed(case, advice)
        assert monthly <= (case.income or 0) * HIGHEST_SHARE, advice


@settings(max_examples=300, deadline=None)
@given(case=cases())
def test_a_goal_that_is_out_of_reach_or_of_the_income_is_never_left_without_advice(case: SavingsCase) -> None:
    out_of_reach = not isinstance(case.timeline, Reached | AlreadyThere)
    out_of_the_income = case.affordability in ("strained", "impossible")
    assume(out_of_reach or out_of_the_income or case.on_time is False)

    assert suggestions(case)


async def test_a_deadline_beyond_the_income_is_not_answered_with_saving_more_than_it_allows(alex: Person) -> None:
    result = await alex.result(
        TIMELINE, goal_amount="60000", monthly_savings="500", deadline="2027-11-21", monthly_income="5000"
    )

    assert result["suggestions"] == [
        "Save more: with $2,500 a month, 50% of your income, you get there in 24 months (2 years), in November 2028.",
        "Save more: with $1,000 a month, 20% of your income, you get there in 60 months (5 years), in November 2031.",
        "Take longer: $500 a month gets you there in November 2036, 108 months (9 years) later.",
        "Aim lower: $500 a month makes $6,000 possible by November 2027.",
        "Aim lower: $2,500 a month makes $30,000 possible by November 2027.",
        "Start with more: $30,000 more in hand today would make $2,500 a month enough to get there in November 2027.",
    ]


@pytest.mark.parametrize("monthly", ["0", "100", "600"])
async def test_a_goal_no_income_allows_is_answered_with_what_the_income_does(alex: Person, monthly: str) -> None:
    result = await alex.result(
        TIMELINE, goal_amount="10 million", monthly_savings=monthly, monthly_income="1000", inflation="3%"
    )

    assert result["outcome"] == "never"
    assert [line.partition(":")[0] for line in result["suggestions"][-2:]] == ["Aim lower", "Start with more"]
    assert not any(line.startswith("Save more") for line in result["suggestions"])


def _last_day_named(advice: str) -> date:
    """Return the end of the month that the advice names last: "in November 2028", "by November 21, 2027"."""
    month, year = re.findall(r"(\w+) (?:\d{1,2}, )?(\d{4})", advice)[-1]
    number = [date(2000, one, 1).strftime("%B") for one in range(1, 13)].index(month) + 1
    return add_months(date(int(year), number, 1), 1)
