"""The 50/30/20 budget: needs, wants and savings, compared with what the user listed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tools.finance.budgeting import Bucket, split_50_30_20
from tools.planning.budget_case import BudgetCase
from tools.planning.budget_result import BudgetPlan

COVERS: Mapping[Bucket, str] = {
    "needs": "housing, food, transport, insurance, minimum debt payments",
    "wants": "eating out, hobbies, travel, subscriptions",
    "savings": "emergency fund, goals, paying debt down faster",
}


def plan_by_shares(case: BudgetCase) -> BudgetPlan:
    """Return the income divided into 50% needs, 30% wants and 20% savings, to the cent."""
    parts = split_50_30_20(case.income.amount, case.digits)
    listed = case.listed_by_bucket()
    excess = max(case.listed_total - case.income.amount, Decimal(0))
    return BudgetPlan(
        summary=_summary(case, parts, excess),
        as_of=case.today,
        assumptions=tuple(_assumptions(case)),
        suggestions=tuple(_suggestions(case, parts, listed)),
        outcome="over_income" if excess else "balanced",
        method="50/30/20",
        monthly_income=case.amount(case.income.amount),
        lines=tuple(case.line(bucket.capitalize(), part, listed.get(bucket)) for bucket, part in parts.items()),
        remainder=case.amount(Decimal(0)),
        excess=case.amount(excess),
    )


def _summary(case: BudgetCase, parts: Mapping[Bucket, Decimal], excess: Decimal) -> str:
    needs, wants, savings = (case.money(part) for part in parts.values())
    income = case.money(case.income.amount)
    split = f"Of {income} a month, 50/30/20 gives {needs} to needs, {wants} to wants and {savings} to savings."
    if not excess:
        return split
    total = case.money(case.listed_total)
    return f"{split} What you listed takes {total}, which is {case.money(excess)} more than you earn."


def _assumptions(case: BudgetCase) -> Iterator[str]:
    yield f"{case.money(case.income.amount)} is what you have each month after tax; the parts add up to it to the cent."
    for bucket, covers in COVERS.items():
        names = case.names_in(bucket)
        counted = f"; of your list I counted {names}" if names else ""
        yield f"{bucket.capitalize()}: {covers}{counted}."


def _suggestions(case: BudgetCase, parts: Mapping[Bucket, Decimal], listed: Mapping[Bucket, Decimal]) -> Iterator[str]:
    """Compare each part with what was listed for it."""
    for bucket, taken in listed.items():
        part, missing = parts[bucket], parts[bucket] - taken
        if bucket == "savings" and missing > 0:
            yield f"You listed {case.money(taken)} for savings: {case.money(missing)} more would make it the full 20%."
        elif bucket != "savings" and missing < 0:
            yield (
                f"Your {bucket} take {case.money(taken)}, {case.money(-missing)} more than the {case.money(part)} "
                "planned for them: cut that much, or take it from another part."
            )
