"""The form as a modal, and the short notices that modals give."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.blocks.inputs import ACTION, FLAG_OFF, FLAG_ON, input_block
from bot.blocks.text import (
    IDENTIFIER,
    PRIVATE_METADATA,
    VIEW_BLOCKS,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    context,
    escape,
    plain,
    section,
)
from tools.toolkit.form import Form, FormSection

FORM = "form"
BUDGET = "budget"

_SEPARATOR = ":"
_ONE_IS_ENOUGH = "One of these is enough:"


class MetadataTooLongError(ValueError):
    """A view's private_metadata is longer than Slack takes."""

    def __init__(self, length: int) -> None:
        super().__init__(f"private_metadata holds {length} characters; Slack takes {PRIVATE_METADATA}")


def form_modal(form: Form, callback_id: str, private_metadata: str) -> Block:
    """Return the modal that asks for everything in `form`, prefilled. Raises MetadataTooLongError."""
    if len(private_metadata) > PRIVATE_METADATA:
        raise MetadataTooLongError(len(private_metadata))
    blocks = [block for part in form.sections for block in _section_blocks(part, len(form.sections) > 1)]
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(_title(form), VIEW_TITLE),
        "submit": plain("Send", VIEW_BUTTON),
        "close": plain("Cancel", VIEW_BUTTON),
        "private_metadata": private_metadata,
        "blocks": blocks[:VIEW_BLOCKS],
    }


def notice_modal(title: str, text: str) -> Block:
    """Return a modal that only says something."""
    return {
        "type": "modal",
        "title": plain(title, VIEW_TITLE),
        "close": plain("Close", VIEW_BUTTON),
        "blocks": [section(escape(text))],
    }


def block_id(call_id: str, field: str) -> str:
    """Return the block_id of a field's input. Raises ValueError when Slack would not take it."""
    identifier = f"{call_id}{_SEPARATOR}{field}"
    if len(identifier) > IDENTIFIER:
        raise ValueError(f"block_id {identifier!r} is longer than {IDENTIFIER} characters")
    return identifier


def answers_of(values: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str | None]]:
    """Return what was filled in, for each call id and field name, from a submitted view's `state.values`."""
    answers: dict[str, dict[str, str | None]] = {}
    for identifier, elements in values.items():
        call_id, _, field = identifier.rpartition(_SEPARATOR)
        answers.setdefault(call_id, {})[field] = _written(elements[ACTION])
    return answers


def _written(element: Mapping[str, Any]) -> str | None:
    match element["type"]:
        case "datepicker":
            return element.get("selected_date")
        case "radio_buttons" | "static_select":
            option = element.get("selected_option")
            return option["value"] if option else None
        case "checkboxes":
            return FLAG_ON if element.get("selected_options") else FLAG_OFF
        case _:
            return element.get("value") or None


def _title(form: Form) -> str:
    return form.sections[0].title if len(form.sections) == 1 else "A few questions"


def _section_blocks(part: FormSection, several: bool) -> Iterator[Block]:
    title = f"*{escape(part.title)}*\n" if several else ""
    yield section(f"{title}Fill this in, and I can {escape(part.purpose)}.")
    announced: set[str] = set()
    for field in part.fields:
        if field.state == "either" and field.group and field.group not in announced:
            announced.add(field.group)
            yield context(_ONE_IS_ENOUGH)
        yield input_block(block_id(part.call_id, field.name), field)
