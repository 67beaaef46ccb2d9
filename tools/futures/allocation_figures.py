"""The figures of an allocation as they are told: rounded to what can be known of them."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from tools.futures.allocation_case import AllocationCase, Outlook

ONE_IN_TWENTY = Decimal("1.644853627")
"""How many standard deviations below its mean one normal draw in twenty lies."""

_ONE_PERCENT = Decimal("0.01")


def growth(case: AllocationCase) -> Decimal:
    """Return the constant real return that many years come to in the middle (the CAGR): less than the mean of years."""
    drift, _ = case.allocation.returns.year()
    return Decimal(repr(drift)).exp() - 1


def bad_year(case: AllocationCase) -> Decimal:
    """Return what one year in twenty loses at least, as a fraction of its worth in today's money; never below 0."""
    drift, deviation = (Decimal(repr(value)) for value in case.allocation.returns.year())
    return max(Decimal(0), 1 - (drift - ONE_IN_TWENTY * deviation).exp())


def percent(fraction: Decimal, case: AllocationCase) -> str:
    """Return a fraction in percent with at most one decimal: "5.9%"."""
    return case.voice.percent(fraction)


def whole(fraction: Decimal, case: AllocationCase, rounding: str = ROUND_CEILING) -> str:
    """Return a fraction in whole percents; a loss is rounded up, so as not to be understated."""
    return case.voice.formatter.percent(fraction.quantize(_ONE_PERCENT, rounding))


def span(least: int, most: int, case: AllocationCase) -> str:
    """Return a range of percents: "50 to 70%", or "100%" where its ends are one."""
    last = percent(Decimal(most) / 100, case)
    return last if least == most else f"{least} to {last}"


def money(amount: Decimal, case: AllocationCase) -> str:
    """Return an amount of the far future in three digits: "$53,400"; the rest would be noise."""
    step = Decimal(1).scaleb(max(0, amount.adjusted() - 2))
    return case.voice.money((amount / step).to_integral_value(ROUND_HALF_UP) * step)


def short_share(outlook: Outlook, case: AllocationCase) -> str:
    """Return in which part of the futures less is there than was paid in: "12%", "under 1%"."""
    percents = whole(max(outlook.short, _ONE_PERCENT), case, ROUND_HALF_UP)
    return percents if outlook.short >= _ONE_PERCENT else f"under {percents}"
