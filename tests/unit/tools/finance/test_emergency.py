"""The emergency fund against plain counting, and against what was promised."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.emergency import EmergencyFund
from tools.finance.outcomes import AlreadyThere, Never
from tools.finance.savings import LONGEST_PLAN

MANY = settings(max_examples=1000, deadline=None)
CENT = Decimal("0.01")
ESSENTIALS = st.decimals(1, 20_000, places=2)
SAVINGS = st.decimals(0, 100_000, places=2)
PACES = st.decimals(Decimal("0.01"), 10_000, places=2)
MONTHS = st.integers(1, 24)


@st.composite
def funds(draw: st.DrawFn) -> EmergencyFund:
    return EmergencyFund(draw(ESSENTIALS), draw(SAVINGS), draw(PACES))


def counted(fund: EmergencyFund, months: int) -> int | AlreadyThere | Never:
    """Return the months until the fund is filled by adding up month after month."""
    balance, target = fund.saved, fund.essentials * months
    for month in range(LONGEST_PLAN + 1):
        if balance >= target:
            return month or AlreadyThere()
        balance += fund.monthly or 0
    return Never("too_slow")


@MANY
@given(fund=funds(), months=MONTHS)
def test_the_fund_is_filled_when_counting_says_so(fund: EmergencyFund, months: int) -> None:
    assert fund.filled_after(months) == counted(fund, months)


@MANY
@given(fund=funds(), months=MONTHS, more=PACES)
def test_saving_more_never_takes_longer(fund: EmergencyFund, months: int, more: Decimal) -> None:
    def wait(fund: EmergencyFund) -> int:
        filled = fund.filled_after(months)
        return filled if isinstance(filled, int) else LONGEST_PLAN + 1 if isinstance(filled, Never) else 0

    assert wait(replace(fund, monthly=(fund.monthly or 0) + more)) <= wait(fund)
    assert wait(replace(fund, saved=fund.saved + more)) <= wait(fund)


@MANY
@given(fund=funds(), months=MONTHS, within=st.integers(1, 120))
def test_the_amount_needed_fills_the_fund_in_time_and_a_cent_less_does_not(
    fund: EmergencyFund, months: int, within: int
) -> None:
    needed = fund.monthly_needed(months, within)

    assert fund.saved + needed * within >= fund.target(months)
    assert needed == 0 or fund.saved + (needed - CENT) * within < fund.target(months)


@MANY
@given(fund=funds())
def test_the_months_covered_are_paid_for_and_a_tenth_more_is_not(fund: EmergencyFund) -> None:
    covered = fund.months_covered

    assert covered * fund.essentials <= fund.saved
    assert (covered + Decimal("0.1")) * fund.essentials > fund.saved


@MANY
@given(fund=funds(), months=MONTHS)
def test_what_is_saved_and_what_is_missing_make_the_fund(fund: EmergencyFund, months: int) -> None:
    assert max(fund.saved, fund.target(months)) == fund.saved + fund.gap(months)


@pytest.mark.parametrize("monthly", [None, Decimal(0)])
def test_nothing_put_aside_never_fills_the_fund(monthly: Decimal | None) -> None:
    assert EmergencyFund(Decimal(2_500), Decimal(100), monthly).filled_after(3) == Never("no_growth")


def test_more_than_a_hundred_years_is_never() -> None:
    assert EmergencyFund(Decimal(400), monthly=Decimal(1)).filled_after(3) == 1_200
    assert EmergencyFund(Decimal(401), monthly=Decimal(1)).filled_after(3) == Never("too_slow")


def test_a_currency_without_cents_is_saved_in_whole_units() -> None:
    assert EmergencyFund(Decimal(200_000), digits=0).monthly_needed(3, 7) == 85_715
