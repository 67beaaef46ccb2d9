"""The form as a modal."""

import pytest

from bot.blocks.modal import (
    FORM,
    FORM_CHANGE,
    MetadataTooLongError,
    answers_of,
    change_modal,
    consent_modal,
    form_modal,
    notice_modal,
    with_repeated,
)
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import GOAL, HOUSE_FORM, INCOME, RETURN, TIMING, section
from tools.toolkit.form import Choice, Form, FormField, Kind


def _field(kind: Kind, **changes: object) -> FormField:
    return FormField(name=kind, label=kind.title(), question=f"Which {kind}?", kind=kind, state="missing").model_copy(
        update=changes
    )


def test_a_modal_asks_for_everything_prefilled() -> None:
    assert_snapshot("modal_house", form_modal(HOUSE_FORM, FORM, "{}"))


def test_each_kind_of_value_has_its_input() -> None:
    many = tuple(Choice(value=str(n), label=f"Choice {n}") for n in range(12))
    fields = (
        _field("money", prefill="5,000", example="$4,000 a month"),
        _field("percent"),
        _field("months", prefill="4 years 2 months"),
        _field("integer", prefill="about ten", minimum=1, maximum=120),
        _field("date", prefill="2027-06-01"),
        TIMING.model_copy(update={"prefill": "end"}),
        _field("choice", choices=many),
        _field("text"),
        _field("flag", prefill="yes"),
        _field("time", prefill="22:00"),
        _field("lines", example="Rent 1,200"),
        _field("debts"),
        _field("flows"),
        _field("changes"),
    )
    assert_snapshot("modal_kinds", form_modal(Form(sections=(section(*fields),)), FORM, "{}"))


def test_two_calls_share_one_modal() -> None:
    view = form_modal(Form(sections=(section(GOAL), section(GOAL, call_id="call_2"))), FORM, "{}")
    assert [b["block_id"] for b in view["blocks"] if b["type"] == "input"] == [
        "call_1:goal_amount",
        "call_2:goal_amount",
    ]


def test_what_two_calls_need_has_one_input_and_its_answer_goes_to_both() -> None:
    asked = INCOME.model_copy(update={"state": "missing", "prefill": None, "shown": "", "origin": None})
    form = Form(sections=(section(asked), section(GOAL, asked, call_id="call_2")))
    blocks = [b["block_id"] for b in form_modal(form, FORM, "{}")["blocks"] if b["type"] == "input"]
    assert blocks == ["call_1:monthly_income", "call_2:goal_amount"]
    given = {"call_1": {"monthly_income": "5k"}, "call_2": {"goal_amount": "60k"}}
    assert with_repeated(given, form.repeated) == {
        "call_1": {"monthly_income": "5k"},
        "call_2": {"goal_amount": "60k", "monthly_income": "5k"},
    }


def test_one_begins_to_write_at_the_first_input() -> None:
    inputs = [b["element"] for b in form_modal(HOUSE_FORM, FORM, "{}")["blocks"] if b["type"] == "input"]
    assert [element.get("focus_on_load", False) for element in inputs] == [True, False, False, False, False]


def test_one_known_value_is_changed_in_a_modal_of_its_own() -> None:
    assert_snapshot("modal_change", change_modal(section(INCOME), INCOME, FORM_CHANGE, "{}"))


def test_a_known_value_that_the_tool_cannot_do_without_cannot_be_left_empty() -> None:
    (block,) = change_modal(section(INCOME), INCOME.model_copy(update={"essential": True}), FORM_CHANGE, "{}")["blocks"]
    assert block["optional"] is False


def test_a_value_that_cannot_be_used_may_be_left_out_where_the_tool_can_do_without() -> None:
    unusable = RETURN.model_copy(update={"state": "missing", "problem": "That is no percentage."})
    needed = unusable.model_copy(update={"name": "goal_amount", "essential": True})
    (*_, first, second) = form_modal(Form(sections=(section(unusable, needed),)), FORM, "{}")["blocks"]
    assert [first["optional"], second["optional"]] == [True, False]


def test_what_is_known_makes_room_for_what_is_asked() -> None:
    known = [INCOME.model_copy(update={"name": f"income_{n}", "fact": None}) for n in range(20)]
    parts = (section(GOAL, *known, call_id=f"call_{n}") for n in range(8))
    blocks = form_modal(Form(sections=tuple(parts)), FORM, "{}")["blocks"]
    assert [b["block_id"] for b in blocks if b["type"] == "input"] == [f"call_{n}:goal_amount" for n in range(8)]


def test_a_notice_has_nothing_to_send() -> None:
    assert_snapshot("modal_notice", notice_modal("Already settled", "Ask me again."))


def test_metadata_that_slack_would_refuse_is_refused_here() -> None:
    with pytest.raises(MetadataTooLongError):
        form_modal(HOUSE_FORM, FORM, "x" * 3_001)


def test_what_was_filled_in_is_read_by_call_and_field() -> None:
    values = {
        "call_1:goal_amount": {"value": {"type": "plain_text_input", "value": "60k"}},
        "call_1:deadline": {"value": {"type": "datepicker", "selected_date": "2030-01-01"}},
        "call_1:months": {"value": {"type": "number_input", "value": None}},
        "call_1:timing": {"value": {"type": "radio_buttons", "selected_option": {"value": "end"}}},
        "call_1:style": {"value": {"type": "static_select", "selected_option": None}},
        "command:7:joint": {"value": {"type": "checkboxes", "selected_options": [{"value": "yes"}]}},
        "command:7:fixed": {"value": {"type": "checkboxes", "selected_options": []}},
    }
    assert answers_of(values) == {
        "call_1": {"goal_amount": "60k", "deadline": "2030-01-01", "months": None, "timing": "end", "style": None},
        "command:7": {"joint": "yes", "fixed": "no"},
    }


def test_consent_beside_other_questions_is_a_box_that_says_what_happens() -> None:
    consent = _field("confirm", choices=(Choice(value="yes", label="Yes, delete it"),))
    *_, block = form_modal(Form(sections=(section(consent),)), FORM, "{}")["blocks"]
    assert block["optional"] is True
    assert [option["text"]["text"] for option in block["element"]["options"]] == ["Yes, delete it"]


def test_consent_is_given_with_the_button_of_a_modal_that_asks_nothing_else() -> None:
    asked = _field(
        "confirm", question="Shall I delete the goal House?", choices=(Choice(value="yes", label="Yes, do"),)
    )
    view = consent_modal(section(asked), FORM, "{}")
    assert view
    assert (view["submit"]["text"], view["close"]["text"]) == ("Yes, do", "Cancel")
    assert [block["text"]["text"] for block in view["blocks"]] == ["Shall I delete the goal House?"]
    assert consent_modal(section(asked, GOAL), FORM, "{}") is None
