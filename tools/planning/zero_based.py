"""The zero-based budget: every cent of the income gets a job."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tools.finance.budgeting import Bucket, cut_to_fit, zero_based
from tools.planning.budget_case import BudgetCase
from tools.planning.budget_result import BudgetLine, BudgetPlan
from tools.planning.categories import bucket_of

SAVINGS = "Savings"

CUT_ORDER: Mapping[Bucket, int] = {"wants": 0, "savings": 1, "needs": 2}
"""Wants are cut first, then savings, and what is needed to live only when nothing else is left."""


def plan_by_categories(case: BudgetCase) -> BudgetPlan:
    """Return the listed categories made to add up to the income: the rest saved, or the excess cut."""
    plan = zero_based(case.income.amount, [line.amount.amount for line in case.listed])
    home = _home_of_the_rest(case)
    lines = _cut(case, plan.excess) if plan.excess else _filled(case, plan.remainder, home)
    return BudgetPlan(
        summary=_over(case, plan.excess) if plan.excess else _balanced(case, plan.remainder, home),
        as_of=case.today,
        assumptions=tuple(_assumptions(case, plan.excess)),
        suggestions=tuple(_cuts(case, lines)) if plan.excess else (),
        outcome="over_income" if plan.excess else "balanced",
        method="zero_based",
        monthly_income=case.amount(case.income.amount),
        lines=lines,
        remainder=case.amount(plan.remainder),
        excess=case.amount(plan.excess),
    )


def _home_of_the_rest(case: BudgetCase) -> str:
    """Return the category that gets what is left over: the one listed for savings, or a new one."""
    names = [line.name for line in case.listed]
    named = next((name for name in names if name.casefold() == SAVINGS.casefold()), None)
    return named or next((name for name in names if bucket_of(name) == "savings"), SAVINGS)


def _filled(case: BudgetCase, remainder: Decimal, home: str) -> tuple[BudgetLine, ...]:
    """Return the listed categories, with the remainder in its home."""
    amounts = {line.name: line.amount.amount for line in case.listed}
    if remainder:
        amounts[home] = amounts.get(home, Decimal(0)) + remainder
    return tuple(case.line(name, amount) for name, amount in amounts.items())


def _cut(case: BudgetCase, excess: Decimal) -> tuple[BudgetLine, ...]:
    listed = [line.amount.amount for line in case.listed]
    fitting = cut_to_fit(listed, [CUT_ORDER[bucket_of(line.name)] for line in case.listed], excess, case.digits)
    return tuple(
        case.line(line.name, amount, line.amount.amount) for line, amount in zip(case.listed, fitting, strict=True)
    )


def _balanced(case: BudgetCase, remainder: Decimal, home: str) -> str:
    income, count = case.money(case.income.amount), len(case.listed)
    categories = "Your category takes" if count == 1 else f"Your {count} categories take"
    if not remainder:
        return f"{categories} {income}, exactly your income: all of it has a job."
    taken = case.money(case.listed_total)
    return (
        f"{categories} {taken} of your {income}. The remaining {case.money(remainder)} goes to {home}, "
        "so that all of your income has a job."
    )


def _over(case: BudgetCase, excess: Decimal) -> str:
    return (
        f"Your categories take {case.money(case.listed_total)}, which is {case.money(excess)} more than your income "
        f"of {case.money(case.income.amount)}. Cut {case.money(excess)} to make the plan fit."
    )


def _cuts(case: BudgetCase, lines: Sequence[BudgetLine]) -> Iterator[str]:
    """Say what to cut, the largest cut first."""
    cuts = [(line.listed.amount - line.amount.amount, line) for line in lines if line.listed]
    for cut, line in sorted(cuts, key=lambda entry: -entry[0]):
        if cut and line.listed:
            yield f"Cut {line.name} by {case.money(cut)}, from {line.listed.text} to {line.amount.text}."


def _assumptions(case: BudgetCase, excess: Decimal) -> Iterator[str]:
    yield f"{case.money(case.income.amount)} is what you have each month after tax."
    if excess:
        wants = case.names_in("wants")
        spared = case.names_in("needs")
        yield f"Wants are cut first, in proportion to their size: {wants or 'there are none on your list'}."
        if spared:
            yield f"What you need to live is cut last: {spared}."
