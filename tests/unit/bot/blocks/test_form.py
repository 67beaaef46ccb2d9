"""The message that asks."""

import json
from typing import Any

from bot.blocks.form import CHANGE, CHOOSE, DECLINE, OPEN, RECALL, closed_questions, question
from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_BLOCKS
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import CHOICE_FORM, GOAL, HOUSE_FORM, INCOME, MONTHLY, RETURN, TIMING, section
from tools.toolkit.form import Choice, Form, FormField
from tools.toolkit.table import Table

MANY = TIMING.model_copy(update={"choices": tuple(Choice(value=f"c{n}", label=f"Choice {n}") for n in range(7))})
CONSENT = FormField(
    name="confirmed",
    label="Go ahead",
    question="Shall I delete $4.50 for coffee?",
    kind="confirm",
    state="missing",
    choices=(Choice(value="yes", label="Yes, delete it"),),
)


def form(*fields: FormField) -> Form:
    return Form(sections=(section(*fields),))


def elements(content: Content) -> list[dict[str, Any]]:
    """The buttons and menus of the message, those beside a text among them."""
    rows = [block["elements"] for block in content.blocks if block["type"] == "actions"]
    beside = [block["accessory"] for block in content.blocks if "accessory" in block]
    return [*beside, *(element for row in rows for element in row)]


def labels(content: Content) -> list[str]:
    return [element["text"]["text"] for element in elements(content)]


def test_a_question_names_the_purpose_what_is_known_and_what_is_missing() -> None:
    content = question(HOUSE_FORM, "U1")
    assert_snapshot("form_question", {"text": content.text, "blocks": list(content.blocks)})


def test_a_closed_question_is_answered_by_buttons() -> None:
    content = question(CHOICE_FORM, "U1")
    assert_snapshot("form_choice", {"text": content.text, "blocks": list(content.blocks)})


def test_a_closed_question_with_many_answers_has_a_menu() -> None:
    (menu,) = [element for element in elements(question(form(MANY), "U1")) if element["type"] == "static_select"]
    assert menu["action_id"] == f"{CHOOSE}:call_1:timing"
    assert [option["value"] for option in menu["options"]] == [f"c{n}" for n in range(7)]


def test_a_flag_that_is_missing_has_yes_and_no() -> None:
    flag = FormField(name="joint", label="Joint", question="Do you save together?", kind="flag", state="missing")
    assert labels(question(form(flag), "U1")) == ["Yes", "No", "Not now"]


def test_a_closed_question_among_others_has_its_buttons_beside_the_way_to_the_modal() -> None:
    content = question(form(TIMING, GOAL), "U1")
    assert labels(content) == ["Beginning", "End", "Answer", "Not now"]
    assert f"- {GOAL.question}" in content.text
    assert f"- {TIMING.question}" not in content.text


def test_many_closed_questions_are_left_to_the_modal() -> None:
    several = form(*(TIMING.model_copy(update={"name": f"timing_{n}"}) for n in range(3)))
    assert closed_questions(several) == []
    assert labels(question(several, "U1")) == ["Answer", "Not now"]


def test_what_may_be_skipped_beside_a_choice_is_behind_a_button_of_its_own() -> None:
    content = question(form(TIMING, RETURN), "U1")
    assert labels(content) == ["Beginning", "End", "Add details", "Not now"]
    assert "you can skip it: Annual return" in content.text


def test_each_known_value_has_a_button_that_changes_it() -> None:
    (change, *_) = elements(question(form(GOAL, INCOME), "U1"))
    assert change["action_id"] == f"{CHANGE}:call_1:monthly_income"
    assert change["accessibility_label"] == "Change monthly income"
    value = {"calls": ["call_1"], "user": "U1", "call": "call_1", "field": "monthly_income"}
    assert json.loads(change["value"]) == value


def test_of_many_known_values_the_last_share_a_line() -> None:
    known = [INCOME.model_copy(update={"name": f"income_{n}", "label": f"Income {n}", "fact": None}) for n in range(8)]
    content = question(form(GOAL, *known), "U1")
    assert labels(content).count("Change") == 6
    assert "I also know: Income 6: $5,000; Income 7: $5,000." in content.text


def test_the_questions_of_eight_calls_fit_into_a_message() -> None:
    known = [INCOME.model_copy(update={"name": f"income_{n}", "fact": None}) for n in range(8)]
    parts = (section(GOAL, RETURN, *known, call_id=f"call_{n}") for n in range(8))
    blocks = question(Form(sections=tuple(parts)), "U1").blocks
    assert len(blocks) <= MESSAGE_BLOCKS
    assert blocks[-2]["elements"][0]["text"]["text"] == "Answer"


def test_of_two_previews_one_is_a_table_as_a_message_holds_but_one() -> None:
    preview = Table(caption="New lines", columns=("Text", "Amount"), rows=(("Lidl", "-$4.50"),), numeric=(False, True))
    parts = [section(CONSENT, call_id=f"call_{n}").model_copy(update={"preview": preview}) for n in range(2)]
    content = question(Form(sections=tuple(parts)), "U1")
    assert [block["type"] for block in content.blocks].count("table") == 1
    assert content.text.count("Lidl | -$4.50") == 2


def test_a_default_is_told_as_one() -> None:
    default = TIMING.model_copy(update={"state": "known", "origin": "default", "prefill": "end", "shown": "End"})
    assert "Timing: End (unless you say otherwise)" in question(form(GOAL, default), "U1").text


def test_alternatives_share_a_sentence() -> None:
    text = question(form(GOAL, MONTHLY), "U1").text
    assert "How much do you need in total? (e.g. $60,000)" in text
    either = question(HOUSE_FORM, "U1").text
    assert "each month? Or: By when do you want to be there?" in either


def test_two_calls_share_one_question_and_its_buttons() -> None:
    content = question(Form(sections=(section(GOAL), section(GOAL, call_id="call_2"))), "U1")
    answer, decline = elements(content)
    assert (answer["action_id"], decline["action_id"]) == (OPEN, DECLINE)
    assert json.loads(answer["value"]) == {"calls": ["call_1", "call_2"], "user": "U1"}


def test_what_two_calls_need_is_asked_once() -> None:
    asked = INCOME.model_copy(update={"state": "missing", "prefill": None, "shown": "", "origin": None})
    content = question(Form(sections=(section(asked), section(asked, call_id="call_2"))), "U1")
    assert content.text.count(INCOME.question) == 1
    assert "What I ask above is all I need for that." in content.text


def test_a_question_says_why_what_was_given_cannot_be_used() -> None:
    doubtful = GOAL.model_copy(update={"prefill": "1.500", "problem": "Do you mean 1,500 or 1.5?"})
    content = question(form(doubtful), "U1")
    assert f"{GOAL.question} Do you mean 1,500 or 1.5?" in content.text
    assert f"{GOAL.question} Do you mean 1,500 or 1.5?" in content.blocks[0]["text"]["text"]


def test_consent_is_asked_for_in_its_own_words_with_a_button_that_says_what_happens() -> None:
    content = question(form(CONSENT, INCOME), "U1")
    assert "Shall I delete $4.50 for coffee?" in content.text
    assert "I just need to know" not in str(content.blocks)
    assert INCOME.shown not in str(content.blocks)
    assert [(element["text"]["text"], element.get("style")) for element in elements(content)] == [
        ("Yes, delete it", "danger"),
        ("No", None),
    ]


def test_of_two_consents_each_has_a_yes_and_a_no_of_its_own() -> None:
    content = question(Form(sections=(section(CONSENT), section(CONSENT, call_id="call_2"))), "U1")
    assert labels(content) == ["Yes, delete it", "No", "Yes, delete it", "No", "Not now"]


def test_what_is_remembered_and_not_to_be_used_unasked_is_offered() -> None:
    actions = [element["action_id"] for element in elements(question(form(GOAL), "U1", recall=True))]
    assert actions == [OPEN, RECALL, DECLINE]


def test_the_text_says_all_that_the_blocks_say() -> None:
    content = question(HOUSE_FORM, "U1")
    for told in ("I'm about to", "as you told me before", "you can skip it", "You can also just write the answer"):
        assert told in content.text
        assert told in str(content.blocks)
