"""Dividing an income so that the parts add up to it, to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from tools.finance.precision import exact, quantum, round_half_up

Bucket = Literal["needs", "wants", "savings"]

FIFTY_THIRTY_TWENTY: Mapping[Bucket, Decimal] = {
    "needs": Decimal("0.5"),
    "wants": Decimal("0.3"),
    "savings": Decimal("0.2"),
}
"""Shares of net income: Warren and Tyagi, All Your Worth (2005)."""


@dataclass(frozen=True, slots=True)
class ZeroBased:
    """A plan that gives every cent of the income a job.

    `remainder` is what the planned amounts leave over, `excess` what they take too much; one of them is zero.
    """

    remainder: Decimal
    excess: Decimal


def allocate(total: Decimal, weights: Sequence[Decimal], digits: int = 2) -> tuple[Decimal, ...]:
    """Divide `total` in proportion to `weights` into parts that add up to it exactly.

    The method of largest remainders (Hamilton): every part is rounded down, then the cents left over go to the
    parts that lost most, the earlier one first. Raises ValueError when a weight is negative or all are zero.
    """
    if not weights or min(weights) < 0 or not any(weights):
        raise ValueError(f"weights must be positive, not {weights!r}")
    with exact():
        cent = quantum(digits)
        whole = round_half_up(total, digits)
        shares = [whole * weight / sum(weights) for weight in weights]
        parts = [share.quantize(cent, rounding=ROUND_FLOOR) for share in shares]
        left_over = int((whole - sum(parts)) / cent)
        by_loss = sorted(range(len(parts)), key=lambda index: parts[index] - shares[index])
        for index in by_loss[:left_over]:
            parts[index] += cent
    return tuple(parts)


def split_50_30_20(income: Decimal, digits: int = 2) -> dict[Bucket, Decimal]:
    """Divide a net income into needs (50%), wants (30%) and savings (20%)."""
    parts = allocate(income, tuple(FIFTY_THIRTY_TWENTY.values()), digits)
    return dict(zip(FIFTY_THIRTY_TWENTY, parts, strict=True))


def zero_based(income: Decimal, planned: Sequence[Decimal]) -> ZeroBased:
    """Return what is left of `income`, or missing, when all of `planned` is set aside."""
    left = income - sum(planned, Decimal(0))
    return ZeroBased(remainder=max(left, Decimal(0)), excess=max(-left, Decimal(0)))


def cut_to_fit(
    planned: Sequence[Decimal], order: Sequence[int], excess: Decimal, digits: int = 2
) -> tuple[Decimal, ...]:
    """Return `planned` without `excess`, taken from the amounts with the lowest `order` first.

    Amounts of the same order are cut in proportion to their size; those of the next order are touched only when
    nothing is left of the former. What exceeds all of `planned` is not taken.
    """
    left = list(planned)
    for rank in sorted(set(order)):
        amounts = [amount if place == rank else Decimal(0) for amount, place in zip(planned, order, strict=True)]
        cut = min(excess, sum(amounts, Decimal(0)))
        if cut > 0:
            cuts = allocate(cut, amounts, digits)
            left = [amount - part for amount, part in zip(left, cuts, strict=True)]
            excess -= cut
    return tuple(left)
