"""Paydays and bills with their days, understood by the planner's rules."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_answer, first_call

AHEAD = "project_budget"
BUDGET = "plan_budget"


@pytest.mark.parametrize(
    "text",
    [
        "Will I run out of money?",
        "Project my cash flow",
        "Does my balance go below zero?",
        "Will my money last?",
        "Can I pay my bills?",
        "Am I going to be overdrawn?",
        "Look ahead at my account",
    ],
)
def test_a_question_about_the_balance_ahead_is_one_for_the_projection(text: str) -> None:
    assert first_call(text) == (AHEAD, {})


def test_what_comes_in_goes_out_and_is_there_is_told_apart() -> None:
    assert first_call(
        "Will I run out of money? I have 1,000 in my account, my salary is 2,500 every two weeks from Dec 4, rent 1200 "
        "on the 1st and insurance 600 a year on March 3, and groceries take 400 a month"
    ) == (
        AHEAD,
        {
            "balance": "1,000",
            "income": "salary is 2,500 every two weeks from Dec 4",
            "bills": "rent 1200 on the 1st\ninsurance 600 a year on March 3",
            "everyday_spending": "400",
        },
    )


def test_an_overdrawn_account_and_no_bills_are_understood() -> None:
    assert first_call("Cash flow for 6 months: overdrawn by 300, no bills, pay 900 on the 1st and 15th") == (
        AHEAD,
        {"months": "6 months", "balance": "-300", "income": "pay 900 on the 1st and 15th", "bills": "none"},
    )


def test_a_bill_is_moved_or_changed_in_the_question_before() -> None:
    talk = Conversation().user("Will my money last? 1,000 now, salary 2,000 on the 4th, rent 1,200 on the 1st")
    talk.react()
    talk.completed()
    talk.react()

    assert talk.user("What if I pay the rent on the 5th?").call()[1]["bills"] == "rent 1,200 on the 5th"
    talk.completed()
    talk.react()
    assert talk.user("Actually, rent is 1,300 on the 1st and phone 80 on the 15th").call()[1]["bills"] == (
        "rent is 1,300 on the 1st\nphone 80 on the 15th"
    )


def test_a_budget_until_payday_has_paydays_and_bills() -> None:
    assert first_call("payday budget please, 1,500 on the 1st and 15th, rent 900 on the 3rd") == (
        BUDGET,
        {"method": "payday", "paydays": "1,500 on the 1st and 15th", "bills": "rent 900 on the 3rd"},
    )


def test_another_way_to_budget_takes_the_place_of_paydays() -> None:
    talk = Conversation().user("Make me a budget until payday")
    assert talk.call() == (BUDGET, {"method": "payday"})
    talk.superseded()

    assert talk.user("make it a 50/30/20 budget for 4,000").call()[1]["method"] == "50/30/20"


def test_the_weather_ahead_is_no_question_about_money() -> None:
    assert first_answer("What is the forecast for tomorrow?").startswith("I can't help with that one")
