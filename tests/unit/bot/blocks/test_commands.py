"""What slash commands answer."""

import json

from bot.blocks.commands import (
    SHARE,
    TALK,
    command_help,
    command_result,
    did_you_mean,
    form_offer,
    not_understood,
    shared_result,
)
from bot.blocks.forgetting import forget_modal
from bot.blocks.outputs import Content
from bot.blocks.undo import UNDO
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import BUDGET_RESULT

LINES = [("plan 5000", "splits an income"), ("set groceries 400", "sets a limit")]


def _snapshot(content: Content) -> dict[str, object]:
    return {"text": content.text, "blocks": list(content.blocks)}


def _buttons(content: Content) -> list[str]:
    rows = [block["elements"] for block in content.blocks if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


def test_a_result_has_its_buttons_in_one_row_below() -> None:
    (content,) = command_result(BUDGET_RESULT, "command:1", "C1", shareable=True)
    assert_snapshot("command_result", _snapshot(content))


def test_a_change_can_be_undone_in_the_same_row() -> None:
    changed = BUDGET_RESULT.model_copy(update={"undo": 7})
    (content,) = command_result(changed, "command:1", "C1", shareable=True)
    assert _buttons(content) == [UNDO, SHARE, TALK]


def test_where_nobody_else_reads_along_there_is_nobody_to_share_with() -> None:
    (content,) = command_result(BUDGET_RESULT, "command:1", "D1", shareable=False)
    assert _buttons(content) == [TALK]


def test_the_buttons_carry_the_call_and_the_channel_and_no_amounts() -> None:
    (content,) = command_result(BUDGET_RESULT, "command:1", "C1", shareable=True)
    values = [json.loads(element["value"]) for element in content.blocks[-1]["elements"]]
    assert values == [{"call": "command:1", "channel": "C1"}] * 2


def test_a_shared_result_names_who_shared_it_and_tells_nothing_from_memory() -> None:
    remembered = BUDGET_RESULT.model_copy(update={"from_memory": ("monthly income $5,000",), "undo": 7})
    (content,) = shared_result(remembered, "U1")
    assert content.text.startswith("Shared by <@U1>")
    assert "From memory" not in content.text
    assert _buttons(content) == []


def test_help_lists_what_can_be_written() -> None:
    content = command_help("/budget", "Plan your month", LINES, opens_form=True)
    assert_snapshot("command_help", _snapshot(content))


def test_an_unknown_word_is_told_with_the_nearest_line_and_a_button() -> None:
    assert_snapshot("command_nearest", _snapshot(did_you_mean("stauts", "/budget status <all>")))


def test_what_was_not_understood_comes_with_an_example() -> None:
    content = not_understood("I can't read that as an amount: <!channel>", "/budget plan 5000")
    assert content.text == "I can't read that as an amount: <!channel>\nFor example: /budget plan 5000"
    assert "&lt;!channel&gt;" in content.blocks[0]["text"]["text"]
    assert not_understood("No.", "").text == "No."


def test_a_form_that_could_not_open_by_itself_has_a_button() -> None:
    assert_snapshot("command_form", _snapshot(form_offer("command:1")))


def test_forgetting_everything_is_asked_about_once_more() -> None:
    assert_snapshot("modal_forget_everything", forget_modal())
