"""Risk profiles, mixes, and what the planner never does."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_answer, first_call


@pytest.mark.parametrize(
    "text",
    [
        "What is my risk profile?",
        "Can you assess my risk tolerance?",
        "How much risk should I take?",
        "What kind of investor am I?",
    ],
)
def test_a_risk_profile_is_asked_for_in_many_words(text: str) -> None:
    assert first_call(text) == ("assess_risk_profile", {})


@pytest.mark.parametrize(
    "text",
    [
        "How should I invest my savings?",
        "Where could I invest?",
        "What should my portfolio look like?",
        "Help me invest",
        "How much should I have in stocks?",
        "What's a good asset allocation?",
        "Stocks or bonds?",
    ],
)
def test_a_mix_is_asked_for_in_many_words(text: str) -> None:
    assert first_call(text) == ("suggest_allocation", {})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "How should I invest 20k for 15 years? I'm cautious.",
            {"amount": "20k", "horizon": "10_to_20_years", "risk_tolerance": "cautious"},
        ),
        (
            "I'm 40 and aggressive. How could I invest 300 a month for more than 20 years?",
            {
                "age": 40,
                "risk_tolerance": "aggressive",
                "monthly_contribution": "300",
                "horizon": "over_20_years",
            },
        ),
        (
            "How should I invest without an emergency fund? My risk tolerance is growth, I need it in 18 months",
            {"risk_tolerance": "growth", "horizon": "under_3_years", "emergency_fund": False},
        ),
        ("Where can I invest $5,000 until next summer?", {"amount": "$5,000", "horizon": "under_3_years"}),
    ],
)
def test_what_is_said_of_a_mix_is_passed_on(text: str, values: dict[str, Any]) -> None:
    assert first_call(text) == ("suggest_allocation", values)


@pytest.mark.parametrize(
    ("time", "horizon"),
    [
        ("two years", "under_3_years"),
        ("3 years", "3_to_5_years"),
        ("5 years", "3_to_5_years"),
        ("more than five years", "5_to_10_years"),
        ("10 years", "5_to_10_years"),
        ("twenty years", "10_to_20_years"),
        ("over 20 years", "over_20_years"),
        ("twenty-five years", "over_20_years"),
        ("30 months", "under_3_years"),
    ],
)
def test_a_time_is_the_answer_that_it_falls_into(time: str, horizon: str) -> None:
    assert first_call(f"How should I invest for {time}?") == ("suggest_allocation", {"horizon": horizon})


def test_answers_to_the_questionnaire_are_read_from_what_was_said() -> None:
    name, values = first_call(
        "Assess my risk profile: I want the most growth over 25 years, would sell if it lost 10%, have a steady job "
        "and have other savings for emergencies"
    )

    assert name == "assess_risk_profile"
    assert values == {
        "horizon": "over_20_years",
        "loss_reaction": "sell_at_10",
        "need_of_cash": "covered",
        "income_stability": "steady",
        "aim": "most_growth",
    }


def test_a_changed_answer_keeps_the_others() -> None:
    talk = Conversation().user("How should I invest 20k for 15 years? I'm cautious.")
    talk.call()
    talk.completed().react()

    assert talk.user("What if I were aggressive?").call() == (
        "suggest_allocation",
        {"amount": "20k", "horizon": "10_to_20_years", "risk_tolerance": "aggressive"},
    )


def test_a_tolerance_in_the_next_message_answers_the_question() -> None:
    talk = Conversation().user("How should I invest for 15 years?")
    talk.call()

    assert talk.superseded().user("balanced").call() == (
        "suggest_allocation",
        {"horizon": "10_to_20_years", "risk_tolerance": "balanced"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "Which stock should I buy?",
        "What's the best crypto to buy right now?",
        "Should I buy Tesla stock?",
        "Got a stock tip?",
        "Recommend an ETF to invest in",
    ],
)
def test_it_does_not_pick(text: str) -> None:
    assert first_answer(text).startswith("I don't pick single stocks, funds or coins")


@pytest.mark.parametrize(
    "text", ["Guarantee me 10% a year", "I want a risk-free return of 8%", "How can I double my money?"]
)
def test_it_guarantees_nothing(text: str) -> None:
    assert first_answer(text).startswith("Nobody can guarantee a return")


@pytest.mark.parametrize(
    "text", ["I want to put all my savings in crypto", "I'll go all in on bitcoin", "My whole savings into one stock"]
)
def test_everything_on_one_card_is_answered_with_care(text: str) -> None:
    answer = first_answer(text)

    assert answer.startswith("Please take your time with that")
    assert "emergency fund in cash comes first" in answer


@pytest.mark.parametrize(
    "text",
    [
        "I can't stop gambling",
        "I lost everything betting again",
        "I'm drowning in debt",
        "I can't sleep because of my debts",
        "The collectors keep calling, I'm desperate. How long to save 5k with 100 a month?",
        "I want to end it all",
    ],
)
def test_distress_gets_a_pointer_to_help_before_any_figure(text: str) -> None:
    answer = first_answer(text)

    assert "credit counsellor" in answer
    assert "gambling helpline" in answer
    assert "crisis line" in answer


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("How long to save 100k with 1,000 a month if I invest it?", "calculate_savings_timeline"),
        ("I owe 8,000 on my credit card at 24.99% min 160, how do I pay off my debts?", "plan_debt_payoff"),
        ("How big should my emergency fund be?", "emergency_fund"),
        ("Remember that my risk tolerance is balanced", "remember_fact"),
        ("Forget my risk tolerance", "forget_fact"),
    ],
)
def test_other_questions_stay_what_they_are(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool
