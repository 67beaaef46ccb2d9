"""The message that asks, and what becomes of it."""

import json

import pytest

from bot.blocks.form import Settled, question, settled, single_choice
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import CHOICE_FORM, GOAL, HOUSE_FORM, INCOME, TIMING, section
from tools.toolkit.form import Choice, Form, FormField


def test_a_question_names_the_purpose_what_is_known_and_what_is_missing() -> None:
    content = question(HOUSE_FORM, "U1")
    assert_snapshot("form_question", {"text": content.text, "blocks": list(content.blocks)})


def test_one_closed_question_is_answered_by_buttons() -> None:
    content = question(CHOICE_FORM, "U1")
    assert_snapshot("form_choice", {"text": content.text, "blocks": list(content.blocks)})


def test_a_flag_that_is_all_that_is_missing_has_yes_and_no() -> None:
    flag = FormField(name="joint", label="Joint", question="Do you save together?", kind="flag", state="missing")
    found = single_choice(Form(sections=(section(flag, INCOME),)))
    assert found is not None
    assert [choice.value for choice in found[2]] == ["yes", "no"]


def test_a_closed_question_among_others_needs_the_modal() -> None:
    assert single_choice(Form(sections=(section(TIMING, GOAL),))) is None


def test_two_calls_share_one_question() -> None:
    content = question(Form(sections=(section(GOAL), section(GOAL, call_id="call_2"))), "U1")
    (buttons,) = [block for block in content.blocks if block["type"] == "actions"]
    assert json.loads(buttons["elements"][0]["value"]) == {"calls": ["call_1", "call_2"], "user": "U1"}


@pytest.mark.parametrize("how", ["answered", "declined", "superseded", "expired"])
def test_a_settled_question_says_how_it_ended_and_has_no_buttons(how: Settled) -> None:
    content = settled("Savings timeline", how, [("Goal", "$60,000.00"), ("Monthly savings", "$1,200.00")])
    assert_snapshot(f"form_{how}", {"text": content.text, "blocks": list(content.blocks)})


def test_a_question_says_why_what_was_given_cannot_be_used() -> None:
    doubtful = GOAL.model_copy(update={"prefill": "1.500", "problem": "Do you mean 1,500 or 1.5?"})
    content = question(Form(sections=(section(doubtful),)), "U1")
    assert f"{GOAL.question} Do you mean 1,500 or 1.5?" in content.text
    assert f"{GOAL.question} Do you mean 1,500 or 1.5?" in content.blocks[0]["text"]["text"]


def test_consent_is_asked_for_in_its_own_words_with_a_button_that_says_what_happens() -> None:
    asked = FormField(
        name="confirmed",
        label="Go ahead",
        question="Shall I delete $4.50 for coffee?",
        kind="confirm",
        state="missing",
        choices=(Choice(value="yes", label="Yes, delete it"),),
    )
    content = question(Form(sections=(section(asked, INCOME),)), "U1")
    assert content.text.endswith("Shall I delete $4.50 for coffee?")
    assert "I only need to know" not in str(content.blocks)
    assert INCOME.shown not in str(content.blocks)
    (buttons,) = [block["elements"] for block in content.blocks if block["type"] == "actions"]
    assert [(button["text"]["text"], button.get("style")) for button in buttons] == [
        ("Yes, delete it", "danger"),
        ("No", None),
    ]


def test_a_list_that_was_answered_stands_in_one_line_so_that_all_of_it_is_bold() -> None:
    content = settled("What-ifs", "answered", [("Changes", "save 200 more\nretire at 60")])
    assert content.blocks[-1]["elements"][0]["text"] == "Changes: *save 200 more; retire at 60*"
