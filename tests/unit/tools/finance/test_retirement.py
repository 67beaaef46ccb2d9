"""Retirement against pyxirr (an independent implementation), a slow loop, and what was promised."""

from dataclasses import replace
from decimal import Decimal

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.retirement import Forever, RetirementPlan, months_of_withdrawals, present_value_of_withdrawals
from tools.finance.savings import LONGEST_PLAN
from tools.finance.time_value import monthly_from_effective, real_return

MANY = settings(max_examples=1000, deadline=None)
CENT = Decimal("0.01")
TIMINGS = st.sampled_from(("begin", "end"))
# Below a tenth of a basis point a month the oracle, which calculates in floats, has too few digits itself.
RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.00001"), Decimal("0.02"), places=7))
WITHDRAWALS = st.decimals(100, 20_000, places=2)
BALANCES = st.decimals(0, 2_000_000, places=2)


@st.composite
def plans(draw: st.DrawFn) -> RetirementPlan:
    return RetirementPlan(
        balance=draw(BALANCES),
        monthly=draw(st.decimals(0, 5_000, places=2)),
        yearly_spending=draw(st.decimals(1_000, 120_000, places=2)),
        months=12 * draw(st.integers(0, 50)),
        annual_return=draw(st.decimals(Decimal("-0.05"), Decimal("0.12"), places=4)),
        inflation=draw(st.decimals(Decimal("-0.02"), Decimal("0.1"), places=4)),
        withdrawal_rate=draw(st.decimals(Decimal("0.02"), Decimal("0.1"), places=4)),
    )


PLAN = RetirementPlan(
    balance=Decimal(150_000),
    monthly=Decimal(1_000),
    yearly_spending=Decimal(40_000),
    months=300,
    annual_return=Decimal("0.05"),
    inflation=Decimal("0.025"),
    withdrawal_rate=Decimal("0.04"),
)


def waited(plan: RetirementPlan) -> int:
    reached = plan.reached_after()
    return reached if isinstance(reached, int) else LONGEST_PLAN + 1 if isinstance(reached, Never) else 0


@MANY
@given(rate=RATES, periods=st.integers(1, 600), withdrawal=WITHDRAWALS, timing=TIMINGS)
def test_the_value_of_withdrawals_is_that_of_pv(
    rate: Decimal, periods: int, withdrawal: Decimal, timing: Timing
) -> None:
    value = present_value_of_withdrawals(rate, Decimal(periods), withdrawal, timing)

    expected = pyxirr.pv(float(rate), periods, -float(withdrawal), 0, pmt_at_beginning=timing == "begin")
    assert float(value) == pytest.approx(expected, rel=1e-8)


@MANY
@given(rate=RATES, balance=BALANCES, withdrawal=WITHDRAWALS, timing=TIMINGS)
def test_withdrawals_last_as_long_as_a_plain_loop_can_pay_them(
    rate: Decimal, balance: Decimal, withdrawal: Decimal, timing: Timing
) -> None:
    months = months_of_withdrawals(rate, balance, withdrawal, timing)

    left, paid = balance, 0
    while paid < LONGEST_PLAN:
        left = (left - withdrawal) * (1 + rate) if timing == "begin" else left * (1 + rate) - withdrawal
        if left < -CENT / 1000:
            break
        paid += 1
    assert (LONGEST_PLAN if isinstance(months, Forever) else min(months, LONGEST_PLAN)) == paid


@MANY
@given(plan=plans())
def test_the_balance_at_retirement_is_that_of_fv_at_the_real_rate(plan: RetirementPlan) -> None:
    rate = float(monthly_from_effective(real_return(plan.annual_return, plan.inflation)))
    assume(rate == 0 or abs(rate) > 1e-5)

    expected = pyxirr.fv(rate, plan.months, -float(plan.monthly), -float(plan.balance))
    assert float(plan.balance_at_retirement) == pytest.approx(expected, rel=1e-7, abs=0.01)


@MANY
@given(plan=plans())
def test_todays_money_grown_with_prices_is_what_a_nominal_loop_arrives_at(plan: RetirementPlan) -> None:
    growth, prices = 1 + monthly_from_effective(plan.annual_return), 1 + monthly_from_effective(plan.inflation)
    balance = plan.balance
    for month in range(1, plan.months + 1):
        balance = balance * growth + plan.monthly * prices**month

    nominal = plan.nominal(plan.balance_at_retirement, plan.months)

    assert nominal == pytest.approx(balance, rel=Decimal("1e-9"), abs=Decimal(1) * prices**plan.months)


@MANY
@given(plan=plans())
def test_the_contribution_needed_reaches_the_number_and_a_cent_less_does_not(plan: RetirementPlan) -> None:
    needed = plan.monthly_needed()
    assume(isinstance(needed, Decimal))
    assert isinstance(needed, Decimal)

    assert replace(plan, monthly=needed).balance_at_retirement >= plan.number
    assert needed == 0 or replace(plan, monthly=needed - CENT).balance_at_retirement < plan.number


@MANY
@given(plan=plans(), more=st.decimals(CENT, 5_000, places=2))
def test_saving_more_never_means_later_and_spending_more_never_means_sooner(
    plan: RetirementPlan, more: Decimal
) -> None:
    assert waited(replace(plan, monthly=plan.monthly + more)) <= waited(plan)
    assert waited(replace(plan, balance=plan.balance + more)) <= waited(plan)
    assert waited(replace(plan, yearly_spending=plan.yearly_spending + more)) >= waited(plan)


@MANY
@given(plan=plans())
def test_the_number_is_there_in_the_month_it_is_reached_and_not_before(plan: RetirementPlan) -> None:
    months = plan.reached_after()
    assume(isinstance(months, int))
    assert isinstance(months, int)

    assert replace(plan, months=months).balance_after(months) >= plan.number - CENT
    assert replace(plan, months=months - 1).balance_after(months - 1) <= plan.number


@MANY
@given(plan=plans())
def test_the_number_for_the_affordable_spending_is_there_at_retirement(plan: RetirementPlan) -> None:
    affordable = plan.affordable_spending

    assert replace(plan, yearly_spending=affordable).number < plan.balance_at_retirement + CENT
    assert replace(plan, yearly_spending=affordable + CENT).number >= plan.balance_at_retirement


@MANY
@given(plan=plans(), months=st.integers(12, 600))
def test_what_is_needed_to_last_lasts_exactly_so_long(plan: RetirementPlan, months: int) -> None:
    needed = plan.needed_to_last(months)
    lasts = plan.lasts(needed)

    assert isinstance(lasts, Forever) or lasts >= months
    assert plan.lasts(needed - 1) in range(months)


@MANY
@given(plan=plans(), months=st.integers(0, 600))
def test_the_balance_is_gone_when_the_money_has_lasted_its_time(plan: RetirementPlan, months: int) -> None:
    lasts = plan.lasts(plan.balance_at_retirement)
    balance = plan.balance_after(plan.months + months)

    assert balance >= 0
    assert isinstance(lasts, Forever) or months <= lasts or balance == 0


def test_thirds_of_a_cent_do_not_cost_a_month() -> None:
    plan = replace(PLAN, yearly_spending=Decimal("21705.56"), annual_return=Decimal(0), inflation=Decimal(0))

    assert plan.lasts(plan.needed_to_last(69)) == 69


def test_the_number_at_four_percent_is_twenty_five_times_the_yearly_spending() -> None:
    assert PLAN.number == 1_000_000


def test_a_plan_against_a_spreadsheet() -> None:
    # =FV((1.05/1.025)^(1/12)-1, 300, -1000, -150000)
    assert PLAN.balance_at_retirement == pytest.approx(Decimal("685182.99"), abs=CENT)


def test_a_balance_at_the_number_is_already_there() -> None:
    assert replace(PLAN, balance=Decimal(1_000_000)).reached_after() == AlreadyThere()


def test_losses_above_what_is_put_in_never_get_there() -> None:
    assert replace(PLAN, annual_return=Decimal("-0.2")).reached_after() == Never("no_growth")


def test_nothing_saved_and_nothing_owned_never_gets_there() -> None:
    assert replace(PLAN, balance=Decimal(0), monthly=Decimal(0)).reached_after() == Never("no_growth")


def test_a_contribution_needs_a_month_before_retirement() -> None:
    assert replace(PLAN, months=0).monthly_needed() == Never("no_growth")
    assert replace(PLAN, months=0, balance=Decimal(1_000_000)).monthly_needed() == 0


def test_earnings_above_the_spending_last_forever() -> None:
    assert PLAN.lasts(Decimal(5_000_000)) == Forever()


def test_a_withdrawal_has_to_be_one() -> None:
    with pytest.raises(ValueError, match="a withdrawal must be positive"):
        months_of_withdrawals(Decimal(0), Decimal(100), Decimal(0))
