"""Wishes about spending, in the words people use, and what only sounds like one."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I spent 45 on groceries", {"amount": "45", "description": "groceries"}),
        ("spent $12.50 for lunch yesterday", {"amount": "$12.50", "description": "lunch", "day": "yesterday"}),
        ("I bought a coffee for 4.50", {"amount": "4.50", "description": "coffee"}),
        ("I paid 45 for groceries", {"amount": "45", "description": "groceries"}),
        ("Log an expense of 30 for books", {"amount": "30", "description": "books"}),
        ("I spent 45, no, 54 on groceries", {"amount": "54", "description": "groceries"}),
        (
            "I spent 20 on a taxi last Friday, put it under travel",
            {"amount": "20", "description": "taxi", "category": "travel", "day": "last Friday"},
        ),
        ("log an expense", {}),
    ],
)
def test_expenses(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == ("log_expense", values)


@pytest.mark.parametrize(
    ("text", "tool", "values"),
    [
        ("I got paid 2,400 today", "log_income", {"amount": "2,400"}),
        ("how much is left for food", "budget_status", {"category": "groceries"}),
        ("What's left?", "budget_status", {}),
        ("am I over my limits?", "budget_status", {}),
        ("at most 400 a month for groceries", "set_budget_limit", {"category": "groceries", "amount": "400"}),
        ("Limit eating out to 150 a month", "set_budget_limit", {"category": "eating_out", "amount": "150"}),
        ("undo that", "undo_last_change", {}),
        ("delete the coffee", "delete_transaction", {"which": "coffee"}),
        ("delete my last expense", "delete_transaction", {}),
        ("Delete the transaction of 45", "delete_transaction", {"amount": "45"}),
        ("change the coffee to 5.40", "edit_transaction", {"which": "coffee", "new_amount": "5.40"}),
        ("the lunch was 18, not 12", "edit_transaction", {"which": "lunch", "new_amount": "18"}),
        ("move the coffee to gifts", "edit_transaction", {"which": "coffee", "new_category": "gifts"}),
        ("that belongs to travel", "edit_transaction", {"new_category": "travel"}),
        ("show my transactions", "list_transactions", {}),
        ("what did I spend on coffee?", "list_transactions", {"words": "coffee"}),
        ("how much did I spend on groceries last month?", "list_transactions", {"category": "groceries"}),
        ("where does my money go?", "spending_report", {}),
        ("which subscriptions do I have?", "find_recurring_bills", {}),
    ],
)
def test_everything_else_about_spending(text: str, tool: str, values: dict[str, str]) -> None:
    assert first_call(text) == (tool, values)


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("I paid 300 into the car fund", "contribute_to_goal"),
        ("delete my car goal", "delete_goal"),
        ("forget my rent", "forget_fact"),
        ("I spend 1,800 a month on essentials, how big should my emergency fund be?", "emergency_fund"),
        ("make me a budget", "plan_budget"),
    ],
)
def test_what_only_sounds_like_spending(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_amount_corrected_after_it_was_logged_corrects_the_transaction() -> None:
    talk = Conversation().user("I spent 45 on groceries")
    talk.call()
    talk.completed().said()
    assert talk.user("Actually it was 54").call() == ("edit_transaction", {"new_amount": "54"})


def test_a_limit_is_changed_by_a_new_amount_alone() -> None:
    talk = Conversation().user("Limit shopping to 200 a month")
    talk.call()
    talk.completed().said()
    assert talk.user("no, make it 250").call() == ("set_budget_limit", {"category": "shopping", "amount": "250"})
