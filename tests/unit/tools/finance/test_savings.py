"""Saving month by month, against a slow loop and against what was promised."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.precision import round_half_up
from tools.finance.savings import (
    LONGEST_PLAN,
    Reached,
    SavingsPlan,
    balance_after,
    monthly_needed,
    savings_timeline,
    start_needed,
)
from tools.finance.time_value import monthly_from_effective, periods_to_goal

MANY = settings(max_examples=1000, deadline=None)
CENT = Decimal("0.01")
TIMINGS = st.sampled_from(("begin", "end"))
RETURNS = st.decimals(Decimal("-0.1"), Decimal("0.3"), places=4)
GOALS = st.decimals(1, 1_000_000, places=2)


@st.composite
def plans(draw: st.DrawFn) -> SavingsPlan:
    """Draw plans that take up to about five years before interest."""
    goal = draw(GOALS)
    return SavingsPlan(
        goal=goal,
        monthly=round_half_up(goal / draw(st.integers(1, 60)), 2) + CENT,
        start=round_half_up(goal * draw(st.decimals(0, Decimal("0.95"), places=2)), 2),
        annual_return=draw(RETURNS),
        inflation=draw(st.sampled_from((Decimal(0), Decimal("0.02"), Decimal("0.1"), Decimal("-0.02")))),
        timing=draw(TIMINGS),
    )


def months_by_loop(plan: SavingsPlan) -> int | None:
    """Return the months to the goal by the plainest loop there is; None after a hundred years."""
    rate = monthly_from_effective(plan.annual_return)
    balance = plan.start
    for month in range(1, LONGEST_PLAN + 1):
        at_work = balance + plan.monthly * (plan.timing == "begin")
        balance = balance + plan.monthly + round_half_up(at_work * rate, 2)
        years = Decimal(month) / 12
        if balance >= round_half_up(plan.goal * (1 + plan.inflation) ** years, 2):
            return month
    return None


@MANY
@given(plan=plans())
def test_the_months_are_those_of_a_plain_loop(plan: SavingsPlan) -> None:
    assume(plan.start < plan.goal)

    timeline = savings_timeline(plan)

    months = timeline.months if isinstance(timeline, Reached) else None
    assert months == months_by_loop(plan)


@MANY
@given(plan=plans())
def test_start_contributions_and_interest_add_up_to_the_goal(plan: SavingsPlan) -> None:
    timeline = savings_timeline(plan)
    assume(isinstance(timeline, Reached))
    assert isinstance(timeline, Reached)

    total = plan.start + timeline.paid_in + timeline.interest

    assert total == timeline.schedule[-1].balance
    assert timeline.goal <= total <= timeline.goal + CENT or timeline.schedule[-1].paid_in == 0
    assert all(Decimal(0) <= month.paid_in <= plan.monthly for month in timeline.schedule)


@MANY
@given(
    goal=GOALS, monthly=st.decimals(1, 10_000, places=2), rate=st.decimals(0, Decimal("0.2"), places=4), timing=TIMINGS
)
def test_rounding_to_cents_moves_the_formulas_answer_by_less_than_a_month(
    goal: Decimal, monthly: Decimal, rate: Decimal, timing: Timing
) -> None:
    timeline = savings_timeline(SavingsPlan(goal, monthly, annual_return=rate, timing=timing))
    exact = periods_to_goal(monthly_from_effective(rate), monthly, Decimal(0), goal, timing)
    assume(isinstance(timeline, Reached))
    assert isinstance(timeline, Reached)
    assert isinstance(exact, Decimal)

    assert -1 <= timeline.months - exact <= 2


@MANY
@given(plan=plans(), months=st.integers(1, 120))
def test_the_amount_needed_reaches_the_goal_in_time_and_a_cent_less_does_not(plan: SavingsPlan, months: int) -> None:
    needed = monthly_needed(plan, months)
    goal = plan.goal_after(months)

    def balance(monthly: Decimal) -> Decimal:
        return balance_after(replace(plan, monthly=monthly), months)

    assert balance(needed) >= goal
    assert needed == 0 or balance(needed - CENT) < goal


@MANY
@given(plan=plans(), months=st.integers(1, 120))
def test_the_start_balance_needed_reaches_the_goal_in_time_and_much_less_does_not(
    plan: SavingsPlan, months: int
) -> None:
    start = start_needed(plan, months)
    assert start is not None
    goal = plan.goal_after(months)
    less = start - CENT * 3 * months

    assert balance_after(replace(plan, start=start), months) >= goal
    assert less < 0 or balance_after(replace(plan, start=less), months) < goal


def test_no_start_balance_outlasts_a_hundred_years_of_losses() -> None:
    plan = SavingsPlan(Decimal(10) ** 12, Decimal(1), annual_return=Decimal("-0.5"))

    assert start_needed(plan, 1_200) is None


def test_twelve_hundred_a_month_make_sixty_thousand_in_fifty_months() -> None:
    timeline = savings_timeline(SavingsPlan(Decimal(60_000), Decimal(1_200)))

    assert isinstance(timeline, Reached)
    assert (timeline.months, timeline.paid_in, timeline.interest) == (50, Decimal(60_000), Decimal(0))


def test_the_last_month_takes_only_what_is_missing() -> None:
    timeline = savings_timeline(SavingsPlan(Decimal(1_000), Decimal(300)))

    assert isinstance(timeline, Reached)
    assert [month.paid_in for month in timeline.schedule] == [300, 300, 300, 100]


def test_saving_at_the_beginning_of_the_month_earns_a_month_more_of_interest() -> None:
    at_end = balance_after(SavingsPlan(Decimal(9_999), Decimal(100), annual_return=Decimal("0.12")), 12)
    at_begin = balance_after(
        SavingsPlan(Decimal(9_999), Decimal(100), annual_return=Decimal("0.12"), timing="begin"), 12
    )

    assert at_begin - at_end == pytest.approx(Decimal("12.00"), abs=Decimal("0.05"))


def test_a_goal_in_todays_money_grows_with_prices() -> None:
    plan = SavingsPlan(Decimal(10_000), Decimal(100), inflation=Decimal("0.03"))

    assert plan.goal_after(12) == Decimal("10300.00")
    assert plan.goal_after(24) == Decimal("10609.00")


def test_what_is_saved_already_is_already_there() -> None:
    assert savings_timeline(SavingsPlan(Decimal(100), Decimal(0), start=Decimal(100))) == AlreadyThere()


def test_nothing_saved_never_gets_there() -> None:
    assert savings_timeline(SavingsPlan(Decimal(100), Decimal(0))) == Never("no_growth")


def test_prices_that_rise_faster_than_the_savings_are_never_caught_up_with() -> None:
    plan = SavingsPlan(Decimal(100_000), Decimal(100), inflation=Decimal("0.05"))

    assert savings_timeline(plan) == Never("too_slow")


def test_a_goal_that_explodes_with_prices_ends_the_search() -> None:
    plan = SavingsPlan(Decimal(10) ** 12, Decimal(1), inflation=Decimal(1))

    assert savings_timeline(plan) == Never("too_slow")


def test_a_hundred_years_are_the_longest_plan() -> None:
    assert isinstance(savings_timeline(SavingsPlan(Decimal(1_200), Decimal(1))), Reached)
    assert savings_timeline(SavingsPlan(Decimal("1200.01"), Decimal(1))) == Never("too_slow")


def test_a_currency_without_cents_is_saved_in_whole_units() -> None:
    plan = SavingsPlan(Decimal(1_000_000), Decimal(30_000), annual_return=Decimal("0.01"), digits=0)

    timeline = savings_timeline(plan)

    assert isinstance(timeline, Reached)
    assert all(month.balance == month.balance.to_integral_value() for month in timeline.schedule)


def test_nothing_needs_to_be_saved_when_the_start_grows_to_the_goal_by_itself() -> None:
    plan = SavingsPlan(Decimal(1_050), Decimal(0), start=Decimal(1_000), annual_return=Decimal("0.05"))

    assert monthly_needed(plan, 24) == 0
