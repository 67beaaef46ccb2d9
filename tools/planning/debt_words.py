"""The answer to how debts are paid off, in sentences that can be quoted as they are."""

from collections.abc import Iterator, Mapping

from tools.finance.payoff import Order, Payoff, extra_needed
from tools.planning.debt_case import DebtCase, Impossible

MEANINGS: Mapping[Order, str] = {"avalanche": "dearest debt first", "snowball": "smallest debt first"}
OTHERS: Mapping[Order, Order] = {"avalanche": "snowball", "snowball": "avalanche"}

HORIZONS = (36, 60, 120)
"""Three, five and ten years: for what an extra payment is worked out when the debts are never paid off."""

HELP = (
    "Ask the lenders for a lower rate or a hardship plan; a non-profit credit counsellor goes through all of it with "
    "you, for little or nothing."
)


def summary(case: DebtCase) -> str:
    """Return the answer in a few sentences: when the debts are gone, what that costs, and which order is cheaper."""
    if not case.plan.complete:
        return " ".join((_never(case), *(impossible_text(case, debt) for debt in case.impossible)))
    return " ".join((_free(case), *_compared(case), *_minimums(case)))


def assumptions(case: DebtCase) -> tuple[str, ...]:
    """Return what the answer rests on: the basis of the rates, the rounding, and the policy of rolling over."""
    voice = case.voice
    rolled = (
        f"Rolled over: what a paid-off debt no longer takes goes to the next one, so that {voice.money(case.budget)} "
        "is paid each month until the last, which takes what is left."
    )
    return (
        "The rates are nominal and stay the same: a twelfth is charged each month and rounded half-up to the cent.",
        *((rolled,) if len(case.debts) > 1 else ()),
        f"You pay at the end of each month, first on {voice.formatter.long(voice.day_after(1))}; the minimums stay as "
        "they are today, and nothing new is charged.",
    )


def suggestions(case: DebtCase) -> tuple[str, ...]:
    """Return what would pay the debts off where the plan does not, or name the debts that only the extra pays."""
    if case.plan.complete:
        return tuple(impossible_text(case, debt) for debt in case.impossible)
    return (*_extras(case), HELP)


def impossible_text(case: DebtCase, entry: Impossible) -> str:
    """Return what is wrong with a minimum that never pays its debt off, and the payment that would work."""
    voice, debt = case.voice, entry.debt
    grows = "so the debt grows" if debt.minimum < entry.interest else "so it is never paid off"
    return (
        f"{debt.name}: the minimum of {voice.money(debt.minimum)} is not enough for {voice.money(entry.interest)} of "
        f"interest in the first month, {grows}; the smallest payment that works is {voice.a_month(entry.payment)}."
    )


def _free(case: DebtCase) -> str:
    voice, plan = case.voice, case.plan
    pays = f"Paying {voice.a_month(case.budget)} on {voice.money(case.owed)} of debt"
    if len(case.debts) == 1:
        return f"{pays} you are debt-free {_when(case, plan)}, for {voice.money(plan.interest)} of interest."
    ends = ", ".join(f"{course.debt.name} in {voice.month_after(course.months or 0)}" for course in plan.order)
    return (
        f"{pays}, the {case.chosen} ({MEANINGS[case.chosen]}) makes you debt-free {_when(case, plan)}, for "
        f"{voice.money(plan.interest)} of interest. Pay every minimum, and all beyond them on "
        f"{', then '.join(case.first(case.chosen))}. Paid off: {ends}."
    )


def _when(case: DebtCase, plan: Payoff) -> str:
    return f"in {case.voice.span(plan.months)}, in {case.voice.month_after(plan.months)}"


def _compared(case: DebtCase) -> Iterator[str]:
    if len(case.debts) == 1:
        return
    voice, plan, other = case.voice, case.plan, case.other
    name = OTHERS[case.chosen]
    if not other.complete:
        yield f"The {name} ({MEANINGS[name]}) would never get there."
    elif (plan.months, plan.interest) == (other.months, other.interest):
        yield f"The {name} ({MEANINGS[name]}) comes to the same here."
    else:
        difference = other.interest - plan.interest
        more = f"{voice.money(abs(difference))} {'more' if difference > 0 else 'less'}" if difference else "the same"
        yield (
            f"The {name} ({MEANINGS[name]}) takes {voice.span(other.months)} and {voice.money(other.interest)} of "
            f"interest, {more}."
        )


def _minimums(case: DebtCase) -> Iterator[str]:
    voice, least = case.voice, case.minimums
    if not least.complete:
        names = ", ".join(course.debt.name for course in least.courses if course.months is None)
        yield f"On the minimums alone these would never be paid off: {names}."
    elif least.months > case.plan.months:
        yield (
            f"With each minimum alone and nothing rolled over it would be {voice.span(least.months)} and "
            f"{voice.money(least.interest)} of interest."
        )


def _never(case: DebtCase) -> str:
    voice = case.voice
    pays = f"Paying {voice.a_month(case.budget)} on {voice.money(case.owed)} of debt"
    if len(case.debts) == 1:
        return f"{pays} never pays it off."
    names = ", ".join(course.debt.name for course in case.plan.courses if course.months is None)
    if case.other.complete:
        return f"{pays} in the order of the {case.chosen} never pays off {names}; {_compared_order(case)}."
    return f"{pays} never pays all of it off, in whatever order: {names} would stay."


def _compared_order(case: DebtCase) -> str:
    name = OTHERS[case.chosen]
    return f"the {name} ({MEANINGS[name]}) does, {_when(case, case.other)}"


def _extras(case: DebtCase) -> Iterator[str]:
    voice = case.voice
    for months in HORIZONS:
        extra = extra_needed(case.debts, months, case.digits)
        first = ", dearest debt first," if len(case.debts) > 1 else ""
        yield (
            f"{voice.a_month(extra)} more than the minimum{first} makes you debt-free in "
            f"{voice.formatter.months(months)}, in {voice.month_after(months)}."
        )
