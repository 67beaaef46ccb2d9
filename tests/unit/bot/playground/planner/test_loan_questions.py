"""Which questions are about a loan, and which values they give."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

LOAN = "amortize_loan"

QUESTIONS = {
    "What would a car loan cost me?": {},
    "What's the monthly payment on a $180,000 mortgage at 4.25% over 30 years?": {
        "principal": "$180,000",
        "annual_rate": "4.25%",
        "term": "30 years",
    },
    "amortize 20k at 6% for 60 months": {"principal": "20k", "annual_rate": "6%", "term": "60 months"},
    "I borrowed 5,000 at 12% and pay 100 a month. When is the loan paid back?": {
        "principal": "5,000",
        "annual_rate": "12%",
        "monthly_payment": "100",
    },
    "We have a 30-year mortgage of 250,000 at 6.5%. What do we save by paying an extra 300 a month?": {
        "principal": "250,000",
        "annual_rate": "6.5%",
        "term": "30 year",
        "extra_monthly": "300",
    },
    "What is the APR of a loan of 90,000 at 5% over 15 years with 2,000 of fees?": {
        "principal": "90,000",
        "annual_rate": "5%",
        "term": "15 years",
        "fees": "2,000",
    },
    "how fast can I pay off 10k at 18% with 400 a month": {
        "principal": "10k",
        "annual_rate": "18%",
        "monthly_payment": "400",
    },
    "what happens if I refinance 200k at 5% over 20 years?": {
        "principal": "200k",
        "annual_rate": "5%",
        "term": "20 years",
    },
    "A 15 year loan of 90,000 at 5% with a lump sum of 10,000: what does it cost?": {
        "principal": "90,000",
        "annual_rate": "5%",
        "term": "15 year",
        "extra_once": "10,000",
    },
}

OTHERS = {
    "My debts: Visa 8,000 at 24.99% min 260": "plan_debt_payoff",
    "How long to save 30k for a down payment with 500 a month?": "calculate_savings_timeline",
    "Zero-based budget for 4,000: rent 1,200, car loan 300": "plan_budget",
    "Which mortgage can I afford?": "mortgage_affordability",
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_about_a_loan_gives_its_values(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (LOAN, values)


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_other_questions_stay_what_they_are(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_answer_in_words_goes_on_with_the_question() -> None:
    talk = Conversation().user("What would a car loan cost me?")
    talk.call()
    talk.superseded().user("20,000 at 6% over 5 years")
    assert talk.call() == (LOAN, {"principal": "20,000", "annual_rate": "6%", "term": "5 years"})


def test_a_payment_takes_the_place_of_a_term_and_back() -> None:
    talk = Conversation().user("Amortize 20,000 at 6% over 5 years")
    talk.call()
    talk.completed().user("What if I pay 500 a month?")
    assert talk.call() == (LOAN, {"principal": "20,000", "annual_rate": "6%", "monthly_payment": "500"})
    talk.completed().user("and with 4 years instead?")
    assert talk.call() == (LOAN, {"principal": "20,000", "annual_rate": "6%", "term": "4 years"})
    talk.completed().user("what about 7%?")
    assert talk.call() == (LOAN, {"principal": "20,000", "annual_rate": "7%", "term": "4 years"})
