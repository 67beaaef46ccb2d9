"""What is said about a budget from payday to payday, in sentences that can be quoted as they are."""

from collections.abc import Iterator

from tools.planning.payday_case import PaydayCase

SOON = 3
"""How many later paydays are told of in words."""


def summary(case: PaydayCase) -> str:
    """Return what the next pay has to cover, and what is left for each day."""
    first = case.first
    days = "1 day" if first.days == 1 else f"{first.days} days"
    lasts = f"{_pay(case)} has to last {days}, until {case.long(first.until)}."
    if case.plan.missing:
        return f"{lasts} {_missing(case)}"
    left = f"{case.money(first.left)} to spend, {case.money(first.per_day)} a day"
    if not first.cost + first.held:
        return f"{lasts} Nothing is due before, which leaves all of it: {left}."
    return f"{lasts} {' and '.join(_kept(case))}, which leaves {left}."


def assumptions(case: PaydayCase) -> tuple[str, ...]:
    """Return what the plan rests on."""
    return tuple(_assumptions(case))


def suggestions(case: PaydayCase) -> tuple[str, ...]:
    """Return what helps where the pay is not enough, else what later paydays leave."""
    if not case.plan.missing:
        later = case.plan.periods[1 : 1 + SOON]
        told = ", ".join(f"{case.money(period.per_day)} a day from {case.long(period.start)}" for period in later)
        return (f"The paydays after it leave {told}.",) if told else ()
    if case.plan.lasting:
        return ("Cut a bill, or find more income: otherwise it does not last.",)
    return (f"Have {case.money(case.plan.missing)} in the account before {case.long(case.first.start)}.",)


def _pay(case: PaydayCase) -> str:
    first = case.first
    when = "today" if first.start == case.budget.today else f"on {case.long(first.start)}"
    return f"Your pay of {case.money(first.pay)} {when}"


def _kept(case: PaydayCase) -> Iterator[str]:
    first = case.first
    if first.cost:
        yield f"{case.money(first.cost)} of it {'is' if len(first.costs) == 1 else 'are'} kept for {_names(case)}"
    if first.held:
        yield f"{case.money(first.held)}{'' if first.cost else ' of it'} are held for what later pay does not cover"


def _missing(case: PaydayCase) -> str:
    first, missing = case.first, case.money(case.plan.missing)
    due = f"What is due before then takes {case.money(first.cost)} ({_names(case)}). " if first.cost > first.pay else ""
    if case.plan.lasting:
        return f"{due}Over the coming year {missing} more is due than comes in, so nothing is left to spend."
    return f"{due}{missing} more is needed before later pay makes up for it, so nothing is left to spend."


def _names(case: PaydayCase) -> str:
    names = list(case.first.costs)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _assumptions(case: PaydayCase) -> Iterator[str]:
    first = case.first
    if first.start != case.budget.today:
        yield f"The plan begins on your next payday, {case.long(first.start)}; until then you live on what is there."
    for name, bill in case.due:
        yield f"{name}: {case.money(bill.minor)}, due on {case.long(bill.day)}."
    yield "A bill is paid from the pay that comes on its day or last before it."
    if any(period.held for period in case.plan.periods):
        yield "Where pay does not cover what is then due, the paydays before it share: each day has the same to spend."
    if case.budget.listed:
        yield f"Of {', '.join(line.name for line in case.budget.listed)} these days take their part of the month."
    yield "What is left for a day is rounded down."
