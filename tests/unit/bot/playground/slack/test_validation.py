"""Block Kit as Slack checks it."""

import pytest

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.validation import check_message, check_view
from tests.unit.bot.playground.slack.samples import (
    BUTTON,
    actions,
    chart,
    data_table,
    line,
    modal,
    option,
    pie,
    plain,
    plain_input,
    section,
    select,
    table,
)


def test_what_slack_takes_is_taken() -> None:
    blocks = [
        section("*Hello*") | {"accessory": BUTTON, "fields": [plain("a"), plain("b")]},
        {"type": "header", "text": plain("Title")},
        {"type": "context", "elements": [plain("small")]},
        {"type": "markdown", "text": "**bold**"},
        {"type": "divider"},
        actions(BUTTON, select(option())),
        table(),
        line("Q1", "Q2"),
        pie(6),
        data_table(),
    ]
    check_message(blocks)


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ({"type": "section"}, "missing required field: text [json-pointer:/blocks/0]"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn"),
        (actions(*[BUTTON | {"action_id": str(n)} for n in range(26)]), "no more than 25 items allowed"),
        (actions(BUTTON, BUTTON), "`action_id` already exists in this block"),
        (actions(BUTTON | {"text": plain("x" * 76)}), "must be less than 76 characters"),
        (actions(BUTTON | {"value": "x" * 2001}), "must be less than 2001 characters"),
        (actions(BUTTON | {"action_id": "x" * 256}), "must be less than 256 characters"),
        (actions({"type": "plain_text_input"}), "unsupported type: plain_text_input"),
        (actions(select(option(value="x" * 151))), "must be less than 151 characters"),
        (actions(select(*[option(value=str(n)) for n in range(101)])), "no more than 100 items allowed"),
        (actions(select(option(), initial_option=option("B", "b"))), "initial_option must exactly match"),
        ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed"),
        (section("x") | {"fields": [plain("x" * 2001)]}, "must be less than 2001 characters"),
        (section("x") | {"block_id": "b" * 256}, "must be less than 256 characters"),
        ({"type": "alert", "text": plain("x")}, "unsupported type: alert"),
        (plain_input(type="number_input", is_decimal_allowed=True), "unsupported type: number_input"),
        ({"type": "nonsense"}, "unsupported type: nonsense [json-pointer:/blocks/0/type]"),
        ({"type": "card", "title": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "card", "body": plain("x" * 201)}, "must be less than 201 characters"),
        ({"type": "context_actions", "elements": [BUTTON]}, "unsupported type: button"),
        (table(rows=101), "no more than 100 items allowed"),
        (table(rows=2, cell="x" * 5001), "must be less than 10001 characters"),
        (data_table(caption=None), "missing required field: caption"),
        (data_table(rows=[[]] * 102), "no more than 101 items allowed"),
        (data_table(rows=[[{"type": "raw_number", "value": 1}]] * 2), "header cells must be raw_text"),
        (pie(7), "no more than 6 items allowed"),
        (pie(2, value=0), "must be greater than 0"),
        (line("Q1"), "labels must match the categories of axis_config"),
        (line("Q1", "Q2", name="x" * 21), "must be less than 21 characters"),
        (line(*"abcdefghijklmnopqrstu", categories=list("abcdefghijklmnopqrstu")), "no more than 20 items allowed"),
        (chart(type="radar"), "unsupported type: radar"),
        (section("x") | {"txt": 1}, "invalid additional property: txt [json-pointer:/blocks/0]"),
        (actions(BUTTON | {"placeholder": plain("x")}), "invalid additional property: placeholder"),
        (actions(select(option() | {"label": "x"})), "invalid additional property: label"),
        (actions(select(option() | {"text": section("x")["text"]})), "unsupported type: mrkdwn"),
        (section("x") | {"text": plain("x") | {"bold": True}}, "invalid additional property: bold"),
    ],
)
def test_a_message_is_refused_with_slacks_words(block: Json, problem: str) -> None:
    with pytest.raises(ApiError, match="invalid_blocks") as refused:
        check_message([block])
    assert any(problem in detail for detail in refused.value.details), refused.value.details


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ([{"type": "divider"}] * 51, "invalid_blocks"),
        ([{"type": "markdown", "text": "x" * 6001}] * 2, "invalid_blocks"),
        ([line("Q1", "Q2")] * 3, "invalid_blocks"),
        ([section("x") | {"block_id": "same"}] * 2, "invalid_blocks"),
        ([table(), table()], "invalid_attachments"),
        ([section("x" * 3000)] * 5, "msg_blocks_too_long"),
    ],
)
def test_a_message_as_a_whole_is_limited(blocks: list[Json], code: str) -> None:
    with pytest.raises(ApiError, match=code):
        check_message(blocks)


def test_a_modal_may_have_inputs_numbers_and_alerts() -> None:
    number = plain_input(type="number_input", is_decimal_allowed=True)
    check_view(modal(plain_input(), number, {"type": "alert", "text": plain("Careful"), "level": "warning"}))


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (modal(plain_input(), submit=None), "`submit` is required when an `input` block"),
        (modal(section("x"), title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(section("x"), title=None), "missing required field: title"),
        (modal(section("x"), private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
        (modal(table()), "unsupported type: table"),
        (modal(plain_input(initial_value="x" * 3001)), "must be less than 3001 characters"),
        (modal(plain_input(placeholder=plain("x" * 151))), "must be less than 151 characters"),
        (modal(plain_input(type="datepicker", initial_date="1 March")), "must be a date of the form YYYY-MM-DD"),
        (modal(plain_input(focus_on_load=True), plain_input(focus_on_load=True)), "only one element can have focus"),
        (modal(section("x"), icon="x"), "invalid additional property: icon [json-pointer:/view]"),
        ({"type": "home", "blocks": [line("Q1", "Q2")]}, "unsupported type: data_visualization"),
        ({"type": "home", "blocks": [], "submit": plain("Go")}, "a home view has no title, submit or close"),
    ],
)
def test_a_view_is_refused_with_slacks_words(view: Json, problem: str) -> None:
    with pytest.raises(ApiError, match="invalid_arguments") as refused:
        check_view(view)
    assert any(problem in detail for detail in refused.value.details), refused.value.details


def test_a_home_may_have_tables() -> None:
    check_view({"type": "home", "blocks": [table(), section("x")]})
