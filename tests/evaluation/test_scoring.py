"""A right conversation is not flagged, and each kind of miss is found."""

import json
import tomllib
from datetime import date
from typing import Any

import pytest

from tests.evaluation.cases import Conversation, Turn
from tests.evaluation.records import Called, Performance, Played
from tests.evaluation.scoring import Score, TurnScore, score
from tools.catalog import registry

TIMELINE = "calculate_savings_timeline"
TODAY = date(2026, 11, 21)
NOTE = "Today is Saturday, 2026-11-21, where the user lives (UTC). Amounts without a currency are in USD."
HOW_LONG = "How long to save $60k with 1,200 a month?"
GOAL_AND_PACE = {"goal_amount": "60,000", "monthly_savings": "1,200"}
EXPECTED = f'call.{TIMELINE} = {{ goal_amount = "60,000", monthly_savings = "1,200" }}'


def call(tool: str, status: str = "completed", **arguments: Any) -> Called:
    return Called(tool, json.dumps(arguments), status)


def judged(*turns: tuple[Turn, Played], **options: Any) -> Score:
    conversation = Conversation(name="case", turn=tuple(turn for turn, _ in turns), **options)
    return score(Performance(conversation, [played for _, played in turns]), registry(), TODAY)


def one(turn: Turn, played: Played, **options: Any) -> TurnScore:
    (found,) = judged((turn, played), **options).turns
    return found


def turn_of(user: str, *lines: str) -> Turn:
    """A turn as the conversations' files have it."""
    return Turn.model_validate({"user": user} | tomllib.loads("\n".join(lines)))


def asked_how_long() -> Turn:
    return turn_of(HOW_LONG, EXPECTED)


def answered(*calls: Called, answer: str = "It takes a while.", told: tuple[str, ...] = ()) -> Played:
    return Played(calls=calls, answer=answer, told=(NOTE, *told))


def test_a_right_turn_is_right_in_everything() -> None:
    found = one(asked_how_long(), answered(call(TIMELINE, goal_amount="$60k", monthly_savings="1,200 a month")))
    assert (found.tools, found.exact, found.expected, found.answer, found.question) == (True, 1, 1, True, None)
    assert found.misses == ()


def test_a_conversation_is_right_when_all_its_turns_are() -> None:
    right = (asked_how_long(), answered(call(TIMELINE, **GOAL_AND_PACE)))
    assert judged(right, right).right
    assert not judged(right, (Turn(user="thanks"), Played())).right


def test_another_tool_is_a_miss() -> None:
    found = one(asked_how_long(), answered(call("plan_budget")))
    assert not found.tools
    assert found.misses == (f"tools: expected {TIMELINE}, got plan_budget",)


def test_a_tool_where_none_is_wanted_is_a_miss() -> None:
    assert one(Turn(user="hi"), answered(call("list_goals"))).misses == ("tools: expected no tool, got list_goals",)


def test_a_tool_that_may_be_called_is_none() -> None:
    turn = turn_of("hi", "may.list_goals = {}")
    assert one(turn, answered(call("list_goals"))).misses == ()
    assert one(turn, answered()).misses == ()


def test_two_calls_of_one_tool_are_told_apart() -> None:
    goals = '[{ name = "Car", target = "20k" }, { name = "Bike", target = "2k" }]'
    turn = turn_of("Create goals: Car for 20k, Bike for 2k", f"call.create_goal = {goals}")
    car, bike = call("create_goal", name="car", target="20k"), call("create_goal", name="bike", target="2k")
    assert one(turn, answered(bike, car)).misses == ()
    assert one(turn, answered(car)).misses == ("tools: expected create_goal x2, got create_goal",)


def test_a_call_that_failed_and_was_corrected_does_not_count_against_the_choice() -> None:
    wrong = call(TIMELINE, "failed", goal_amount="60k", monthly_savings="a month")
    found = one(asked_how_long(), answered(wrong, call(TIMELINE, **GOAL_AND_PACE)))
    assert found.misses == ()


def test_a_value_that_was_invented_is_found() -> None:
    turn = turn_of("How long will it take me to save for a house?", f"call.{TIMELINE} = {{}}")
    found = one(turn, answered(call(TIMELINE, goal_amount="400,000", monthly_savings=None)))
    assert found.invented == (f"{TIMELINE}.goal_amount = '400,000'",)
    assert "goal_amount: expected null, got '400,000'" in found.misses[0]


def test_a_value_that_was_invented_is_found_even_in_a_call_that_failed() -> None:
    found = one(Turn(user="hi"), answered(call("remember_fact", "failed", name="income", value="5,000")))
    assert found.invented == ("remember_fact.value = '5,000'",)


def test_an_income_divided_in_the_head_is_invented() -> None:
    turn = turn_of("Make a budget, I earn 60k a year", 'call.plan_budget = { monthly_income = "60k a year" }')
    assert one(turn, answered(call("plan_budget", monthly_income="5,000"))).invented
    assert one(turn, answered(call("plan_budget", monthly_income="60k a year"))).misses == ()


def test_a_value_said_in_the_wrong_place_is_wrong_but_not_invented() -> None:
    found = one(asked_how_long(), answered(call(TIMELINE, goal_amount="1,200", monthly_savings="60k")))
    assert found.exact == 0
    assert found.invented == ()
    assert len(found.misses) == 2


@pytest.mark.parametrize("earlier", [Turn(user="it costs 60k"), Turn(form={"goal_amount": "60,000"})])
def test_a_value_of_an_earlier_turn_is_not_invented(earlier: Turn) -> None:
    later = turn_of("and 1,200 a month", EXPECTED)
    scores = judged((earlier, answered()), (later, answered(call(TIMELINE, **GOAL_AND_PACE)))).turns
    assert scores[1].misses == ()


def test_a_value_of_a_later_turn_is_invented() -> None:
    turns = (
        (Turn(user="How long to save?"), answered(call(TIMELINE, goal_amount="60k"))),
        (Turn(user="60k"), answered()),
    )
    assert judged(*turns).turns[0].invented


def test_a_missing_argument_is_wrong() -> None:
    found = one(asked_how_long(), answered(call(TIMELINE, goal_amount="60k", monthly_savings=None)))
    assert found.misses == ("argument monthly_savings: expected '1,200', got null",)


def test_the_tools_own_default_is_as_good_as_null() -> None:
    turn = turn_of("budget for 4,000", 'call.plan_budget = { monthly_income = "4,000" }')
    assert one(turn, answered(call("plan_budget", monthly_income="4000", method="50/30/20"))).misses == ()
    assert one(turn, answered(call("plan_budget", monthly_income="4000", method="zero_based"))).invented


def test_an_argument_that_may_be_passed_is_right_with_that_value_only() -> None:
    may = f'may.{TIMELINE} = {{ monthly_income = "5,000" }}'
    turn = turn_of("How long to save 60k with 1,200 of my 5,000?", EXPECTED, may)
    assert one(turn, answered(call(TIMELINE, **GOAL_AND_PACE, monthly_income="$5k"))).misses == ()
    assert one(turn, answered(call(TIMELINE, **GOAL_AND_PACE, monthly_income="60k"))).misses != ()


def test_arguments_that_are_no_json_are_a_miss() -> None:
    found = one(asked_how_long(), answered(Called(TIMELINE, "{", "failed")))
    assert found.misses == (f"argument {TIMELINE} got {{",)


def test_a_name_that_nobody_said_is_invented() -> None:
    turn = turn_of("Create a goal for 5k", 'call.create_goal = { target = "5k" }', 'asks = ["name"]')
    played = Played(calls=(call("create_goal", "open", name="Dream vacation", target="5k"),), asked=frozenset({"name"}))
    assert one(turn, played).invented == ("create_goal.name = 'Dream vacation'",)


def test_the_name_of_a_fact_is_the_models_choice() -> None:
    turn = turn_of("I have 2 kids", 'call.remember_fact = { name = "children", value = "2" }')
    found = one(turn, answered(call("remember_fact", name="family", value="2")))
    assert found.invented == ()
    assert found.misses == ("argument name: expected 'children', got 'family'",)


def test_a_question_has_to_ask_for_exactly_what_is_missing() -> None:
    turn = turn_of("budget", "call.plan_budget = {}", 'asks = ["monthly_income"]')
    made = (call("plan_budget", "open"),)
    assert one(turn, Played(calls=made, asked=frozenset({"monthly_income"}))).question is True
    more = one(turn, Played(calls=made, asked=frozenset({"monthly_income", "categories"})))
    assert more.misses == ("question: expected monthly_income, asked for categories, monthly_income",)
    none = one(turn, Played(calls=made, answer="What do you earn?"))
    assert (none.question, none.misses) == (False, ("question: expected monthly_income, no question came",))


def test_a_question_instead_of_an_answer_is_a_miss() -> None:
    found = one(Turn(user="hi"), Played(asked=frozenset({"name"})))
    assert (found.answer, found.misses) == (False, ("question: expected none, asked for name",))


def test_an_empty_answer_is_none() -> None:
    assert one(Turn(user="hi"), Played(answer=" ")).misses == ("no answer came",)


def test_the_answer_has_to_quote_the_figures_that_are_wanted() -> None:
    turn = Turn(user="5,000", quotes=("$2,500", "50 months"))
    told = ("2500.00 and 50",)
    assert one(turn, answered(answer="You get 2,500 in 50 months.", told=told)).misses == ()
    assert one(turn, answered(answer="In 50 months.", told=told)).misses == (
        "the answer lacks $2,500: 'In 50 months.'",
    )


def test_a_figure_from_nowhere_is_found_in_the_answer() -> None:
    found = one(Turn(user="What does a house cost?"), answered(answer="About $420,000 in most cities."))
    assert found.figures == ("420,000",)
    assert found.misses == ("the answer has a figure from nowhere: 420,000",)


def test_figures_of_the_user_and_of_outputs_are_from_somewhere() -> None:
    turn = Turn(user="fifty grand at 500 a month")
    answer = "For $50,000 at $500.00 it takes 100 months, until 21 March 2035."
    assert one(turn, answered(answer=answer, told=('{"months": 100, "on": "2035-03-21"}',))).figures == ()


def test_a_figure_of_an_earlier_output_may_be_quoted_later() -> None:
    first = (Turn(user="hi"), answered(told=("It takes 50 months.",)))
    assert judged(first, (Turn(user="again?"), answered(answer="50 months."))).right


def test_a_turn_that_came_to_nothing_is_wrong_in_everything() -> None:
    found = one(asked_how_long(), Played(failure="server_error"))
    assert (found.tools, found.exact, found.answer) == (False, 0, False)
    assert found.misses[0] == "the turn came to nothing: server_error"


def test_amounts_are_compared_in_the_currency_that_the_call_names() -> None:
    expected = f'call.{TIMELINE} = {{ goal_amount = "€6,000", monthly_savings = "500" }}'
    turn = turn_of("How long to save €6,000 at 500 a month?", expected)
    assert one(turn, answered(call(TIMELINE, goal_amount="6,000 EUR", monthly_savings="€500"))).misses == ()
    assert one(turn, answered(call(TIMELINE, goal_amount="$6,000", monthly_savings="500"))).exact == 0
