"""A question for consent that shows what it is about."""

from typing import Any

from bot.blocks.form import question
from tests.unit.bot.blocks.samples import section
from tools.toolkit.form import Choice, Form, FormField
from tools.toolkit.table import Table

CONSENT = FormField(
    name="confirmed",
    label="Go ahead",
    question="Shall I import 7 new lines?",
    kind="confirm",
    state="missing",
    choices=(Choice(value="yes", label="Yes, import 7 lines"),),
)
PREVIEW = Table(
    caption="The first 1 of 7 new lines", columns=("Text", "Amount"), rows=(("Lidl", "-$4.50"),), numeric=(False, True)
)


def blocks_with(preview: Table | None) -> list[dict[str, Any]]:
    part = section(CONSENT).model_copy(update={"preview": preview})
    return list(question(Form(sections=(part,)), "U1").blocks)


def test_a_preview_stands_as_a_table_between_the_question_and_its_buttons() -> None:
    kinds = [block["type"] for block in blocks_with(PREVIEW)]
    assert kinds == ["section", "section", "table", "actions", "context"]


def test_what_is_previewed_is_no_danger_and_other_consent_is() -> None:
    styles = [blocks[-2]["elements"][0]["style"] for blocks in (blocks_with(PREVIEW), blocks_with(None))]
    assert styles == ["primary", "danger"]


def test_readers_without_blocks_read_the_preview_too() -> None:
    part = section(CONSENT).model_copy(update={"preview": PREVIEW})
    assert "Lidl | -$4.50" in question(Form(sections=(part,)), "U1").text
