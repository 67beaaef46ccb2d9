"""Which questions are about an emergency fund, and which values they give."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

FUND = "emergency_fund"

QUESTIONS = {
    "How big should my emergency fund be?": {},
    "how much should i keep in a rainy-day fund": {},
    "How big should my emergency fund be if I need 2,500 a month for the essentials?": {"monthly_essentials": "2,500"},
    "My essentials are $2,500 a month. Is my emergency fund of $4,000 enough?": {
        "monthly_essentials": "$2,500",
        "emergency_savings": "$4,000",
    },
    "I spend 1,800 a month on essentials and have 4k saved, what is missing in my emergency fund?": {
        "monthly_essentials": "1,800",
        "emergency_savings": "4k",
    },
    "I need 2,000 a month to live and can put away 300 a month. When is my emergency fund full?": {
        "monthly_essentials": "2,000",
        "monthly_savings": "300",
    },
    "I can save 300 a month for my emergency fund, my expenses are 2,000": {
        "monthly_savings": "300",
        "monthly_essentials": "2,000",
    },
    "How long could I live on 9,000 if I lost my job? My bills are 1,500 a month.": {
        "emergency_savings": "9,000",
        "monthly_essentials": "1,500",
    },
    "I want an emergency fund of 6 months of expenses, and those are 2,200 a month": {
        "target_months": "6 months",
        "monthly_essentials": "2,200",
    },
    "what would a four-month emergency fund take at 1,900 a month?": {
        "target_months": "four months",
        "monthly_essentials": "1,900",
    },
}

OTHERS = {
    "How long to save 10k for an emergency fund with 500 a month?": "calculate_savings_timeline",
    "New goal: emergency fund, 10,000": "create_goal",
    "add $250 to my emergency fund": "contribute_to_goal",
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_about_the_fund_gives_its_values(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (FUND, values)


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_saving_for_it_or_keeping_it_as_a_goal_is_another_wish(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_answer_in_words_goes_on_with_the_question() -> None:
    talk = Conversation().user("How big should my emergency fund be?")
    talk.call()
    talk.superseded().user("I need 2,500 a month, and I have 4,000 put aside")
    assert talk.call() == (FUND, {"monthly_essentials": "2,500", "emergency_savings": "4,000"})


def test_a_change_keeps_what_was_said_before() -> None:
    talk = Conversation().user("My essentials are 2,500 a month, how big should my emergency fund be?")
    talk.call()
    talk.completed().user("what if I put away 500 a month?")
    assert talk.call() == (FUND, {"monthly_essentials": "2,500", "monthly_savings": "500"})
    talk.completed().user("and for 4 months instead?")
    assert talk.call()[1]["target_months"] == "4 months"


def test_saving_for_something_else_starts_afresh() -> None:
    talk = Conversation().user("My essentials are 2,500 a month, how big should my emergency fund be?")
    talk.call()
    talk.completed().user("And how long to save 20k for a car with 400 a month?")
    assert talk.call() == ("calculate_savings_timeline", {"goal_amount": "20k", "monthly_savings": "400"})


def test_an_income_beside_the_question_is_remembered_too() -> None:
    talk = Conversation().user("I make $4,000 a month. How big should my emergency fund be?")
    assert talk.call() == ("remember_fact", {"name": "monthly_income", "value": "$4,000"})
    talk.completed()
    assert talk.call() == (FUND, {})
