"""Where the income goes, as people ask it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tests.unit.tools.person import Person
from tools.planning.budget_case import BudgetCase
from tools.planning.budget_result import BudgetPlan
from tools.planning.fifty_thirty_twenty import plan_by_shares
from tools.planning.zero_based import plan_by_categories
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import Line

BUDGET = "plan_budget"
AMOUNTS = st.decimals(Decimal("0.01"), 100_000, places=2)


def amounts(result: dict[str, Any]) -> dict[str, str]:
    return {line["name"]: line["amount"]["text"] for line in result["lines"]}


async def test_50_30_20_is_the_default_and_adds_up_to_the_cent(alex: Person) -> None:
    result = await alex.result(BUDGET, monthly_income="2,431.67")

    assert result["summary"] == (
        "Of $2,431.67 a month, 50/30/20 gives $1,215.84 to needs, $729.50 to wants and $486.33 to savings."
    )
    assert amounts(result) == {"Needs": "$1,215.84", "Wants": "$729.50", "Savings": "$486.33"}


async def test_the_income_is_asked_for_and_then_remembered(alex: Person) -> None:
    assert await alex.questions(BUDGET) == ["monthly_income"]

    await alex.result(BUDGET, monthly_income="5000")

    assert (await alex.get(BUDGET)).display.from_memory == (
        "monthly income $5,000, as you told me on November 21, 2026",
    )


async def test_listed_categories_are_compared_with_the_shares(alex: Person) -> None:
    result = await alex.result(
        BUDGET, monthly_income="5000", categories="Rent 2,000\nGroceries 700\nNetflix 15\nEmergency fund 100"
    )

    assert [line["listed"]["text"] for line in result["lines"]] == ["$2,700", "$15", "$100"]
    assert result["suggestions"] == [
        "Your needs take $2,700, $200 more than the $2,500 planned for them: cut that much, or take it from "
        "another part.",
        "You listed $100 for savings: $900 more would make it the full 20%.",
    ]


async def test_more_listed_than_earned_is_said_with_50_30_20_too(alex: Person) -> None:
    result = await alex.result(BUDGET, monthly_income="1000", categories="Rent 900\nTravel 300")

    assert result["outcome"] == "over_income"
    assert "What you listed takes $1,200, which is $200 more than you earn." in result["summary"]


async def test_what_a_zero_based_plan_leaves_over_goes_to_savings(alex: Person) -> None:
    result = await alex.result(
        BUDGET, monthly_income="5000", method="zero_based", categories="Rent 2,000\nGroceries 700"
    )

    assert result["summary"] == (
        "Your 2 categories take $2,700 of your $5,000. The remaining $2,300 goes to Savings, "
        "so that all of your income has a job."
    )
    assert amounts(result) == {"Rent": "$2,000", "Groceries": "$700", "Savings": "$2,300"}


@pytest.mark.parametrize("name", ["savings", "Emergency fund"])
async def test_the_rest_joins_the_category_that_is_for_savings(alex: Person, name: str) -> None:
    result = await alex.result(BUDGET, monthly_income="5000", method="zero_based", categories=f"Rent 2,000\n{name} 500")

    assert amounts(result) == {"Rent": "$2,000", name: "$3,000"}


async def test_a_zero_based_plan_asks_for_the_categories(alex: Person) -> None:
    assert await alex.questions(BUDGET, monthly_income="5000", method="zero_based") == ["categories"]


async def test_a_form_turned_to_zero_based_needs_categories_too(alex: Person) -> None:
    outcome = await alex.ask(BUDGET)
    assert outcome.status == "needs_input"

    errors = await alex.executor.check(
        outcome.section.call_id,
        {"monthly_income": "5000", "method": "zero_based", "categories": None},
        alex.caller,
    )

    assert [error.field for error in errors] == ["categories"]


async def test_a_zero_based_plan_that_fits_exactly_says_so(alex: Person) -> None:
    result = await alex.result(BUDGET, monthly_income="2000", method="zero_based", categories="Rent 2,000")

    assert result["summary"] == "Your category takes $2,000, exactly your income: all of it has a job."
    assert result["remainder"]["amount"] == "0.00"


async def test_a_zero_based_plan_above_the_income_says_by_how_much_and_what_to_cut(alex: Person) -> None:
    result = await alex.result(
        BUDGET,
        monthly_income="5000",
        method="zero_based",
        categories="Rent 3,000\nGroceries 1,700\nNetflix 100\nEating out 700\nEmergency fund 200",
    )

    assert result["outcome"] == "over_income"
    assert result["summary"] == (
        "Your categories take $5,700, which is $700 more than your income of $5,000. Cut $700 to make the plan fit."
    )
    assert result["suggestions"] == [
        "Cut Eating out by $612.50, from $700 to $87.50.",
        "Cut Netflix by $87.50, from $100 to $12.50.",
    ]
    assert any("cut last: Rent, Groceries" in line for line in result["assumptions"])


async def test_the_budget_is_shown_as_a_table_and_a_pie_of_at_most_six_slices(alex: Person) -> None:
    names = [f"Category of spending {letter}" for letter in "ABCDEFGH"]
    categories = "\n".join(f"{name}: {rank}00" for rank, name in enumerate(names, start=1))
    display = (await alex.get(BUDGET, monthly_income="5000", method="zero_based", categories=categories)).display

    assert display.chart
    assert display.table
    assert len(display.table.rows) == 9
    assert display.chart.categories[-1] == "Other"
    assert len(set(display.chart.categories)) == 6
    assert all(len(label) <= 20 for label in display.chart.categories)
    assert sum(display.chart.series[0].values) == 5000.0


async def test_a_table_shows_what_was_listed_beside_what_fits(alex: Person) -> None:
    display = (
        await alex.get(BUDGET, monthly_income="1000", method="zero_based", categories="Rent 900\nTravel 300")
    ).display

    assert display.table
    assert display.table.columns == ("Category", "You listed", "Budget", "Share")
    assert display.table.rows == (
        ("Rent", "$900", "$900", "90%"),
        ("Travel", "$300", "$100", "10%"),
    )


def case_of(income: Decimal, listed: list[Decimal]) -> BudgetCase:
    lines = [Line(f"Category {number}", Money(amount, "USD")) for number, amount in enumerate(listed)]
    return BudgetCase(Money(income, "USD"), lines, Formatter("en_US", "UTC"), date(2026, 11, 21))


@settings(max_examples=300, deadline=None)
@given(income=AMOUNTS, listed=st.lists(AMOUNTS, min_size=1, max_size=8))
def test_every_budget_adds_up_to_the_income(income: Decimal, listed: list[Decimal]) -> None:
    case = case_of(income, listed)

    def total(plan: BudgetPlan) -> Decimal:
        return sum((line.amount.amount for line in plan.lines), Decimal(0))

    assert total(plan_by_shares(case)) == income
    assert total(plan_by_categories(case)) == income
