"""Which values a savings question gives, and which it takes from the question before it."""

from tests.unit.bot.playground.planner.conversation import Conversation, first_call


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
