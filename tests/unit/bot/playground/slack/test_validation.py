"""Block Kit as Slack checks it."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.validation import check_message, check_view

BUTTON: Json = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
CATEGORIES = ["Q1", "Q2"]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def plain_input(**fields: Any) -> Json:
    return {"type": "input", "label": plain("Amount"), "element": {"type": "plain_text_input"} | fields}


def modal(*blocks: Json, **fields: Any) -> Json:
    return {"type": "modal", "title": plain("Form"), "submit": plain("Go"), "blocks": list(blocks)} | fields


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def table(rows: int = 2, cell: str = "1") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell}]] * rows}


def data_table(**fields: Any) -> Json:
    row = [{"type": "raw_text", "text": "x"}]
    return {"type": "data_table", "caption": "Figures", "rows": [row, row]} | fields


def chart(**fields: Any) -> Json:
    return {"type": "data_visualization", "title": "Savings", "chart": fields}


def line(*labels: str, categories: list[str] = CATEGORIES, name: str = "Savings") -> Json:
    data = [{"label": label, "value": 1} for label in labels]
    return chart(type="line", series=[{"name": name, "data": data}], axis_config={"categories": categories})


def pie(count: int, value: float = 1) -> Json:
    return chart(type="pie", segments=[{"label": f"S{number}", "value": value} for number in range(count)])


def option(text: str = "A", value: str = "a") -> Json:
    return {"text": plain(text), "value": value}


def select(*options: Json, **fields: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": list(options)} | fields


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


_KINDS = st.sampled_from(
    ["section", "actions", "input", "card", "carousel", "container", "plan", "table", "data_table", "button", "pie"]
    + ["data_visualization", "context", "context_actions", "static_select", "rich_text", "markdown", "image"]
)
_KEYS = st.sampled_from(
    ["type", "text", "elements", "element", "accessory", "options", "rows", "chart", "segments", "series", "fields"]
    + ["initial_option", "initial_options", "confirm", "child_blocks", "axis_config", "positive_button", "actions"]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | _KINDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(st.lists(st.dictionaries(_KEYS, _JSON, max_size=6), max_size=3))
def test_no_json_makes_the_checks_fall_over(blocks: list[Json]) -> None:
    with contextlib.suppress(ApiError):
        check_message(blocks)
    with contextlib.suppress(ApiError):
        check_view({"type": "modal", "blocks": blocks})
