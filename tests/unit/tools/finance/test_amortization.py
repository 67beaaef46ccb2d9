"""Loans against pyxirr (an independent implementation), published schedules and the laws of a schedule in cents."""

from decimal import Decimal

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools.finance.amortization import (
    LONGEST_LOAN,
    Loan,
    affordable_loan,
    balance_after,
    first_interest,
    interest_between,
    level_payment,
    loan_of_payment,
    monthly_payment,
    principal_between,
    repay,
    smallest_payment,
)
from tools.finance.outcomes import Timing

MANY = settings(max_examples=1000, deadline=None)
SOME = settings(max_examples=200, deadline=None)
TIMINGS = st.sampled_from(("begin", "end"))
RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.00001"), Decimal("0.05"), places=7))
ANNUAL_RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.0001"), Decimal("0.3"), places=4))
PRINCIPALS = st.decimals(100, 1_000_000, places=2)
TERMS = st.integers(1, 480)


@MANY
@given(rate=RATES, periods=TERMS, principal=PRINCIPALS, timing=TIMINGS)
def test_the_level_payment_is_that_of_pmt(rate: Decimal, periods: int, principal: Decimal, timing: Timing) -> None:
    payment = level_payment(rate, periods, principal, timing=timing)

    expected = pyxirr.pmt(float(rate), periods, float(principal), pmt_at_beginning=timing == "begin")
    assert float(-payment) == pytest.approx(expected, rel=1e-6)


@MANY
@given(rate=RATES, periods=TERMS, payment=PRINCIPALS)
def test_the_loan_that_a_payment_repays_is_its_net_present_value(rate: Decimal, periods: int, payment: Decimal) -> None:
    expected = pyxirr.npv(float(rate), [0.0, *[float(payment)] * periods]) or 0.0
    assert float(loan_of_payment(rate, periods, payment)) == pytest.approx(expected, rel=1e-6)


@MANY
@given(rate=RATES, periods=st.integers(1, 360), number=st.integers(1, 360), principal=PRINCIPALS, timing=TIMINGS)
def test_interest_and_principal_of_a_payment_are_those_of_ipmt_and_pmt(
    rate: Decimal, periods: int, number: int, principal: Decimal, timing: Timing
) -> None:
    assume(number <= periods)
    begins = timing == "begin"
    interest = interest_between(rate, periods, principal, number, number, timing)
    off = principal_between(rate, periods, principal, number, number, timing)

    # The oracle's own ppmt is another than Excel's where the first payment is made at the beginning.
    expected = pyxirr.ipmt(float(rate), number, periods, float(principal), pmt_at_beginning=begins) or 0.0
    paid = pyxirr.pmt(float(rate), periods, float(principal), pmt_at_beginning=begins) or 0.0
    assert float(-interest) == pytest.approx(expected, rel=1e-6, abs=1e-4)
    assert float(-off) == pytest.approx(paid - expected, rel=1e-6, abs=1e-4)


@SOME
@given(rate=RATES, periods=st.integers(1, 120), principal=PRINCIPALS)
def test_all_payments_of_a_level_loan_take_off_all_of_it(rate: Decimal, periods: int, principal: Decimal) -> None:
    payment = level_payment(rate, periods, principal)

    assert principal_between(rate, periods, principal, 1, periods) == pytest.approx(principal, abs=Decimal("1e-20"))
    assert balance_after(rate, periods, principal, payment) == pytest.approx(Decimal(0), abs=Decimal("1e-20"))


def test_a_payment_over_no_periods_is_refused() -> None:
    with pytest.raises(ValueError, match="periods must be positive"):
        level_payment(Decimal("0.01"), 0, Decimal(100))


@SOME
@given(principal=PRINCIPALS, rate=ANNUAL_RATES, term=TERMS)
def test_a_loan_ends_with_its_term_and_its_principal_adds_up_to_the_cent(
    principal: Decimal, rate: Decimal, term: int
) -> None:
    payment = monthly_payment(principal, rate, term)
    repayment = repay(Loan(principal, rate, payment, term))

    assert repayment.complete
    assert repayment.months <= term
    assert sum(month.principal for month in repayment.schedule) == principal
    assert repayment.paid == principal + repayment.interest
    assert 0 < repayment.last.paid <= 2 * payment
    assert all(month.paid == payment for month in repayment.schedule[:-1])


@SOME
@given(
    principal=PRINCIPALS,
    rate=ANNUAL_RATES,
    term=TERMS,
    extra=st.decimals(0, 5_000, places=2),
    once=st.decimals(0, 50_000, places=2),
)
def test_extra_payments_never_lengthen_a_loan_nor_make_it_dearer(
    principal: Decimal, rate: Decimal, term: int, extra: Decimal, once: Decimal
) -> None:
    payment = monthly_payment(principal, rate, term)
    plain = repay(Loan(principal, rate, payment, term))
    sooner = repay(Loan(principal, rate, payment, term, extra, once))

    assert sooner.months <= plain.months
    assert sooner.interest <= plain.interest
    assert sum(month.principal for month in sooner.schedule) == principal


@SOME
@given(principal=PRINCIPALS, rate=ANNUAL_RATES, term=TERMS)
def test_the_schedule_stays_with_the_formula_to_the_rounding(principal: Decimal, rate: Decimal, term: int) -> None:
    payment = monthly_payment(principal, rate, term)
    month = repay(Loan(principal, rate, payment, term)).schedule[: term // 2]
    assume(month)

    ideal = balance_after(rate / 12, len(month), principal, payment)
    growth = balance_after(rate / 12, len(month), Decimal(0), Decimal("-0.005"))
    assert abs(month[-1].balance - ideal) <= growth + Decimal("0.01")


@settings(max_examples=40, deadline=None)
@given(principal=PRINCIPALS, rate=ANNUAL_RATES)
def test_the_smallest_payment_repays_and_a_cent_less_does_not(principal: Decimal, rate: Decimal) -> None:
    payment = smallest_payment(principal, rate)

    assert repay(Loan(principal, rate, payment)).complete
    assert payment == Decimal("0.01") or not repay(Loan(principal, rate, payment - Decimal("0.01"))).complete


@SOME
@given(payment=st.decimals(50, 20_000, places=2), rate=ANNUAL_RATES, term=TERMS)
def test_the_affordable_loan_takes_no_more_than_the_payment(payment: Decimal, rate: Decimal, term: int) -> None:
    loan = affordable_loan(payment, rate, term)

    assert level_payment(rate / 12, term, loan) <= payment
    assert level_payment(rate / 12, term, loan + Decimal("0.01")) > payment


def test_a_payment_of_the_interest_alone_is_never_done() -> None:
    interest = first_interest(Decimal(300_000), Decimal("0.06"))
    repayment = repay(Loan(Decimal(300_000), Decimal("0.06"), interest))

    assert interest == Decimal("1500.00")
    assert (repayment.complete, repayment.months) == (False, LONGEST_LOAN)
    assert repayment.last.balance == Decimal(300_000)


def test_a_debt_that_outgrows_all_bounds_is_not_followed_to_its_end() -> None:
    repayment = repay(Loan(Decimal(10) ** 12, Decimal(1), Decimal(1)))

    assert not repayment.complete
    assert repayment.months < LONGEST_LOAN


def test_with_the_end_of_the_term_the_rest_is_due() -> None:
    repayment = repay(Loan(Decimal(100_000), Decimal("0.06"), Decimal(500), term=60))

    assert (repayment.complete, repayment.months) == (True, 60)
    assert repayment.last.paid == Decimal("100500.00")


def test_there_is_no_phantom_payment_for_what_rounding_left() -> None:
    payment = monthly_payment(Decimal(180_000), Decimal("0.0425"), 360)

    assert repay(Loan(Decimal(180_000), Decimal("0.0425"), payment, 360)).months == 360


def test_a_payment_that_cannot_be_rounded_down_is_rounded_up() -> None:
    assert monthly_payment(Decimal("0.05"), Decimal(0), 12) == Decimal("0.01")
    assert monthly_payment(Decimal(1000), Decimal(1), 480) == Decimal("83.34")


def test_amounts_without_cents_are_computed_without_cents() -> None:
    payment = monthly_payment(Decimal(3_000_000), Decimal("0.015"), 120, digits=0)
    repayment = repay(Loan(Decimal(3_000_000), Decimal("0.015"), payment, 120, digits=0))

    assert payment == Decimal(26_937)
    assert all(month.interest == month.interest.to_integral_value() for month in repayment.schedule)
