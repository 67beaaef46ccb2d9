"""Living from payday to payday, against an account that is kept day by day in Decimals."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.tools.toolkit.test_recurrence import length
from tools.finance.paydays import PaydayPlan, plan_paydays
from tools.finance.projection import Payment

TODAY = date(2026, 12, 4)
CENT = Decimal("0.01")
Due = tuple[str, int, int]

pays = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300_000)), min_size=2, max_size=8).filter(
    lambda found: len({day for day, _ in found}) > 1
)
bills = st.lists(
    st.tuples(st.sampled_from(["Rent", "Phone", "Car"]), st.integers(0, 200), st.integers(1, 300_000)), max_size=8
)
monthly = st.dictionaries(st.sampled_from(["Food", "Fun", "Rent"]), st.integers(0, 100_000), max_size=2)


def planned(pay: list[tuple[int, int]], due: list[Due], spent: dict[str, int]) -> PaydayPlan:
    return plan_paydays(
        [Payment(TODAY + timedelta(days=day), minor, 0) for day, minor in pay],
        [(name, Payment(TODAY + timedelta(days=day), minor, 0)) for name, day, minor in due],
        spent,
    )


def goes_out(day: date, due: list[Due], spent: dict[str, int]) -> Decimal:
    """Return what is due on one day: its bills, and of each monthly amount the part that is not yet gone."""
    billed = sum(minor for _, later, minor in due if TODAY + timedelta(days=later) == day)
    parts = (amount * day.day // length(day) - amount * (day.day - 1) // length(day) for amount in spent.values())
    return (billed + sum(parts)) * CENT


@settings(max_examples=1_000, deadline=None)
@given(pay=pays, due=bills, spent=monthly)
def test_the_account_holds_what_is_held_back_when_the_next_pay_comes(
    pay: list[tuple[int, int]], due: list[Due], spent: dict[str, int]
) -> None:
    plan = planned(pay, due, spent)
    account = plan.missing * CENT

    for period in plan.periods:
        account += sum(minor for day, minor in pay if TODAY + timedelta(days=day) == period.start) * CENT
        account -= sum(
            (goes_out(period.start + timedelta(days=count), due, spent) for count in range(period.days)), Decimal(0)
        )
        account -= period.left * CENT
        assert account == period.held * CENT >= 0
    assert account == 0 or not plan.missing


@settings(max_examples=1_000, deadline=None)
@given(pay=pays, due=bills, spent=monthly)
@example(pay=[(0, 2), (67, 1521), (68, 1)], due=[("Rent", 67, 1522)], spent={})
def test_nothing_is_held_back_without_need_and_nothing_is_missing_without_need(
    pay: list[tuple[int, int]], due: list[Due], spent: dict[str, int]
) -> None:
    plan = planned(pay, due, spent)
    ends = [sum(period.net for period in plan.periods[: index + 1]) for index in range(len(plan.periods))]

    assert plan.missing == max(0, -min(ends))
    assert plan.lasting == (ends[-1] < 0)
    assert plan.periods[-1].held == 0
    for before, after in pairwise(plan.periods):
        assert after.start == before.until
        # Of those that share each is less than a cent from its part by days; where nothing is held back nobody shares.
        apart = abs(Fraction(before.left, before.days) - Fraction(after.left, after.days))
        assert not before.held or apart < Fraction(1, before.days) + Fraction(1, after.days)


@settings(max_examples=1_000, deadline=None)
@given(pay=pays, due=bills)
def test_a_pay_that_covers_its_bills_is_left_alone_where_all_others_do_too(
    pay: list[tuple[int, int]], due: list[Due]
) -> None:
    rich = [(day, minor + 3_000_000) for day, minor in pay]
    plan = planned(rich, due, {})

    assert plan.missing == 0
    assert all((period.held, period.left) == (0, period.net) for period in plan.periods)


def test_the_bills_until_the_next_payday_are_kept_and_the_rest_is_so_much_a_day() -> None:
    plan = planned([(0, 250_000), (14, 250_000)], [("Rent", 10, 120_000), ("Car", 14, 30_000)], {})

    [period] = plan.periods
    assert (period.costs, period.left, period.days, period.per_day) == ({"Rent": 120_000}, 130_000, 14, 9_285)


def test_a_short_pay_shares_with_the_one_before_it() -> None:
    first, second = planned([(0, 90_000), (14, 90_000), (28, 90_000)], [("Rent", 15, 120_000)], {}).periods

    assert (first.left, first.held) == (30_000, 60_000)
    assert (second.left, second.held) == (30_000, 0)


def test_several_pays_on_one_day_are_one_and_one_payday_is_no_plan() -> None:
    [period] = planned([(0, 100), (0, 50), (7, 1)], [], {}).periods
    assert period.pay == 150
    with pytest.raises(ValueError, match="two paydays"):
        planned([(0, 100), (0, 50)], [], {})
