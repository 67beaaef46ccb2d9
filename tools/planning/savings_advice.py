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
    for monthly in _bearable(case):
        yield from _with_share(case, monthly, "Take longer")
    reached_in = case.timeline.months if isinstance(case.timeline, Reached) else HORIZONS[0]
    yield from _at_most(case, case.deadline.months if case.deadline else reached_in)


def _by_the_deadline(case: SavingsCase) -> Iterator[str]:
    """The planned saving comes too late: say what would be in time, and what it achieves by then."""
    assert case.deadline is not None
    assert case.needed is not None
    voice, fits = case.voice, _is_bearable(case, case.needed)
    if fits:
        share = "" if not case.income else f" ({voice.percent(case.needed / case.income)} of your income)"
        when = voice.formatter.long(case.deadline.day)
        yield f"Save more: {voice.a_month(case.needed)}{share} gets you there by {when}."
    else:
        yield from _save_more(case)
    if isinstance(case.timeline, Reached):
        late = voice.span(case.timeline.months - case.deadline.months)
        yield (
            f"Take longer: {voice.a_month(case.plan.monthly)} gets you there in "
            f"{voice.month_after(case.timeline.months)}, {late} later."
        )
    yield from _aim_lower(case, case.plan.monthly, case.deadline.months)
    if not fits:
        yield from _at_most(case, case.deadline.months)


def _within_reach(case: SavingsCase) -> Iterator[str]:
    """The goal is out of reach at this pace: say what reaches it, and what this pace reaches."""
    voice = case.voice
    ways = {months: monthly_needed(case.plan, months) for months in HORIZONS}
    bearable = {months: needed for months, needed in ways.items() if _is_bearable(case, needed)}
    for months, needed in bearable.items():
        if needed > case.plan.monthly:
            share = "" if not case.income else f" ({voice.percent(needed / case.income)} of your income)"
            yield (
                f"Save more: {voice.a_month(needed)}{share} gets you there in "
                f"{voice.formatter.months(months)}, in {voice.month_after(months)}."
            )
    yield from _save_more(case)
    yield from _aim_lower(case, case.plan.monthly, HORIZONS[0])
    if not bearable:
        yield from _at_most(case, HORIZONS[0])


def _save_more(case: SavingsCase) -> Iterator[str]:
    """Say when the goal is reached with more than is planned, as far as the income allows it."""
    for monthly in _bearable(case):
        if monthly > case.plan.monthly:
            yield from _with_share(case, monthly, "Save more")


def _at_most(case: SavingsCase, months: int) -> Iterator[str]:
    """Say what the most that the income allows reaches in that time, and what start would make it enough."""
    voice, monthly = case.voice, _bearable(case)[0]
    yield from _aim_lower(case, monthly, months)
    start = start_needed(replace(case.plan, monthly=monthly), months)
    if start is not None and start > case.plan.start:
        yield (
            f"Start with more: {voice.money(start - case.plan.start)} more in hand today would make "
            f"{voice.a_month(monthly)} enough to get there in {voice.month_after(months)}."
        )


def _with_share(case: SavingsCase, monthly: Decimal, way: str) -> Iterator[str]:
    """Say when the goal is reached with a share of the income; nothing when that is a working life away."""
    assert case.income is not None
    timeline = savings_timeline(replace(case.plan, monthly=monthly))
    if isinstance(timeline, Reached) and timeline.months <= WORKING_LIFE:
        voice = case.voice
        yield (
            f"{way}: with {voice.a_month(monthly)}, {voice.percent(monthly / case.income)} of your "
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


def _bearable(case: SavingsCase) -> tuple[Decimal, ...]:
    """Return what the income allows to be saved each month: the most, and what many set aside; nothing when unknown."""
    return tuple(_floor(case.income * share, case) for share in (HIGHEST_SHARE, COMFORTABLE_SHARE) if case.income)


def _is_bearable(case: SavingsCase, monthly: Decimal) -> bool:
    """Tell whether the income allows a monthly saving; True when the income is not known."""
    return case.income is None or monthly <= case.income * HIGHEST_SHARE


def _floor(amount: Decimal, case: SavingsCase) -> Decimal:
    """Return the amount rounded down to the cent: a suggestion must not promise a cent too much."""
    with exact():
        return amount.quantize(quantum(case.plan.digits), rounding=ROUND_FLOOR)
