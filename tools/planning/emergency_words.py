"""What is said about an emergency fund, in sentences that can be quoted as they are."""

from collections.abc import Iterator, Sequence
from itertools import product

from tools.finance.outcomes import AlreadyThere, Never
from tools.planning.emergency_case import EmergencyCase, months_text

SLOW = 60
"""A fund that takes more than five years to fill is answered with a pace that fills it sooner."""

HORIZONS = (12, 24)
"""One and two years: the times for which is said what filling the fund takes each month."""


def summary(case: EmergencyCase) -> str:
    """Return what the fund should hold, what is covered and missing, and when it is there."""
    if isinstance(case.fund.filled_after(case.targets[-1]), AlreadyThere):
        return _full(case)
    return " ".join((_size(case), _standing(case), *_time(case)))


def assumptions(case: EmergencyCase) -> tuple[str, ...]:
    """Return what the answer rests on."""
    return tuple(_assumptions(case))


def suggestions(case: EmergencyCase) -> tuple[str, ...]:
    """Return what fills the fund in a year or two, where the pace is unknown, too slow, or none at all."""
    last = case.fund.filled_after(case.targets[-1])
    if isinstance(last, AlreadyThere) or (isinstance(last, int) and last <= SLOW):
        return ()
    return tuple(_paces(case))


def covered(case: EmergencyCase) -> str:
    """Return how long the savings last: "1.6 months"."""
    months = case.fund.months_covered
    whole = months == months.to_integral_value()
    number = case.voice.formatter.number(months, 0 if whole else 1)
    return f"{number} month" if months == 1 else f"{number} months"


def _full(case: EmergencyCase) -> str:
    fund, money = case.fund, case.voice.money
    verb = "takes" if case.targets == (1,) else "take"
    spare = fund.saved - fund.target(case.targets[-1])
    return (
        f"You are already there: your {money(fund.saved)} cover {covered(case)} of your essentials "
        f"({case.voice.a_month(fund.essentials)}), and {_span(case.targets)} {verb} "
        f"{money(fund.target(case.targets[-1]))}{f', so {money(spare)} are to spare' if spare else ''}."
    )


def _size(case: EmergencyCase) -> str:
    amounts = " to ".join(case.voice.money(case.fund.target(months)) for months in case.targets)
    span, pace = _span(case.targets), case.voice.a_month(case.fund.essentials)
    verb = "comes" if case.targets == (1,) else "come"
    return f"{span[:1].upper()}{span[1:]} of your essentials, {pace}, {verb} to {amounts}."


def _standing(case: EmergencyCase) -> str:
    open_ones = [months for months in case.targets if case.fund.gap(months)]
    missing = " and ".join(
        f"{case.voice.money(case.fund.gap(months))} for {months_text(months)}" for months in open_ones
    )
    if not case.fund.saved:
        return f"Nothing is put aside yet, so you still need {missing}."
    there = f", so {months_text(case.targets[0])} are there" if len(open_ones) < len(case.targets) else ""
    return f"Your {case.voice.money(case.fund.saved)} cover {covered(case)}{there}; you still need {missing}."


def _time(case: EmergencyCase) -> Iterator[str]:
    """When each target is reached; nothing where the monthly saving is not known."""
    if case.fund.monthly is None:
        return
    waits = {months: case.fund.filled_after(months) for months in case.targets}
    reached = [
        f"{months_text(months)} in {case.voice.month_after(wait)}, after {case.voice.span(wait)}"
        for months, wait in waits.items()
        if isinstance(wait, int)
    ]
    if reached:
        yield f"Putting aside {case.voice.a_month(case.fund.monthly)} you have {', and '.join(reached)}."
    if not case.fund.monthly:
        yield "Without putting anything aside you never get there."
    elif isinstance(waits[case.targets[-1]], Never):
        pace, last = case.voice.a_month(case.fund.monthly), months_text(case.targets[-1])
        yield f"At {pace} you do not get to {last} within a hundred years."


def _assumptions(case: EmergencyCase) -> Iterator[str]:
    if len(case.targets) > 1:
        yield (
            "Three to six months of essential spending is the usual rule of thumb: nearer to three with a steady "
            "income, six or more where it varies or others depend on it."
        )
    yield f"Essentials stay at {case.voice.a_month(case.fund.essentials)}; no interest and no inflation are counted."
    if not case.told:
        yield "I count nothing as put aside, since you have not told me of any emergency savings."
    if case.fund.monthly:
        yield f"You save at the end of each month, first on {case.voice.formatter.long(case.voice.day_after(1))}."


def _paces(case: EmergencyCase) -> Iterator[str]:
    horizons = HORIZONS if len(case.targets) == 1 else HORIZONS[:1]
    for months, within in product(case.targets, horizons):
        needed = case.fund.monthly_needed(months, within)
        if needed > (case.fund.monthly or 0):
            time = "a year" if within == HORIZONS[0] else "two years"
            yield (
                f"Putting aside {case.voice.a_month(needed)} you have {months_text(months)} within {time}, "
                f"by {case.voice.month_after(within)}."
            )


def _span(targets: Sequence[int]) -> str:
    """Return "three to six months", or "4 months" for a single target."""
    return "three to six months" if len(targets) > 1 else months_text(targets[0])
