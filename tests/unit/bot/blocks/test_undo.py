"""The button that takes a change back."""

from bot.blocks.outputs import answer_contents, result_content
from bot.blocks.undo import UNDO, undo_block, without_button
from tools.toolkit.outcome import Display

LOGGED = Display(title="Expense", summary="I logged $45.", undo=7)


def test_a_result_that_can_be_taken_back_ends_with_the_button() -> None:
    *_, last = result_content(LOGGED).blocks
    assert last == undo_block(7)
    [button] = last["elements"]
    assert (button["action_id"], button["value"], button["text"]["text"]) == (UNDO, "7", "Undo")


def test_a_result_that_the_answer_quotes_already_adds_only_its_button() -> None:
    [content] = answer_contents("I logged $45.", [LOGGED])
    assert [block["type"] for block in content.blocks] == ["markdown", "actions"]


def test_two_results_have_a_button_each() -> None:
    [content] = answer_contents("", [LOGGED, LOGGED.model_copy(update={"undo": 8})])
    ids = [block["block_id"] for block in content.blocks if block["type"] == "actions"]
    assert ids == ["undo:7", "undo:8"]


def test_a_pressed_button_makes_way_for_what_came_of_it() -> None:
    blocks = [*result_content(LOGGED).blocks, undo_block(8)]
    *kept, told = without_button(blocks, 7, "Undone: $45 & more.")
    assert undo_block(7) not in kept
    assert undo_block(8) in kept
    assert "Undone: $45 &amp; more." in str(told)
