"""The time value of money against pyxirr (an independent implementation) and against itself, turned round."""

from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.outcomes import AlreadyThere, Never, Timing
from tools.finance.time_value import (
    cagr_per_period,
    compound,
    effective_to_nominal,
    future_value,
    lump_sum_for_goal,
    monthly_contribution_for_goal,
    monthly_from_effective,
    monthly_from_nominal,
    nominal_to_effective,
    periods_to_goal,
    real_return,
    required_rate,
)

MANY = settings(max_examples=1000, deadline=None)
TIMINGS = st.sampled_from(("begin", "end"))
# Below a tenth of a basis point a month the oracle, which calculates in floats, has too few digits itself.
RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.00001"), Decimal("0.05"), places=7))
FALLING_RATES = st.decimals(Decimal("-0.02"), Decimal("-0.0001"), places=6)
PAYMENTS = st.decimals(1, 100_000, places=2)
BALANCES = st.decimals(0, 1_000_000, places=2)
MONTHS = st.integers(1, 600)


def close(value: Decimal) -> Decimal:
    return pytest.approx(value, rel=Decimal("1e-9"), abs=Decimal("1e-6"))  # pyright: ignore[reportReturnType]


@MANY
@given(rate=RATES, payment=PAYMENTS, start=BALANCES, gap=st.decimals(1, 5_000_000, places=2), timing=TIMINGS)
def test_the_periods_to_a_goal_are_those_of_nper(
    rate: Decimal, payment: Decimal, start: Decimal, gap: Decimal, timing: Timing
) -> None:
    periods = periods_to_goal(rate, payment, start, start + gap, timing)

    expected = pyxirr.nper(
        float(rate), -float(payment), -float(start), float(start + gap), pmt_at_beginning=timing == "begin"
    )
    assert float(periods) == pytest.approx(expected, rel=1e-6, abs=1e-6)  # pyright: ignore[reportArgumentType]


@MANY
@given(rate=RATES, periods=MONTHS, payment=PAYMENTS, start=BALANCES, timing=TIMINGS)
def test_the_future_value_is_that_of_fv(
    rate: Decimal, periods: int, payment: Decimal, start: Decimal, timing: Timing
) -> None:
    value = future_value(rate, Decimal(periods), payment, start, timing)

    expected = pyxirr.fv(float(rate), periods, -float(payment), -float(start), pmt_at_beginning=timing == "begin")
    assert float(value) == pytest.approx(expected, rel=1e-8)


@MANY
@given(rate=RATES, months=MONTHS, start=BALANCES, target=st.decimals(1, 5_000_000, places=2), timing=TIMINGS)
def test_the_monthly_contribution_is_that_of_pmt(
    rate: Decimal, months: int, start: Decimal, target: Decimal, timing: Timing
) -> None:
    payment = monthly_contribution_for_goal(rate, Decimal(months), start, target, timing)

    expected = pyxirr.pmt(float(rate), months, -float(start), float(target), pmt_at_beginning=timing == "begin")
    assert float(-payment) == pytest.approx(expected, rel=1e-6, abs=1e-4)


@MANY
@given(
    rate=st.one_of(RATES, FALLING_RATES), months=st.integers(1, 120), payment=PAYMENTS, start=BALANCES, timing=TIMINGS
)
def test_the_future_value_is_what_a_loop_over_the_months_finds(
    rate: Decimal, months: int, payment: Decimal, start: Decimal, timing: Timing
) -> None:
    balance = start
    for _ in range(months):
        balance += payment * (timing == "begin")
        balance *= 1 + rate
        balance += payment * (timing == "end")

    assert future_value(rate, Decimal(months), payment, start, timing) == close(balance)


@MANY
@given(
    rate=st.one_of(RATES, FALLING_RATES), payment=PAYMENTS, start=BALANCES, months=st.integers(1, 400), timing=TIMINGS
)
def test_saving_for_as_long_as_it_takes_ends_at_the_goal(
    rate: Decimal, payment: Decimal, start: Decimal, months: int, timing: Timing
) -> None:
    target = max(future_value(rate, Decimal(months), payment, start, timing), start + 1)

    periods = periods_to_goal(rate, payment, start, target, timing)

    reached = [future_value(rate, n, payment, start, timing) for n in (periods,) if isinstance(n, Decimal)]
    assert reached in ([], [close(target)])
    assert reached or periods in (Never("no_growth"), Never("too_slow"))


@MANY
@given(rate=RATES, months=MONTHS, start=BALANCES, target=BALANCES, timing=TIMINGS)
def test_the_contribution_for_a_goal_reaches_it(
    rate: Decimal, months: int, start: Decimal, target: Decimal, timing: Timing
) -> None:
    payment = monthly_contribution_for_goal(rate, Decimal(months), start, target, timing)

    assert future_value(rate, Decimal(months), payment, start, timing) == close(target)


@settings(max_examples=200, deadline=None)
@given(
    rate=st.decimals(Decimal("-0.01"), Decimal("0.2"), places=6),
    periods=st.integers(1, 60),
    start=st.decimals(1, 1_000_000, places=2),
    payment=st.decimals(0, 10_000, places=2),
    timing=TIMINGS,
)
def test_the_required_rate_leads_from_start_to_target(
    rate: Decimal, periods: int, start: Decimal, payment: Decimal, timing: Timing
) -> None:
    target = future_value(rate, Decimal(periods), payment, start, timing)

    found = required_rate(Decimal(periods), start, target, payment, timing)

    assert found == pytest.approx(rate, rel=0, abs=Decimal("1e-20"))


@MANY
@given(effective=st.decimals(Decimal("-0.5"), 2, places=6), per_year=st.sampled_from((1, 2, 4, 12, 26, 52, 365)))
def test_the_bases_of_a_rate_convert_both_ways(effective: Decimal, per_year: int) -> None:
    nominal = effective_to_nominal(effective, per_year)

    assert nominal_to_effective(nominal, per_year) == pytest.approx(effective, rel=0, abs=Decimal("1e-40"))


@MANY
@given(principal=st.decimals(1, 1_000_000, places=2), rate=RATES, years=st.integers(1, 40), per_year=st.integers(1, 12))
def test_a_lump_sum_grows_to_the_goal_it_was_set_aside_for(
    principal: Decimal, rate: Decimal, years: int, per_year: int
) -> None:
    goal = compound(principal, rate, per_year, Decimal(years))

    assert lump_sum_for_goal(goal, rate, per_year, Decimal(years)) == close(principal)
    assert cagr_per_period(Decimal(years), principal, goal) == close(nominal_to_effective(rate, per_year))


def test_the_same_goal_takes_longer_at_an_effective_than_at_a_nominal_rate() -> None:
    saving = (Decimal(400), Decimal(3000), Decimal(50000))

    nominal = periods_to_goal(monthly_from_nominal(Decimal("0.07")), *saving)
    effective = periods_to_goal(monthly_from_effective(Decimal("0.07")), *saving)

    assert nominal == pytest.approx(Decimal("86.8"), abs=Decimal("0.05"))
    assert effective == pytest.approx(Decimal("87.5"), abs=Decimal("0.05"))


def test_twelve_months_at_the_monthly_rate_are_a_year_at_the_effective_rate() -> None:
    monthly = monthly_from_effective(Decimal("0.07"))

    assert (1 + monthly) ** 12 == pytest.approx(Decimal("1.07"), abs=Decimal("1e-25"))


def test_the_real_return_is_not_the_difference_of_the_rates() -> None:
    assert real_return(Decimal("0.07"), Decimal("0.025")) == close(Decimal("0.0439024390"))


@pytest.mark.parametrize("start", [100, 101])
def test_a_balance_at_or_above_the_target_is_already_there(start: int) -> None:
    assert periods_to_goal(Decimal(0), Decimal(0), Decimal(start), Decimal(100)) == AlreadyThere()


@pytest.mark.parametrize("rate", [Decimal(0), Decimal("0.05"), Decimal("-0.05")])
def test_nothing_saved_and_nothing_owned_never_gets_anywhere(rate: Decimal) -> None:
    assert periods_to_goal(rate, Decimal(0), Decimal(0), Decimal(100)) == Never("no_growth")


def test_spending_more_than_the_interest_never_reaches_the_target() -> None:
    assert periods_to_goal(Decimal("0.01"), Decimal(-20), Decimal(1000), Decimal(2000)) == Never("no_growth")


def test_losses_hold_the_balance_below_a_high_target() -> None:
    assert periods_to_goal(Decimal("-0.1"), Decimal(10), Decimal(0), Decimal(100)) == Never("too_slow")


def test_a_contribution_needs_a_month_to_be_made_in() -> None:
    with pytest.raises(ValueError, match="months must be positive"):
        monthly_contribution_for_goal(Decimal(0), Decimal(0), Decimal(0), Decimal(100))


def test_no_rate_makes_something_out_of_nothing() -> None:
    assert required_rate(Decimal(10), Decimal(0), Decimal(100)) == Never("no_growth")


def test_a_rate_beyond_all_reason_counts_as_never() -> None:
    assert required_rate(Decimal(1), Decimal("0.01"), Decimal(10) ** 9) == Never("too_slow")
