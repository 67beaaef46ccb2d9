"""What is said about what-ifs: each one beside the plan, by its chance, its ending and its low point."""

from collections.abc import Iterator
from decimal import Decimal

from tools.futures.comparison_case import SAME, ComparisonCase, Variant
from tools.futures.scenarios_words import assumptions as assumptions_of
from tools.futures.scenarios_words import returns_assumed, span
from tools.futures.simulation import BAD, MIDDLE


def summary(case: ComparisonCase) -> str:
    """Return where the plan leads, and for each what-if what it changes."""
    return " ".join((_planned(case), *(_changed(case, variant) for variant in case.variants), *_best(case)))


def assumptions(case: ComparisonCase) -> tuple[str, ...]:
    """Return what the plan rests on, and what is different beneath a what-if."""
    return (*assumptions_of(case.scenario(case.plan)), *_different(case), _SAME)


_SAME = "Every line meets the same markets, month by month, so the differences come from the changes alone."


def low_point(case: ComparisonCase, variant: Variant) -> str:
    """Return the lowest balance in bad times and when that is: "$18,200 (2027)"."""
    year, balance = variant.low_point
    return f"{case.voice.money(balance)} ({case.scenario(variant).year(year)})"


def low_point_change(case: ComparisonCase, variant: Variant) -> str:
    """Return how far the low point moves; of money that is used up in both, when it is."""
    low = case.difference(variant).low
    years = variant.low_point[0] - case.plan.low_point[0]
    if low or variant.low_point[1] or not years:
        return case.signed(low)
    return f"{span(abs(years))} {'later' if years > 0 else 'earlier'}"


def points(chance: Decimal) -> str:
    """Return a difference between chances: "17 points more", "the same"."""
    count = int(chance * 100)
    if not count:
        return SAME
    unit = "point" if abs(count) == 1 else "points"
    return f"{abs(count)} {unit} {'more' if count > 0 else 'less'}"


def _planned(case: ComparisonCase) -> str:
    plan, scenario = case.plan, case.scenario(case.plan)
    time, goal = span(plan.outlook.plan.years), case.voice.money(plan.outlook.goal)
    if plan.outlook.aim == "lasts":
        left = f" with at least {goal} left" if plan.outlook.goal else ""
        start = f"As planned your money lasts {time}{left} with a chance of {scenario.chance()}"
    else:
        start = f"As planned you have {goal} in today's money after {time} with a chance of {scenario.chance()}"
    low = _low(case, plan)
    return (
        f"{start}; in the middle it ends with {_there(case, plan.ending(MIDDLE))}, in bad times with "
        f"{_there(case, plan.ending(BAD))}{f', {low}' if low else ''}."
    )


def _changed(case: ComparisonCase, variant: Variant) -> str:
    difference, years, low = case.difference(variant), variant.outlook.plan.years, _low(case, variant)
    time = f"after {span(years)} " if years != case.plan.outlook.plan.years else ""
    moved = f", {low} ({low_point_change(case, variant)})" if low else ""
    return (
        f"“{variant.name}”: a chance of {case.scenario(variant).chance()} ({points(difference.chance)}); in the middle "
        f"{_there(case, variant.ending(MIDDLE))} {time}({case.signed(difference.middle)}), in bad times "
        f"{_there(case, variant.ending(BAD))} ({case.signed(difference.bad)}){moved}."
    )


def _there(case: ComparisonCase, amount: Decimal) -> str:
    return f"about {case.voice.money(amount)}" if amount else "nothing"


def _low(case: ComparisonCase, variant: Variant) -> str:
    """Return the low point in words; "" where it is today."""
    year, balance = variant.low_point
    when = case.scenario(variant).year(year)
    if not year:
        return ""
    return f"with a low point of {case.voice.money(balance)} in {when}" if balance else f"used up in {when}"


def _best(case: ComparisonCase) -> Iterator[str]:
    """Which of several raises the chance most, where one does."""
    ranked = sorted(case.variants, key=lambda variant: variant.outlook.chance, reverse=True)
    if len(ranked) > 1 and case.difference(ranked[0]).chance > max(Decimal(0), case.difference(ranked[1]).chance):
        yield f"“{ranked[0].name}” raises the chance most."


def _different(case: ComparisonCase) -> Iterator[str]:
    for variant in case.variants:
        if variant.outlook.plan.returns != case.plan.outlook.plan.returns:
            yield f"{variant.name}: {' '.join(returns_assumed(case.scenario(variant)))}"
