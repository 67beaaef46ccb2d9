"""What Slack's client does with a modal before the app hears of it."""

from typing import Any

import pytest

from bot.playground.slack.directory import Json
from bot.playground.slack.form_input import REQUIRED, missing_or_malformed, state_values

SELECT: Json = {
    "type": "static_select",
    "options": [
        {"text": {"type": "plain_text", "text": "Begin"}, "value": "begin"},
        {"text": {"type": "plain_text", "text": "End"}, "value": "end"},
    ],
}


def block(element: Json, **fields: Any) -> Json:
    return {"type": "input", "block_id": "b", "element": element | {"action_id": "value"}} | fields


def entered(element: Json, value: Any) -> Json:
    return state_values([block(element)], {"b": value}, {})["b"]["value"]


@pytest.mark.parametrize(
    ("element", "value", "stated"),
    [
        ({"type": "plain_text_input"}, "5k", {"value": "5k"}),
        ({"type": "datepicker"}, "2031-03-01", {"selected_date": "2031-03-01"}),
        (SELECT, "end", {"selected_option": SELECT["options"][1]}),
        (SELECT | {"type": "checkboxes"}, ["begin"], {"selected_options": [SELECT["options"][0]]}),
        ({"type": "plain_text_input"}, {"type": "plain_text_input", "value": "5k"}, {"value": "5k"}),
        ({"type": "plain_text_input"}, {"value": {"type": "plain_text_input", "value": "5k"}}, {"value": "5k"}),
    ],
)
def test_a_value_may_be_what_a_person_enters_or_what_the_client_sends(element: Json, value: Any, stated: Json) -> None:
    assert entered(element, value) == {"type": element["type"]} | stated


def test_an_untouched_input_states_what_it_began_with() -> None:
    element = {"type": "plain_text_input", "initial_value": "5,000"}
    assert state_values([block(element)], {}, {})["b"]["value"]["value"] == "5,000"


def test_an_emptied_input_states_nothing() -> None:
    element = {"type": "plain_text_input", "initial_value": "5,000"}
    assert entered(element, None)["value"] is None


def test_what_was_entered_before_an_action_is_kept() -> None:
    before = {"b": {"value": {"type": "plain_text_input", "value": "800"}}}
    assert state_values([block({"type": "plain_text_input"})], {}, before)["b"] == before["b"]


@pytest.mark.parametrize(
    ("element", "value", "error"),
    [
        ({"type": "plain_text_input"}, "  ", REQUIRED),
        ({"type": "plain_text_input"}, "abc", None),
        ({"type": "plain_text_input", "max_length": 2}, "abc", "Must be at most 2 characters."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        ({"type": "number_input", "is_decimal_allowed": True}, "abc", "Please enter a valid number."),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "1"}, "0", "Must be at least 1."),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "9"}, "10", "Must be at most 9."),
        ({"type": "email_text_input"}, "alex", "Please enter a valid email address."),
        (SELECT, None, REQUIRED),
    ],
)
def test_the_client_itself_refuses_what_is_missing_or_malformed(element: Json, value: Any, error: str | None) -> None:
    blocks = [block(element)]
    values = state_values(blocks, {"b": value}, {})
    assert missing_or_malformed(blocks, values).get("b") == error


def test_an_optional_input_may_stay_empty() -> None:
    blocks = [block({"type": "plain_text_input"}, optional=True)]
    assert missing_or_malformed(blocks, state_values(blocks, {}, {})) == {}
