"""Which questions are about getting out of debt, and which debts they tell."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

PAYOFF = "plan_debt_payoff"
CARDS = "Visa: 8,000 at 24.99% minimum 260\ncar loan: 12,000 at 6.5% minimum 350"

QUESTIONS = {
    "How do I get out of debt?": {},
    "which of my credit cards should I pay off first, the debt is killing me": {},
    "I owe 8,000 on my Visa at 24.99% with a minimum of 260 and 12,000 on a car loan at 6.5%, minimum 350. Which "
    "first?": {"debts": CARDS},
    "My debts: Visa 8,000 at 24.99% min 260, car loan 12,000 at 6.5% min 350. I can pay 200 extra a month.": {
        "debts": CARDS,
        "extra_monthly": "200",
    },
    "Plan a debt snowball for Visa 5000 at 22.99% min 150": {
        "debts": "Visa: 5000 at 22.99% minimum 150",
        "strategy": "snowball",
    },
    "Snowball or avalanche for my debts?": {},
    "How long to pay off a credit card of 3,000 at 19.9% paying 90 a month?": {
        "debts": "card: 3,000 at 19.9% minimum 90"
    },
}

OTHERS = {
    "What's the payment for a loan of 20,000 at 5% over 4 years?": "amortize_loan",
    "How long to save 5,000 with 200 a month?": "calculate_savings_timeline",
    "How much house can I afford with debts of 300 a month?": "mortgage_affordability",
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_about_debts_gives_its_values(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (PAYOFF, values)


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_other_questions_stay_what_they_are(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


def test_an_answer_in_words_goes_on_with_the_question() -> None:
    talk = Conversation().user("How do I get out of debt?")
    talk.call()
    talk.superseded().user("8,000 on my Visa at 24.99% with a minimum of 260")
    assert talk.call() == (PAYOFF, {"debts": "Visa: 8,000 at 24.99% minimum 260"})
    talk.superseded().user("and 12,000 on a car loan at 6.5%, minimum 350")
    assert talk.call() == (PAYOFF, {"debts": CARDS})


def test_a_change_keeps_the_debts() -> None:
    talk = Conversation().user("Visa 8,000 at 24.99% min 260, how do I pay off my debt?")
    talk.call()
    debts = {"debts": "Visa: 8,000 at 24.99% minimum 260"}
    talk.completed().user("What if I pay 200 more a month?")
    assert talk.call() == (PAYOFF, debts | {"extra_monthly": "200"})
    talk.completed().user("actually make it the snowball")
    assert talk.call() == (PAYOFF, debts | {"extra_monthly": "200", "strategy": "snowball"})
    talk.completed().user("How long to save 9k with 300 a month?")
    assert talk.call() == ("calculate_savings_timeline", {"goal_amount": "9k", "monthly_savings": "300"})
