"""Loans cent by cent against mortgagemath, and debts against a plain loop in cents: both made by other means."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mortgagemath import LoanParams, PaymentRounding, amortization_schedule, periodic_payment

from tools.finance.amortization import Loan, level_payment, monthly_payment, repay
from tools.finance.payoff import Debt, Order, pay_off
from tools.finance.precision import round_half_up

MANY = settings(max_examples=1000, deadline=None)
ANNUAL_RATES = st.decimals(Decimal("0.001"), Decimal("0.2"), places=4)
PRINCIPALS = st.decimals(20_000, 1_000_000, places=2)
LONGEST_LOOP = 1_200

Cents = tuple[int, Fraction, int]
"""A debt: its balance in cents, its rate a month, and its minimum in cents."""


def oracle(principal: Decimal, rate: Decimal, term: int) -> LoanParams:
    half_up = PaymentRounding.ROUND_HALF_UP
    return LoanParams(principal, rate * 100, term, payment_rounding=half_up, interest_rounding=half_up)


def is_half_a_cent(yearly: Decimal) -> bool:
    """Tell whether the interest of a month, a twelfth of a year's, lies exactly between two cents."""
    return Fraction(yearly) * 100 / 12 % 1 == Fraction(1, 2)


@MANY
@given(principal=PRINCIPALS, rate=ANNUAL_RATES, term=st.integers(12, 360))
def test_the_payment_is_that_of_mortgagemath(principal: Decimal, rate: Decimal, term: int) -> None:
    assert monthly_payment(principal, rate, term) == periodic_payment(oracle(principal, rate, term))


@settings(max_examples=300, deadline=None)
@given(principal=PRINCIPALS, rate=ANNUAL_RATES, term=st.integers(12, 360))
def test_every_line_of_the_schedule_is_that_of_mortgagemath(principal: Decimal, rate: Decimal, term: int) -> None:
    payment = round_half_up(level_payment(rate / 12, term, principal), 2)
    schedule = repay(Loan(principal, rate, payment, term)).schedule
    # The oracle divides first: where a twelfth of the rate has no end, it takes exactly half a cent for less.
    assume(not any(is_half_a_cent(owed * rate) for owed in [principal, *(line.balance for line in schedule)]))

    assert [(line.number, line.paid, line.interest, line.balance) for line in schedule] == [
        (line.number, line.payment, line.interest, line.balance)
        for line in amortization_schedule(oracle(principal, rate, term))[1:]
    ]


def test_half_a_cent_of_interest_is_rounded_up_though_a_twelfth_of_the_rate_has_no_end() -> None:
    # 16.50 * 4% / 12 = 0.055
    [month] = pay_off([Debt("One", Decimal("16.50"), Decimal("0.04"), Decimal(0))], Decimal(20), "avalanche").courses

    assert month.interest == Decimal("0.06")
    assert repay(Loan(Decimal("16.50"), Decimal("0.04"), Decimal(20))).interest == Decimal("0.06")


@st.composite
def debts_in_cents(draw: st.DrawFn) -> list[Cents]:
    """Debts of which some are never paid off by their minimums."""
    count = draw(st.integers(1, 4))
    rates = draw(st.lists(st.integers(0, 3_600), min_size=count, max_size=count, unique=True))
    balances = draw(st.lists(st.integers(1, 2_000_000), min_size=count, max_size=count, unique=True))
    minimums = draw(st.lists(st.integers(0, 60_000), min_size=count, max_size=count))
    return [
        (balance, Fraction(rate, 120_000), least)
        for balance, rate, least in zip(balances, rates, minimums, strict=True)
    ]


def half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def plain_loop(debts: Sequence[Cents], extra: int, first: Sequence[int]) -> tuple[list[int], int]:
    """Return what is owed after each month and all interest, in cents, with the extra paid in the order of `first`."""
    owed, interest = [balance for balance, _, _ in debts], 0
    budget, history = extra + sum(least for _, _, least in debts), [sum(owed)]
    while history[-1] and len(history) <= LONGEST_LOOP:
        added = [half_up(balance * rate) for balance, (_, rate, _) in zip(owed, debts, strict=True)]
        interest += sum(added)
        owed = [balance + more for balance, more in zip(owed, added, strict=True)]
        paid = [min(balance, least) for balance, (_, _, least) in zip(owed, debts, strict=True)]
        left = budget - sum(paid)
        for index in first:
            more = min(left, owed[index] - paid[index])
            paid[index], left = paid[index] + more, left - more
        owed = [balance - off for balance, off in zip(owed, paid, strict=True)]
        history.append(sum(owed))
    return history, interest


@MANY
@given(debts=debts_in_cents(), extra=st.integers(0, 100_000), order=st.sampled_from(("avalanche", "snowball")))
def test_both_orders_go_month_by_month_as_a_plain_loop_in_cents(debts: list[Cents], extra: int, order: Order) -> None:
    ranks = [-rate if order == "avalanche" else balance for balance, rate, _ in debts]
    history, interest = plain_loop(debts, extra, sorted(range(len(debts)), key=ranks.__getitem__))

    plan = pay_off(
        [
            Debt(str(index), Decimal(balance) / 100, Decimal((rate * 120_000).numerator) / 10_000, Decimal(least) / 100)
            for index, (balance, rate, least) in enumerate(debts)
        ],
        Decimal(extra) / 100,
        order,
    )

    assert [int(owed * 100) for owed in plan.owed] == history
    assert plan.interest * 100 == interest
