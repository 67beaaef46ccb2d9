"""What would make a savings goal reachable: save more, take longer, aim lower, each with its figures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from tools.finance.outcomes import AlreadyThere
from tools.finance.precision import exact, quantum
from tools.finance.savings import Reached, balance_after, monthly_needed, savings_timeline, start_needed
from tools.planning.savings_case import COMFORTABLE_SHARE, HIGHEST_SHARE, SavingsCase

WORKING_LIFE = 480
"""A goal further away than forty years is answered like one that is never reached."""

HORIZONS = (120, 240)
"""Ten and twenty years: for what saving more is worked out when there is no deadline."""


def suggestions(case: SavingsCase) -> tuple[str, ...]:
    """Return what would help, most useful first; nothing when the plan works and leaves enough to live on."""
    if isinstance(case.timeline, AlreadyThere):
        return ()
    if case.affordability in ("strained", "impossible"):
        return tuple(_within_the_income(case))
    if case.deadline:
        return tuple(_by_the_deadline(case)) if not case.on_time else ()
    too_far = not isinstance(case.timeline, Reached) or case.timeline.months > WORKING_LIFE
    return tuple(_within_reach(case)) if too_far else ()


def _within_the_income(case: SavingsCase) -> Iterator[str]:
    """The monthly saving takes more than the income allows: say what a bearable one achieves."""
    assert case.income is not None
    bearable = _floor(case.income * HIGHEST_SHARE, case)
    for share in (HIGHEST_SHARE, COMFORTABLE_SHARE):
        yield from _take_longer(case, _floor(case.income * share, case))
    months = case.deadline.months if case.deadline else None
    if months is None and isinstance(case.timeline, Reached):
        months = case.timeline.months
    if months is None:
        return
    yield from _aim_lower(case, bearable, months)
    start = start_needed(replace(case.plan, monthly=bearable), months)
    if start is not None and start > case.plan.start:
        voice = case.voice
        yield (
            f"Start with more: {voice.money(start - case.plan.start)} more in hand today would make "
            f"{voice.a_month(bearable)} enough to get there in {voice.month_after(months)}."
        )


def _by_the_deadline(case: SavingsCase) -> Iterator[str]:
    """The planned saving comes too late: say what would be in time, and what it achieves by then."""
    assert case.deadline is not None
    assert case.needed is not None
    voice = case.voice
    share = "" if not case.income else f" ({voice.percent(case.needed / case.income)} of your income)"
    when = voice.formatter.long(case.deadline.day)
    yield f"Save more: {voice.a_month(case.needed)}{share} gets you there by {when}."
    if isinstance(case.timeline, Reached):
        late = voice.span(case.timeline.months - case.deadline.months)
        yield (
            f"Take longer: {voice.a_month(case.plan.monthly)} gets you there in "
            f"{voice.month_after(case.timeline.months)}, {late} later."
        )
    yield from _aim_lower(case, case.plan.monthly, case.deadline.months)


def _within_reach(case: SavingsCase) -> Iterator[str]:
    """The goal is out of reach at this pace: say what reaches it, and what this pace reaches."""
    voice = case.voice
    for months in HORIZONS:
        needed = monthly_needed(case.plan, months)
        if needed > case.plan.monthly:
            share = "" if not case.income else f" ({voice.percent(needed / case.income)} of your income)"
            yield (
                f"Save more: {voice.a_month(needed)}{share} gets you there in "
                f"{voice.formatter.months(months)}, in {voice.month_after(months)}."
            )
    if case.income:
        usual = _floor(case.income * COMFORTABLE_SHARE, case)
        if usual > case.plan.monthly:
            yield from _take_longer(case, usual)
    yield from _aim_lower(case, case.plan.monthly, HORIZONS[0])


def _take_longer(case: SavingsCase, monthly: Decimal) -> Iterator[str]:
    """Say when the goal is reached with a share of the income."""
    assert case.income is not None
    timeline = savings_timeline(replace(case.plan, monthly=monthly))
    if isinstance(timeline, Reached):
        voice = case.voice
        yield (
            f"Take longer: with {voice.a_month(monthly)}, {voice.percent(monthly / case.income)} of your "
            f"income, you get there in {voice.span(timeline.months)}, in {voice.month_after(timeline.months)}."
        )


def _aim_lower(case: SavingsCase, monthly: Decimal, months: int) -> Iterator[str]:
    """Say which goal the monthly saving reaches in that time, in today's money when prices change."""
    balance = balance_after(replace(case.plan, monthly=monthly), months)
    with exact():
        prices = (1 + case.plan.inflation) ** (Decimal(months) / 12)
        goal = _floor(balance / prices, case)
    if Decimal(0) < goal < case.plan.goal:
        voice = case.voice
        today = " in today's money" if case.inflated else ""
        yield (
            f"Aim lower: {voice.a_month(monthly)} makes {voice.money(goal)}{today} possible by "
            f"{voice.month_after(months)}."
        )


def _floor(amount: Decimal, case: SavingsCase) -> Decimal:
    """Return the amount rounded down to the cent: a suggestion must not promise a cent too much."""
    with exact():
        return amount.quantize(quantum(case.plan.digits), rounding=ROUND_FLOOR)
