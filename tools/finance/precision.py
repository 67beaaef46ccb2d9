"""The Decimal context in which all financial mathematics is done, and rounding to minor units."""

from collections.abc import Generator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

DIGITS = 50
"""Significant digits of every intermediate result: cents of any sum stay exact through 1,200 compoundings."""


@contextmanager
def exact() -> Generator[Context]:
    """Calculate with DIGITS significant digits inside the block, whatever the caller's own context is."""
    with localcontext() as context:
        context.prec = DIGITS
        yield context


def quantum(digits: int) -> Decimal:
    """Return the smallest amount of a currency with `digits` decimals: 0.01 for 2, 1 for 0."""
    return Decimal(1).scaleb(-digits)


def round_half_up(amount: Decimal, digits: int) -> Decimal:
    """Return `amount` rounded to `digits` decimals, halves away from zero."""
    with exact():
        return amount.quantize(quantum(digits), rounding=ROUND_HALF_UP)
