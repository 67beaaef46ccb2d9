import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.planner import Call, Say, plan
from tests.unit.bot.playground.planner.conversation import PARAMETERS, TOOLS, Conversation


def asked() -> Conversation:
    talk = Conversation().user("How long to save 60k with 1,200 a month?")
    talk.call()
    return talk


def test_a_result_is_told_by_its_summary_and_suggestions() -> None:
    text = asked().completed("It takes 50 months.", suggestions=["Save 200 more.", "Take a year more."]).said()
    assert text.startswith("It takes 50 months.")
    assert "• Save 200 more.\n• Take a year more." in text
    assert "tell me what to change" not in text, "the suggestions are the way on"


def test_a_single_suggestion_needs_no_list() -> None:
    text = asked().completed("You have no goals yet.", suggestions=["Tell me what you save for."]).said()
    assert text.startswith("You have no goals yet.\n\nTell me what you save for.")


def test_the_way_on_is_told_once() -> None:
    talk = asked().completed("It takes 50 months.")
    assert "tell me what to change" in talk.said()
    talk.user("what if I save 1,500?").call()
    assert talk.completed("It takes 40 months.").said() == "It takes 40 months."


def test_an_answer_given_in_words_is_told_without_asking_again() -> None:
    talk = asked()
    talk.items.append({"type": "message", "role": "user", "content": "1,300"})
    assert "It takes 47 months." in talk.completed("It takes 47 months.").said()


def test_a_follow_up_that_arrives_with_a_result_is_worked_out_and_only_the_newer_result_told() -> None:
    talk = asked().completed("It takes 50 months.").user("what if I save 1,500?")
    assert talk.call()[1]["monthly_savings"] == "1,500"
    text = talk.completed("It takes 40 months.").said()
    assert "40 months" in text
    assert "50 months" not in text


def test_thanks_that_arrive_with_a_result_are_answered_with_it() -> None:
    text = asked().completed("It takes 50 months.").user("thanks!").said()
    assert "It takes 50 months." in text
    assert "You're welcome" in text


def test_a_declined_form_is_taken_kindly() -> None:
    assert "No problem" in asked().output("declined", message="declined").said()


def test_values_come_even_after_a_form_was_declined() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.output("declined", message="declined").react()
    assert talk.user("ok, 60k and 1,200 a month").call()[1] == {"goal_amount": "60k", "monthly_savings": "1,200"}


def test_an_expired_form_is_explained() -> None:
    assert "closed them" in asked().output("expired", message="expired").said()


def test_a_refused_value_is_explained_and_asked_for_again() -> None:
    errors = [{"field": "monthly_savings", "message": "Write an amount above 0."}]
    text = asked().output("failed", code="invalid_arguments", message="1 problem", errors=errors).said()
    assert text == "Write an amount above 0."


def test_a_complaint_about_two_values_is_made_once() -> None:
    errors = [{"field": name, "message": "Please write it in dollars."} for name in ("goal_amount", "monthly_savings")]
    text = asked().output("failed", code="invalid_arguments", message="2 problems", errors=errors).said()
    assert text == "Please write it in dollars."


def test_a_refusal_is_explained_in_the_tools_words() -> None:
    assert asked().output("failed", code="refused", message="You have no such goal.").said() == "You have no such goal."


def test_an_internal_error_is_admitted() -> None:
    text = asked().output("failed", code="internal_error", message="broken").said()
    assert "wrong on my side" in text
    assert "broken" not in text


def test_an_output_that_is_no_json_does_not_stop_the_conversation() -> None:
    talk = asked()
    talk.items.append({"type": "function_call_output", "call_id": talk.items[-1]["call_id"], "output": "not json"})
    assert talk.said()


def test_an_overtaken_call_without_a_new_message_asks_what_to_do() -> None:
    assert "instead" in asked().superseded().said()


def test_an_empty_conversation_is_greeted_with_help() -> None:
    assert isinstance(plan([], TOOLS), Say)


VOCABULARY = (
    *("how long", "save for", "a house", "budget", "goal", "forget", "my income", "what if", "actually", "make it"),
    *("60k", "$1,200", "a month", "by March 2030", "in 5 years", "7%", "return", "rent", "food", "50/30/20", "-5"),
    *("zero-based", "remember", "1e999", "1.234,56 €", "fifty grand", "already have", "saved", "the car", "and", ","),
    *("another 500", "list", "goals", "thanks", "no", "?", "."),
)
LONG = {"letters": "a ", "amounts": "i have 5 ", "words": "save ", "numbers": "fifty ", "digits": "1."}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
async def test_a_very_long_message_is_read_in_no_time(piece: str) -> None:
    reading = asyncio.to_thread(Conversation().user(piece * 40_000).react)
    assert await asyncio.wait_for(reading, 10)


WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join)


@given(st.lists(WORDS | st.text(max_size=40), min_size=1, max_size=4))
def test_whatever_is_written_no_amount_is_ever_invented(messages: list[str]) -> None:
    talk = Conversation()
    for message in messages:
        move = talk.user(message).react()
        if isinstance(move, Call):
            assert set(move.arguments) == set(PARAMETERS[move.name].split())
            talk.superseded()
    said = "\n".join(messages)
    for item in talk.items:
        if item["type"] == "function_call":
            assert all(amount in said for amount in amounts_in(item["arguments"]))


def amounts_in(arguments: str) -> list[str]:
    values = json.loads(arguments)
    names = ("goal_amount", "monthly_savings", "monthly_income", "start_balance", "annual_return", "target", "added")
    words = [values[name] for name in names if values.get(name)]
    return [word.split(" a ")[0] for word in words]
