"""Which questions are about chances and what-ifs, and which values they give."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

SIMULATE, COMPARE = "simulate_scenarios", "compare_scenarios"

QUESTIONS: dict[str, dict[str, Any]] = {
    "What are my chances of having 400k in 20 years?": {"goal_amount": "400k", "years": 20},
    "How likely is it that I have $300,000 in 15 years if I have 50k invested and add 600 a month?": {
        "goal_amount": "$300,000",
        "years": 15,
        "balance": "50k",
        "monthly_contribution": "600",
    },
    "Simulate my portfolio of 250k with 1,000 a month for 20 years, goal 700k": {
        "balance": "250k",
        "monthly_contribution": "1,000",
        "years": 20,
        "goal_amount": "700k",
    },
    "Run a Monte Carlo: I have 500k and spend 2,000 a month for 30 years": {
        "balance": "500k",
        "monthly_spending": "2,000",
        "years": 30,
    },
    "What is the chance that my money lasts until 95? I'm 66 and have 600k, adding 0 a month, spending 2,500 a month": {
        "until_age": 95,
        "age": 66,
        "balance": "600k",
        "monthly_contribution": "0",
        "monthly_spending": "2,500",
    },
    "Simulate 100k at 7% ± 15% with 2% inflation and 0.2% fees over 10 years": {
        "balance": "100k",
        "annual_return": "7%",
        "volatility": "15%",
        "inflation": "2%",
        "fees": "0.2%",
        "years": 10,
    },
    "Simulate 100k, adding 1,000 a month for 10 years, then spending 2,000 a month for 30 years": {
        "balance": "100k",
        "monthly_contribution": "1,000",
        "monthly_spending": "2,000",
    },
    "How likely is 1 million in 25 years with 60% stocks?": {"goal_amount": "1 million", "years": 25, "stocks": "60%"},
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=list(QUESTIONS))
def test_a_question_about_chances_gives_its_values(text: str, values: dict[str, Any]) -> None:
    assert first_call(text) == (SIMULATE, values)


HOUSE = {"balance": "20k", "monthly_contribution": "500", "years": 20, "goal_amount": "200k"}
TOLD = "How likely is it that I have 200k in 20 years? I have 20k invested and add 500 a month"


def simulated() -> Conversation:
    talk = Conversation().user(TOLD)
    assert talk.call() == (SIMULATE, HOUSE)
    return talk.completed()


@pytest.mark.parametrize(
    "text",
    [
        "What if I save 200 more a month?",
        "what if I retire at 60?",
        "How about investing in stocks?",
        "What if I invest it in an index fund at 7% ± 15%?",
        "And what if I save 200 more or invest in bonds?",
    ],
)
def test_a_what_if_after_a_simulation_stands_beside_its_plan(text: str) -> None:
    assert simulated().user(text).call() == (COMPARE, {**HOUSE, "changes": text})


def test_one_what_if_after_another_compares_with_the_same_plan() -> None:
    talk = simulated().user("What if I save 200 more a month?")
    talk.call()
    talk.completed().user("And if I invest in stocks?")
    assert talk.call() == (COMPARE, {**HOUSE, "changes": "And if I invest in stocks?"})


def test_a_change_of_the_plan_simulates_it_again() -> None:
    talk = simulated().user("Actually I add 600 a month")
    assert talk.call() == (SIMULATE, {**HOUSE, "monthly_contribution": "600"})


def test_what_is_missing_of_a_simulation_may_be_told_in_words() -> None:
    talk = Conversation().user("How likely is it that I have 200k in 20 years?")
    talk.call()
    talk.superseded().user("I have 20k invested and add 500 a month")
    assert talk.call() == (SIMULATE, HOUSE)


def test_more_saving_after_a_timeline_stands_beside_its_plan() -> None:
    talk = Conversation().user("How long to save 60k with 1,200 a month? I already have 5k")
    talk.call()
    talk.completed().user("What if I save 200 more a month?")
    assert talk.call() == (
        COMPARE,
        {
            "goal_amount": "60k",
            "monthly_contribution": "1,200",
            "balance": "5k",
            "changes": "What if I save 200 more a month?",
        },
    )


def test_another_amount_after_a_timeline_is_still_a_timeline() -> None:
    talk = Conversation().user("How long to save 60k with 1,200 a month?")
    talk.call()
    talk.completed().user("What if I save 1,500?")
    assert talk.call()[0] == "calculate_savings_timeline"


def test_investing_in_something_else_after_a_retirement_projection_stands_beside_its_plan() -> None:
    talk = Conversation().user(
        "I'm 40 and have 150k saved, putting in 1,000 a month. Can I retire at 60 and spend 3,500 a month?"
    )
    talk.call()
    talk.completed().user("What if I invest it in stocks?")
    assert talk.call() == (
        COMPARE,
        {
            "age": 40,
            "balance": "150k",
            "monthly_contribution": "1,000",
            "retirement_age": 60,
            "monthly_spending": "3,500",
            "changes": "What if I invest it in stocks?",
        },
    )


@pytest.mark.parametrize(
    "text",
    ["What if I save 200 more a month?", "What if I retire at 60?", "What if I save 200 more, or invest in stocks?"],
)
def test_a_what_if_out_of_nowhere_asks_for_the_plan(text: str) -> None:
    assert first_call(text) == (COMPARE, {"changes": text})


def test_ways_that_are_to_be_compared_are_told_apart() -> None:
    assert first_call("Compare saving 200 more with investing in stocks") == (
        COMPARE,
        {"changes": "saving 200 more\ninvesting in stocks"},
    )


def test_a_plan_and_its_what_if_may_be_told_at_once() -> None:
    talk = simulated().user("What if I save 200 more? Or retire at 60?")
    assert talk.call()[1]["changes"] == "What if I save 200 more?"


def test_what_an_extra_payment_makes_of_debts_stays_with_the_debts() -> None:
    talk = Conversation().user("I owe Visa 8,000 at 24.99% minimum 160")
    talk.call()
    talk.completed().user("What if I pay 200 more each month?")
    assert talk.call()[0] == "plan_debt_payoff"
