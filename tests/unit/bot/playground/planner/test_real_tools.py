"""The planner's calls, held to the tools that Penny really has."""

from datetime import date
from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import PARAMETERS, first_call
from tests.unit.bot.playground.planner.test_other_wishes import WISHES
from tests.unit.bot.playground.planner.test_savings_questions import QUESTIONS
from tools.catalog import registry
from tools.toolkit.kinds import Reading
from tools.toolkit.resolve import Resolution, Sources, resolve

DOUBTS = {
    "I need 10k by 2030, how much do I have to put aside?": "deadline",
    "With 300 a week, how long until I have saved 12k?": "monthly_savings",
    "I earn 60k a year": "monthly_income",
}
IN_EUROS = "How long would it take to save for a \u20ac30.000 car with 400 \u20ac a month?"


def resolved(text: str, currency: str = "USD", locale: str = "en_US") -> Resolution:
    name, arguments = first_call(text)
    tool = registry().get(name)
    assert tool
    return resolve(tool, Sources(said=arguments), Reading(locale, currency, date(2026, 11, 21)))


def test_the_tools_have_the_parameters_that_the_planner_fills() -> None:
    offered: Any = registry().schemas()
    assert {t["name"]: " ".join(t["parameters"]["properties"]) for t in offered} == PARAMETERS


@pytest.mark.parametrize("text", [text for text in (*QUESTIONS, *WISHES) if text not in (*DOUBTS, IN_EUROS)])
def test_the_tools_understand_what_the_planner_gives_them(text: str) -> None:
    assert not resolved(text).problems


@pytest.mark.parametrize("text", [text for text in DOUBTS if text in QUESTIONS])
def test_what_is_open_to_doubt_is_left_to_the_tool_to_ask_about(text: str) -> None:
    problem = resolved(text).problems[DOUBTS[text]]
    assert problem.doubt


def test_amounts_are_given_in_the_users_own_currency_and_writing() -> None:
    assert not resolved(IN_EUROS, "EUR", "de_DE").problems
