"""The modals that change a fact and that ask whether to forget one."""

from collections.abc import Mapping
from typing import Any

from bot.blocks.inputs import input_block
from bot.blocks.modal import answers_of, block_id
from bot.blocks.text import FIELD_TEXT, VIEW_BUTTON, VIEW_TITLE, Block, escape, escape_within, plain, section
from bot.words import home as words
from tools.toolkit.form import FormField

CHANGE_FACT, FORGET_FACT = "fact.change", "fact.forget"
VALUE = block_id("fact", "value")
"""The block_id of the input."""


def change_fact_modal(name: str, field: FormField) -> Block:
    """Return the modal with the fact as an input, filled with what is known."""
    modal = _modal(CHANGE_FACT, name, words.CHANGE_FACT_TITLE, words.SAVE)
    return modal | {"blocks": [input_block(VALUE, field)]}


def forget_fact_modal(name: str, label: str, value: str) -> Block:
    """Return the question whether to forget a fact."""
    text = words.FORGET_FACT_TEXT.format(name=escape(label), value=escape_within(value, FIELD_TEXT))
    return _modal(FORGET_FACT, name, words.FORGET_FACT_TITLE, words.FORGET) | {"blocks": [section(text)]}


def fact_written(values: Mapping[str, Mapping[str, Any]]) -> str:
    """Return what was written, from a submitted view's `state.values`."""
    return answers_of(values)["fact"]["value"] or ""


def _modal(callback_id: str, name: str, title: str, submit: str) -> Block:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": name,
        "title": plain(title, VIEW_TITLE),
        "submit": plain(submit, VIEW_BUTTON),
        "close": plain(words.CANCEL, VIEW_BUTTON),
    }
