"""Paying off several debts: against the single loan, against each other, and against what must hold in cents."""

from decimal import Decimal

import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.amortization import LONGEST_LOAN, Loan, repay
from tools.finance.payoff import Debt, Order, extra_needed, months_to_payoff, pay_off

MANY = settings(max_examples=1000, deadline=None)
SOME = settings(max_examples=150, deadline=None)
CENT = Decimal("0.01")
RATES = st.one_of(st.just(Decimal(0)), st.decimals(Decimal("0.001"), Decimal("0.35"), places=4))
ORDERS = st.sampled_from(("avalanche", "snowball"))
CARDS = (
    Debt("CC1", Decimal(5000), Decimal("0.2299"), Decimal(150)),
    Debt("CC2", Decimal(3500), Decimal("0.1899"), Decimal(100)),
    Debt("Car", Decimal(12000), Decimal("0.065"), Decimal(350)),
)


@st.composite
def payable_debts(draw: st.DrawFn) -> tuple[Debt, ...]:
    """Debts whose minimums cover the interest and at least a fiftieth of the balance."""
    debts: list[Debt] = []
    for number in range(draw(st.integers(1, 5))):
        balance, rate = draw(st.decimals(50, 30_000, places=2)), draw(RATES)
        share = draw(st.decimals(Decimal("0.02"), Decimal("0.2"), places=3))
        debts.append(Debt(f"Debt {number}", balance, rate, (balance * (rate / 12 + share)).quantize(CENT)))
    return tuple(debts)


@MANY
@given(
    rate=st.decimals(Decimal("0.0001"), Decimal("0.05"), places=5),
    balance=st.decimals(100, 100_000, places=2),
    share=st.decimals(Decimal("0.001"), Decimal("0.5"), places=3),
)
def test_the_months_of_one_debt_are_those_of_nper(rate: Decimal, balance: Decimal, share: Decimal) -> None:
    payment = balance * (rate + share)

    expected = pyxirr.nper(float(rate), -float(payment), float(balance))
    assert float(months_to_payoff(rate, balance, payment)) == pytest.approx(expected, rel=1e-6)


def test_without_interest_the_months_are_a_division() -> None:
    assert months_to_payoff(Decimal(0), Decimal(1000), Decimal(40)) == 25


def test_a_payment_that_does_not_cover_the_interest_has_no_months() -> None:
    with pytest.raises(ValueError, match="does not cover the interest"):
        months_to_payoff(Decimal("0.01"), Decimal(1000), Decimal(10))


def test_the_roll_over_of_freed_minimums_moves_the_result() -> None:
    rolled = pay_off(CARDS, Decimal(0), "avalanche")
    kept = pay_off(CARDS, Decimal(0), "avalanche", rolls_over=False)

    assert (kept.months, kept.interest) == (54, Decimal("5997.06"))
    assert (rolled.months, rolled.interest) == (44, Decimal("5711.86"))


def test_the_avalanche_begins_with_the_dearest_and_the_snowball_with_the_smallest() -> None:
    debts = (
        Debt("Large and dear", Decimal(8000), Decimal("0.25"), Decimal(200)),
        Debt("Small and cheap", Decimal(1000), Decimal("0.05"), Decimal(25)),
    )

    assert [course.debt.name for course in pay_off(debts, Decimal(400), "snowball").order] == [
        "Small and cheap",
        "Large and dear",
    ]
    assert pay_off(debts, Decimal(900), "avalanche").order[0].debt.name == "Large and dear"


@SOME
@given(debts=payable_debts(), extra=st.decimals(0, 2_000, places=2), order=ORDERS)
def test_what_is_paid_is_the_debts_and_the_interest_to_the_cent(
    debts: tuple[Debt, ...], extra: Decimal, order: Order
) -> None:
    plan = pay_off(debts, extra, order)

    assert plan.complete
    assert plan.paid == sum(debt.balance for debt in debts) + plan.interest
    assert all(course.paid == course.debt.balance + course.interest for course in plan.courses)
    assert plan.months == max(course.months or 0 for course in plan.courses)


@SOME
@given(debts=payable_debts(), extra=st.decimals(0, 2_000, places=2), order=ORDERS)
def test_the_same_sum_is_paid_each_month_until_the_last(debts: tuple[Debt, ...], extra: Decimal, order: Order) -> None:
    plan = pay_off(debts, extra, order)
    budget = extra + sum(debt.minimum for debt in debts)

    assert budget * (plan.months - 1) < plan.paid <= budget * plan.months


@settings(max_examples=400, deadline=None)
@given(debts=payable_debts(), extra=st.decimals(0, 2_000, places=2))
def test_the_avalanche_never_costs_more_interest_than_the_snowball(debts: tuple[Debt, ...], extra: Decimal) -> None:
    avalanche, snowball = pay_off(debts, extra, "avalanche"), pay_off(debts, extra, "snowball")

    # Interest is rounded to the cent for each debt in each month, which may tell equal plans apart.
    rounding = CENT * len(debts) * snowball.months
    assert avalanche.interest <= snowball.interest + rounding
    assert avalanche.months <= snowball.months + 1


@SOME
@given(debts=payable_debts(), extra=st.decimals(0, 1_000, places=2), more=st.decimals(0, 1_000, places=2))
def test_more_never_takes_longer_nor_costs_more(debts: tuple[Debt, ...], extra: Decimal, more: Decimal) -> None:
    plan, better = pay_off(debts, extra, "avalanche"), pay_off(debts, extra + more, "avalanche")

    assert better.months <= plan.months
    assert better.interest <= plan.interest + CENT * len(debts) * plan.months


@SOME
@given(debts=payable_debts())
def test_rolling_over_never_takes_longer(debts: tuple[Debt, ...]) -> None:
    rolled = pay_off(debts, Decimal(0), "avalanche")

    assert rolled.months <= pay_off(debts, Decimal(0), "avalanche", rolls_over=False).months


@SOME
@given(balance=st.decimals(50, 30_000, places=2), rate=RATES, extra=st.decimals(0, 500, places=2), order=ORDERS)
def test_one_debt_is_a_loan(balance: Decimal, rate: Decimal, extra: Decimal, order: Order) -> None:
    minimum = (balance * (rate / 12 + Decimal("0.02"))).quantize(CENT)
    plan = pay_off([Debt("One", balance, rate, minimum)], extra, order)
    loan = repay(Loan(balance, rate, minimum, extra=extra))

    assert (plan.months, plan.interest) == (loan.months, loan.interest)
    assert plan.owed[1:] == tuple(month.balance for month in loan.schedule)


@settings(max_examples=40, deadline=None)
@given(debts=payable_debts(), months=st.integers(1, 60))
def test_the_extra_that_is_needed_is_enough_and_a_cent_less_is_not(debts: tuple[Debt, ...], months: int) -> None:
    extra = extra_needed(debts, months)

    assert pay_off(debts, extra, "avalanche").months <= months
    assert not extra or pay_off(debts, extra - CENT, "avalanche").months > months


def test_a_debt_that_grows_is_followed_for_a_hundred_years_at_most() -> None:
    growing = Debt("Visa", Decimal(8000), Decimal("0.2499"), Decimal(160))
    stays = Debt("Loan", Decimal(1200), Decimal("0.12"), Decimal(12))

    assert not pay_off([growing], Decimal(0), "avalanche").complete
    still = pay_off([stays], Decimal(0), "avalanche")
    assert (still.complete, still.months, still.owed[-1]) == (False, LONGEST_LOAN, Decimal(1200))
    assert still.order[0].months is None
