"""Which questions are about how much house somebody can afford, and which values they give."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

HOME = "mortgage_affordability"
KNOWN = {"gross_income": "8,000", "monthly_debts": "300", "down_payment": "60,000", "annual_rate": "6.5%"}

QUESTIONS = {
    "How much house can I afford?": {},
    "what mortgage can we get": {},
    "Which home could we afford by the 28/36 rule?": {},
    "We make 8,000 a month before tax, pay 300 a month on debts and have 60,000 to put down. How much house can we "
    "afford at 6.5%?": KNOWN,
    "How much home can I afford? Gross income 8,000, debts 300 a month, down payment 60,000, rate 6.5%": KNOWN,
    "How expensive a house can I afford with a gross salary of 8,000 a month, a car loan of 300 a month, 60,000 down "
    "and 6.5% interest?": KNOWN,
    "What's the most expensive house I can afford at 6% over 15 years? I have no debts.": {
        "annual_rate": "6%",
        "term": "15 years",
        "monthly_debts": "0",
    },
    "How big a mortgage do I qualify for with 7,500 a month before tax and nothing down? Property taxes are 400 a "
    "month.": {"gross_income": "7,500", "down_payment": "0", "housing_costs": "400"},
}

OTHERS = {
    "How long until I can afford a house for 300k with 2,000 a month?": "calculate_savings_timeline",
    "What's the payment on a mortgage of 300,000 at 6% over 30 years?": "amortize_loan",
    "Which of my debts should I pay first?": "plan_debt_payoff",
    "Make a budget for 5,000 a month": "plan_budget",
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_about_the_price_of_a_home_gives_its_values(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (HOME, values)


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_saving_for_a_home_or_repaying_it_is_another_wish(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_answer_in_words_goes_on_with_the_question() -> None:
    talk = Conversation().user("How much house can I afford?")
    talk.call()
    talk.superseded().user("We earn 8,000 before tax, I pay 300 on debts, have 60,000 down and the rate is 6.5%")
    assert talk.call() == (HOME, KNOWN)


def test_an_income_before_tax_answers_the_question_and_is_no_income_after_tax() -> None:
    talk = Conversation().user("How much house can I afford?")
    talk.call()
    talk.superseded().user("I make 8,000 a month before tax")
    assert talk.call() == (HOME, {"gross_income": "8,000"})
    assert first_call("I make 8,000 a month before tax") == (
        "remember_fact",
        {"name": "gross_income", "value": "8,000"},
    )


def test_a_change_keeps_what_was_said_before() -> None:
    talk = Conversation().user(
        "How much house can I afford with 8,000 a month before tax, 300 a month of debts, 60,000 down, at 6.5%?"
    )
    assert talk.call() == (HOME, KNOWN)
    talk.completed().user("what if I had no debts?")
    assert talk.call() == (HOME, KNOWN | {"monthly_debts": "0"})
    talk.completed().user("and with 80,000 down?")
    assert talk.call() == (HOME, KNOWN | {"monthly_debts": "0", "down_payment": "80,000"})
    talk.completed().user("What about 15 years?")
    assert talk.call()[1]["term"] == "15 years"


def test_an_income_after_tax_is_a_fact_and_not_the_income_that_counts() -> None:
    talk = Conversation().user("I take home 5,000 a month. How much house can I afford?")
    assert talk.call() == ("remember_fact", {"name": "monthly_income", "value": "5,000"})
    talk.completed()
    assert talk.call() == (HOME, {})
