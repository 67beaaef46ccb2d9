"""Which questions are about retirement, and which values they give."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

RETIREMENT = "project_retirement"

QUESTIONS: dict[str, dict[str, Any]] = {
    "When can I retire?": {},
    "How much do I need to retire?": {},
    "I'm 40 and have 150k saved, putting in 1,000 a month. Can I retire at 60 and spend 3,500 a month?": {
        "age": 40,
        "retirement_savings": "150k",
        "monthly_contribution": "1,000",
        "retirement_age": 60,
        "monthly_spending": "3,500",
    },
    "Am I on track for retirement? I am 35, have $80,000 in my 401k, save $900 a month and want to spend $45,000 a "
    "year": {
        "age": 35,
        "retirement_savings": "$80,000",
        "monthly_contribution": "$900",
        "yearly_spending": "$45,000 a year",
    },
    "can i retire at 62? im 51, got 400k, put away 1500 a month, need 4000 a month to live": {
        "age": 51,
        "retirement_age": 62,
        "retirement_savings": "400k",
        "monthly_contribution": "1500",
        "monthly_spending": "4000",
    },
    "I'm 45 with 200k in retirement savings. When can I stop working if I invest 2k a month and live on 3k a month?": {
        "age": 45,
        "retirement_savings": "200k",
        "monthly_contribution": "2k",
        "monthly_spending": "3k",
    },
    "How much do I need to retire at 65 and live to 90 with a 3.5% withdrawal rate, 6% return and 2% inflation?": {
        "retirement_age": 65,
        "plan_to_age": 90,
        "withdrawal_rate": "3.5%",
        "annual_return": "6%",
        "inflation": "2%",
    },
    "Can I retire by the 4% rule?": {"withdrawal_rate": "4%"},
    "Could I retire on 40k?": {},
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_about_retirement_gives_its_values(text: str, values: dict[str, Any]) -> None:
    assert first_call(text) == (RETIREMENT, values)


OTHERS = {
    "Create a retirement goal of 500k": "create_goal",
    "How long to save 500k for retirement with 1,000 a month?": "calculate_savings_timeline",
    "My retirement savings are $150,000": "remember_fact",
    "What do you know about my retirement?": "list_facts",
}


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_saving_an_amount_a_goal_and_a_fact_are_other_wishes(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_answer_in_words_goes_on_with_the_question() -> None:
    talk = Conversation().user("When can I retire?")
    talk.call()
    talk.superseded().user("I'm 40, I have 150k and I save 1,000 a month")
    assert talk.call()[1] == {"age": 40, "retirement_savings": "150k", "monthly_contribution": "1,000"}
    talk.superseded().user("I want to spend 3,000 a month")
    assert talk.call()[1] == {
        "age": 40,
        "retirement_savings": "150k",
        "monthly_contribution": "1,000",
        "monthly_spending": "3,000",
    }


def test_a_what_if_changes_one_value_and_keeps_the_others() -> None:
    talk = Conversation().user("I'm 40 with 150k saved, save 1,000 a month and want to spend 40k a year when I retire")
    assert talk.call() == (
        RETIREMENT,
        {
            "age": 40,
            "retirement_savings": "150k",
            "monthly_contribution": "1,000",
            "yearly_spending": "40k a year",
        },
    )
    talk.completed().user("what if I retire at 60?")
    assert talk.call()[1]["retirement_age"] == 60
    talk.completed().user("and if I save 1,500 a month?")
    assert talk.call()[1]["monthly_contribution"] == "1,500"
    talk.completed().user("what if I spend 3,000 a month instead?")
    values = talk.call()[1]
    assert (values["monthly_spending"], values.get("yearly_spending")) == ("3,000", None)
    talk.completed().user("and with a 6% return?")
    assert (values | talk.call()[1])["annual_return"] == "6%"


def test_an_age_beside_the_question_belongs_to_it() -> None:
    assert first_call("My age is 40. When can I retire?") == (RETIREMENT, {"age": 40})
