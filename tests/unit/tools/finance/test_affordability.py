"""The 28/36 rule: against a worked example, an independent present value, and what must hold for every household."""

from dataclasses import replace
from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.affordability import Household, affordable_home
from tools.finance.amortization import Loan, level_payment, monthly_payment, repay

MANY = settings(max_examples=1000, deadline=None)
RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.001"), Decimal("0.2"), places=4))
HOUSEHOLDS = st.builds(
    Household,
    income=st.decimals(100, 100_000, places=2),
    debts=st.decimals(0, 10_000, places=2),
    down_payment=st.decimals(0, 1_000_000, places=2),
    annual_rate=RATES,
    costs=st.decimals(0, 2_000, places=2),
    months=st.integers(12, 480),
)


def test_the_housing_ratio_limits_who_has_few_debts() -> None:
    home = affordable_home(Household(Decimal(8000), Decimal(300), Decimal(60_000), Decimal("0.065")))

    assert (home.limit, home.payment) == ("income", Decimal("2240.00"))
    assert home.price == home.loan + 60_000
    assert monthly_payment(home.loan, Decimal("0.065"), 360) == Decimal("2240.00")


def test_the_debt_ratio_limits_who_has_many() -> None:
    home = affordable_home(Household(Decimal(8000), Decimal(1500), Decimal(60_000), Decimal("0.065")))

    assert (home.limit, home.payment) == ("debts", Decimal("1380.00"))


def test_with_debts_beyond_their_share_only_cash_is_left() -> None:
    home = affordable_home(Household(Decimal(4000), Decimal(1500), Decimal(20_000), Decimal("0.065")))

    assert (home.back_room, home.payment, home.loan, home.price) == (-60, 0, 0, 20_000)


@MANY
@given(household=HOUSEHOLDS)
def test_the_loan_is_the_present_value_of_what_is_left(household: Household) -> None:
    home = affordable_home(household)

    payments = [0.0, *[float(home.payment)] * household.months]
    expected = pyxirr.npv(float(household.annual_rate) / 12, payments) or 0.0
    assert float(home.loan) == pytest.approx(expected, rel=1e-6, abs=0.02)


@MANY
@given(household=HOUSEHOLDS)
def test_the_payment_of_the_loan_stays_within_both_ratios(household: Household) -> None:
    home = affordable_home(household)
    needed = level_payment(household.annual_rate / 12, household.months, home.loan)

    assert needed <= home.payment
    room = min(household.income * household.front_end, household.income * household.back_end - household.debts)
    assert home.payment == 0 or needed + household.costs <= room


@settings(max_examples=200, deadline=None)
@given(household=HOUSEHOLDS)
def test_the_loan_is_repaid_by_its_payment(household: Household) -> None:
    home = affordable_home(replace(household, costs=Decimal(0), debts=Decimal(0)))

    assert repay(Loan(home.loan, household.annual_rate, home.payment, household.months)).complete


@MANY
@given(household=HOUSEHOLDS, more=st.decimals(0, 5_000, places=2))
def test_more_income_more_cash_and_fewer_debts_never_lower_the_price(household: Household, more: Decimal) -> None:
    price = affordable_home(household).price

    assert affordable_home(replace(household, income=household.income + more)).price >= price
    assert affordable_home(replace(household, down_payment=household.down_payment + more)).price == price + more
    assert affordable_home(replace(household, debts=household.debts + more)).price <= price
    assert affordable_home(replace(household, costs=household.costs + more)).price <= price
