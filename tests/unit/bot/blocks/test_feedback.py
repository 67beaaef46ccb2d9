"""The buttons below an answer, and the modal that asks what was wrong."""

from bot.blocks.feedback import reason_modal, reason_of, with_feedback
from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_BLOCKS, context, markdown
from bot.playground.slack.validation import check_message, check_view
from tests.snapshots import assert_snapshot


def test_the_buttons_stand_below_the_last_message_of_an_answer() -> None:
    first, last = with_feedback([Content("One", (markdown("One"),)), Content("Two", (markdown("Two"),))], 17)
    assert len(first.blocks) == 1
    assert_snapshot("answer_feedback", {"text": last.text, "blocks": list(last.blocks)})
    check_message(list(last.blocks))


def test_a_message_that_is_full_is_left_without_buttons() -> None:
    full = Content("Full", (context("x"),) * MESSAGE_BLOCKS)
    assert with_feedback([full], 17) == [full]


def test_the_modal_asks_what_was_wrong_and_insists_on_nothing() -> None:
    modal = reason_modal("{}")
    assert_snapshot("modal_feedback", modal)
    assert [block["optional"] for block in modal["blocks"] if block["type"] == "input"] == [True, True]
    check_view(modal)


def test_what_was_filled_in_is_read_and_what_was_not_is_none() -> None:
    empty = {"reason": {"value": {"selected_option": None}}, "comment": {"value": {"value": None}}}
    assert reason_of(empty) == (None, "")
    filled = {
        "reason": {"value": {"selected_option": {"value": "figures"}}},
        "comment": {"value": {"value": " The rent is missing "}},
    }
    assert reason_of(filled) == ("figures", "The rent is missing")
