"""What becomes of the message that asked."""

import json

import pytest

from bot.blocks.settled import REOPEN, Settled, settled
from tests.snapshots import assert_snapshot

ANSWERS = [("Goal", "$60,000"), ("Monthly savings", "$1,200")]


@pytest.mark.parametrize("how", ["answered", "declined", "superseded", "expired"])
def test_a_settled_question_says_how_it_ended(how: Settled) -> None:
    content = settled("Savings timeline", how, ANSWERS)
    assert_snapshot(f"form_{how}", {"text": content.text, "blocks": list(content.blocks)})


@pytest.mark.parametrize(
    ("how", "label"),
    [("answered", "Change answers"), ("declined", "Answer after all"), ("expired", "Answer after all")],
)
def test_a_form_that_may_be_filled_in_once_more_has_a_button_for_its_owner(how: Settled, label: str) -> None:
    (button,) = settled("Savings timeline", how, (), ["call_1", "call_2"], "U1").blocks[-1]["elements"]
    assert (button["action_id"], button["text"]["text"]) == (REOPEN, label)
    assert json.loads(button["value"]) == {"calls": ["call_1", "call_2"], "user": "U1"}


def test_a_list_that_was_answered_stands_in_one_line_so_that_all_of_it_is_bold() -> None:
    content = settled("What-ifs", "answered", [("Changes", "save 200 more\nretire at 60")])
    assert content.blocks[-1]["elements"][0]["text"] == "Changes: *save 200 more; retire at 60*"
