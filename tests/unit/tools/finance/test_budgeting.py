"""Dividing an income: whatever the numbers, the parts add up to it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.budgeting import ZeroBased, allocate, cut_to_fit, split_50_30_20, zero_based
from tools.finance.precision import round_half_up

MANY = settings(max_examples=1000, deadline=None)
AMOUNTS = st.decimals(0, 1_000_000, places=2)
WEIGHTS = st.lists(st.decimals(0, 1000, places=3), min_size=1, max_size=12).filter(any)


@MANY
@given(total=AMOUNTS, weights=WEIGHTS)
def test_the_parts_add_up_and_none_is_a_cent_or_more_off_its_share(total: Decimal, weights: list[Decimal]) -> None:
    parts = allocate(total, weights)

    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < Decimal("0.01")


@MANY
@given(income=AMOUNTS, digits=st.sampled_from((0, 2, 3)))
def test_50_30_20_adds_up_to_the_income(income: Decimal, digits: int) -> None:
    parts = split_50_30_20(income, digits)

    assert sum(parts.values()) == round_half_up(income, digits)
    assert list(parts) == ["needs", "wants", "savings"]


@MANY
@given(data=st.data(), planned=st.lists(AMOUNTS, min_size=1, max_size=10))
def test_cuts_take_exactly_the_excess_and_spare_the_later_ones_while_they_can(
    data: st.DataObject, planned: list[Decimal]
) -> None:
    order = data.draw(st.lists(st.integers(0, 1), min_size=len(planned), max_size=len(planned)))
    excess = data.draw(st.decimals(0, sum(planned), places=2))

    left = cut_to_fit(planned, order, excess)

    def total(amounts: Sequence[Decimal], rank: int) -> Decimal:
        return sum((amount for amount, place in zip(amounts, order, strict=True) if place == rank), Decimal(0))

    assert sum(left) == sum(planned) - excess
    assert all(Decimal(0) <= after <= before for after, before in zip(left, planned, strict=True))
    assert total(planned, 1) - total(left, 1) == max(Decimal(0), excess - total(planned, 0))


def test_cents_that_are_left_over_go_where_most_was_rounded_away() -> None:
    parts = split_50_30_20(Decimal("2431.67"))

    assert parts == {"needs": Decimal("1215.84"), "wants": Decimal("729.50"), "savings": Decimal("486.33")}


def test_of_equal_losses_the_earlier_part_gets_the_cent() -> None:
    assert allocate(Decimal("1.00"), [Decimal(1)] * 3) == (Decimal("0.34"), Decimal("0.33"), Decimal("0.33"))


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(1), Decimal(-1)]])
def test_weights_that_mean_nothing_are_refused(weights: list[Decimal]) -> None:
    with pytest.raises(ValueError, match="weights must be positive"):
        allocate(Decimal(1), weights)


def test_a_plan_below_the_income_leaves_a_remainder() -> None:
    assert zero_based(Decimal(100), [Decimal(60), Decimal(30)]) == ZeroBased(Decimal(10), Decimal(0))


def test_a_plan_above_the_income_has_an_excess() -> None:
    assert zero_based(Decimal(100), [Decimal(60), Decimal(50)]) == ZeroBased(Decimal(0), Decimal(10))
