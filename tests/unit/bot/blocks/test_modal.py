"""The form as a modal."""

import pytest

from bot.blocks.modal import FORM, MetadataTooLongError, answers_of, form_modal, notice_modal
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.samples import GOAL, HOUSE_FORM, TIMING, section
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
        _field("money", prefill="5,000.00"),
        _field("percent"),
        _field("months", prefill="50"),
        _field("integer", prefill="about ten"),
        _field("date", prefill="2027-06-01"),
        TIMING.model_copy(update={"prefill": "end"}),
        _field("choice", choices=many),
        _field("text"),
        _field("flag", prefill="yes"),
        _field("lines"),
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
