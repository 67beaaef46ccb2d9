"""Which values a savings question gives, and which it takes from the question before it."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

QUESTIONS = {
    "I want to save 12 lakh with 40,000 a month": {"goal_amount": "12 lakh", "monthly_savings": "40,000"},
    "How much do I need to put aside to have $40,000 in 5 years?": {"goal_amount": "$40,000", "deadline": "in 5 years"},
    "How long will it take me to save for a Tesla Model 3?": {},
    "How long to save 900 for a Playstation 5 at 50 a month?": {"goal_amount": "900", "monthly_savings": "50"},
    "How long to save 100k with 1,000 a month at the usual stock market return?": {
        "goal_amount": "100k",
        "monthly_savings": "1,000",
    },
    "How long if I take 500 a month from my pay to save 20k?": {"goal_amount": "20k", "monthly_savings": "500"},
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_value_is_told_by_the_words_around_it(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == ("calculate_savings_timeline", values)


def test_a_return_and_an_inflation_are_told_apart_side_by_side() -> None:
    _, values = first_call("How long to save fifty grand saving 1k a month at 7% with 3% inflation")
    assert (values["annual_return"], values["inflation"]) == ("7%", "3%")
    _, values = first_call("How long to save 50k saving 1k a month with 3% inflation and 7% return?")
    assert (values["annual_return"], values["inflation"]) == ("7%", "3%")


def test_a_whole_question_takes_nothing_of_the_one_that_still_waits() -> None:
    talk = Conversation().user("I want to save 20k in 3 years")
    talk.call()
    talk.superseded().user("How long to save 50k saving 1k a month?")
    assert talk.call()[1] == {"goal_amount": "50k", "monthly_savings": "1k"}


def test_a_goal_and_a_pace_alone_are_a_savings_question() -> None:
    assert first_call("and for me, 12k with 400 a month?") == (
        "calculate_savings_timeline",
        {"goal_amount": "12k", "monthly_savings": "400"},
    )


def test_a_correction_takes_back_the_goal_while_the_pace_is_still_asked_for() -> None:
    talk = Conversation().user("How long to save 60k?")
    talk.call()
    talk.superseded().user("actually make it 80k")
    assert talk.call()[1] == {"goal_amount": "80k"}


def test_a_correction_is_for_the_value_it_is_more_like() -> None:
    talk = Conversation().user("How long to save 60k with 1,200 a month?")
    talk.call()
    talk.completed("It takes 50 months.").user("sorry, make it 1,500")
    assert talk.call()[1] == {"goal_amount": "60k", "monthly_savings": "1,500"}
