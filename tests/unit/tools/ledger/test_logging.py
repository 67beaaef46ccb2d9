"""Logging what was spent and earned."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.tools.person import Person

MONTH = "November 30, 2026"


async def test_an_expense_is_kept_with_its_guessed_category_and_can_be_undone(alex: Person) -> None:
    done = await alex.get("log_expense", amount="45", description="groceries")
    assert done.display.summary == "I logged $45 for groceries under Groceries, today."
    assert done.display.assumptions == ("The category Groceries is my guess.",)
    assert done.display.undo is not None
    assert "undo" not in done.result
    assert (done.result["category"], done.result["guessed_by"]) == ("groceries", "word")


async def test_the_amount_has_to_be_asked_for_and_nothing_else(alex: Person) -> None:
    assert await alex.questions("log_expense", description="lunch") == ["amount"]
    assert await alex.questions("log_income") == ["amount"]


@pytest.mark.parametrize(
    ("arguments", "category", "by"),
    [
        ({"description": "lunch", "category": "gifts"}, "gifts", None),
        ({"description": "Restaurnt Luigi"}, "eating_out", "likeness"),
        ({"description": "zyx", "likely_category": "pets"}, "pets", "model"),
        ({"description": "lunch", "likely_category": "pets"}, "eating_out", "word"),
        ({"description": "zyx"}, "other", None),
        ({}, "other", None),
    ],
)
async def test_what_the_user_said_comes_before_words_and_words_before_the_model(
    alex: Person, arguments: dict[str, str], category: str, by: str | None
) -> None:
    result = await alex.result("log_expense", amount="10", **arguments)
    assert (result["category"], result["guessed_by"]) == (category, by)


async def test_a_correction_teaches_a_rule_that_comes_before_known_words(alex: Person) -> None:
    await alex.result("log_expense", amount="4", description="Blue Coffee 12")
    await alex.agree("edit_transaction", which="coffee", new_category="gifts")
    result = await alex.result("log_expense", amount="5", description="BLUE COFFEE #77 NYC")
    assert (result["category"], result["guessed_by"]) == ("gifts", "rule")
    other = await alex.result("log_expense", amount="5", description="Red coffee")
    assert other["category"] == "eating_out"


async def test_with_a_limit_the_answer_says_what_is_left_per_day_and_the_pace(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="300")
    limit: dict[str, Any] = (await alex.result("log_expense", amount="100", description="groceries"))["limit"]
    assert limit["left"]["text"] == "$200"
    assert (limit["days_left"], limit["left_per_day"]["text"]) == (10, "$20")
    assert limit["pace"] == f"That is $110 less than an even pace. At this pace it is $142.86 by {MONTH}."
    assert limit["standing"] == "on_pace"


async def test_passing_80_and_100_percent_is_said_once_each(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="100")
    marks = [
        (await alex.result("log_expense", amount=amount, category="groceries"))["mark"]
        for amount in ("79.99", "0.01", "20", "0.01", "5")
    ]
    assert marks == [None, 80, None, 100, None]


async def test_a_single_expense_over_the_whole_limit_passes_both_marks(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="100")
    result = await alex.result("log_expense", amount="150", category="groceries")
    assert result["mark"] == 100
    assert "over the limit for Groceries" in result["summary"]
    assert result["limit"]["over"]["text"] == "$50"


async def test_an_expense_of_yesterday_counts_there(alex: Person) -> None:
    result = await alex.result("log_expense", amount="10", day="yesterday")
    assert (result["day"], result["summary"]) == ("2026-11-20", "I logged $10 under Other, yesterday.")


async def test_an_expense_of_an_earlier_month_does_not_touch_the_limit_of_this_one(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="100")
    result = await alex.result("log_expense", amount="90", category="groceries", day="2026-10-30")
    assert result["limit"]["days_left"] == 1
    status = await alex.result("budget_status", category="groceries")
    assert status["limits"][0]["spent"]["text"] == "$0"


async def test_income_is_kept_as_income(alex: Person) -> None:
    result = await alex.result("log_income", amount="2,400", description="salary")
    assert result["summary"] == "I logged $2,400 of income from salary, today."
    [listed] = (await alex.result("list_transactions"))["transactions"]
    assert Decimal(listed["amount"]["amount"]) == 2400


async def test_two_currencies_are_kept_apart(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="100")
    await alex.result("log_expense", amount="10", category="groceries")
    abroad = await alex.result("log_expense", amount="€50", category="groceries")
    assert abroad["limit"] is None
    assert (await alex.result("budget_status"))["limits"][0]["spent"]["text"] == "$10"
    assert (await alex.result("list_transactions"))["spent"] == [
        {"amount": "50.00", "currency": "EUR", "text": "€50"},
        {"amount": "10.00", "currency": "USD", "text": "$10"},
    ]


async def test_money_in_other_currencies_is_named_where_it_is_not_counted(alex: Person) -> None:
    await alex.result("log_expense", amount="10", category="groceries")
    await alex.result("log_expense", amount="€50", category="groceries")
    left_out = "Only USD is counted here; what is in EUR is kept apart."
    assert left_out in (await alex.result("budget_status"))["assumptions"]
    assert left_out in (await alex.result("spending_report"))["assumptions"]


async def test_an_account_with_an_endless_name_is_refused(alex: Person) -> None:
    assert "shorter name" in await alex.refusal("log_expense", amount="10", account="x" * 81)


async def test_what_is_spent_is_not_told_where_others_read_along(alex: Person) -> None:
    channel = await alex.in_a_channel()
    assert "private" in await channel.refusal("log_expense", amount="45")
    assert "private" in await channel.refusal("log_income", amount="45")
    assert "private" in await channel.refusal("list_transactions")
    assert "private" in await channel.refusal("delete_transaction")
    assert "private" in await channel.refusal("set_budget_limit", category="groceries", amount="45")
    assert "private" in await channel.refusal("budget_status")
    assert "private" in await channel.refusal("spending_report")
    assert "private" in await channel.refusal("find_recurring_bills")
    assert "private" in await channel.refusal("undo_last_change")
