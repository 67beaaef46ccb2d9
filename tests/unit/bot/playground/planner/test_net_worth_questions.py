"""What people own and owe, understood by the planner's rules."""

import pytest

from bot.playground.planner import Call, plan
from tests.unit.bot.playground.planner.conversation import TODAY_NOTE, TOOLS, Conversation, first_call

WORTH = "net_worth"
EMPTY = [tool for tool in TOOLS if tool["name"] not in ("show_net_worth", "remove_from_net_worth")]
"""What is offered as long as nothing is kept."""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("What's my net worth? House 300k, car 10k, mortgage 220k", ("House: 300k\ncar: 10k", "mortgage: 220k")),
        (
            "I own a house worth 300k and a car worth 10k, and I owe 220k on the mortgage",
            ("house: 300k\ncar: 10k", "mortgage: 220k"),
        ),
        ("I own a house worth 300k. I owe 220k on the mortgage.", ("house: 300k", "mortgage: 220k")),
        ("track my net worth, I have 50k in savings and 20k in student loans", ("savings: 50k", "student loans: 20k")),
        ("Net worth: savings 12,000, credit card 2,500", ("savings: 12,000", "credit card: 2,500")),
    ],
)
def test_what_is_owned_is_told_from_what_is_owed(text: str, values: tuple[str, str]) -> None:
    assert first_call(text) == (WORTH, {"assets": values[0], "debts": values[1]})


def test_a_new_value_is_kept() -> None:
    assert first_call("My house is now worth 320k") == (WORTH, {"assets": "house: 320k"})


@pytest.mark.parametrize("text", ["What's my net worth?", "How rich am I?", "Show my assets"])
def test_what_was_told_before_is_shown(text: str) -> None:
    assert first_call(text) == ("show_net_worth", {})


def test_as_long_as_nothing_is_kept_it_is_asked_for_and_shown_once() -> None:
    talk = Conversation().user("What's my net worth?")

    assert plan(talk.items, EMPTY) == (Call(WORTH, {"assets": None, "debts": None}),)

    talk.items.append({"type": "function_call", "call_id": "call_1", "name": WORTH, "arguments": "{}"})
    talk.completed("You own $12,000.")
    assert not isinstance(talk.react(), Call)


@pytest.mark.parametrize("text", ["I sold the car", "Remove the car from my net worth", "We no longer own the car."])
def test_what_is_gone_is_named(text: str) -> None:
    assert first_call(text) == ("remove_from_net_worth", {"name": "car"})


def test_debts_with_their_rates_are_a_plan_to_pay_them_off() -> None:
    assert first_call("I owe 8,000 on my Visa at 24.99% minimum 160", TODAY_NOTE)[0] == "plan_debt_payoff"
