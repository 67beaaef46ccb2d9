"""The form as a modal, and the short notices that modals give."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.blocks.inputs import ACTION, FLAG_OFF, FLAG_ON, input_block
from bot.blocks.text import (
    DIVIDER,
    IDENTIFIER,
    PRIVATE_METADATA,
    SECTION_TEXT,
    VIEW_BLOCKS,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    context,
    escape,
    escape_within,
    in_a_sentence,
    plain,
    section,
)
from bot.words import forms as words
from tools.toolkit.form import Form, FormField, FormSection, Question

FORM = "form"
FORM_CHANGE = "form.change"

_SEPARATOR = ":"
_INPUT = "input"


class MetadataTooLongError(ValueError):
    """A view's private_metadata is longer than Slack takes."""

    def __init__(self, length: int) -> None:
        super().__init__(f"private_metadata holds {length} characters; Slack takes {PRIVATE_METADATA}")


def form_modal(form: Form, callback_id: str, private_metadata: str) -> Block:
    """Return the modal that asks for everything in `form`, once, prefilled. Raises MetadataTooLongError.

    What is known is left out where a view has no room for it.
    """
    blocks = _blocks(form)
    if len(blocks) > VIEW_BLOCKS:
        blocks = _blocks(Form(sections=tuple(_without_known(part) for part in form.sections)))
    return _modal(_title(form), words.SEND, callback_id, private_metadata, blocks)


def change_modal(part: FormSection, field: FormField, callback_id: str, private_metadata: str) -> Block:
    """Return the modal that changes one value of a call. Raises MetadataTooLongError."""
    title = words.CHANGE_THIS.format(label=in_a_sentence(field.label))
    if len(title) > VIEW_TITLE:
        title = words.CHANGE
    block = input_block(block_id(part.call_id, field.name), field)
    return _modal(title, words.SAVE, callback_id, private_metadata, [block])


def consent_modal(part: FormSection, callback_id: str, private_metadata: str) -> Block | None:
    """Return the modal that asks for consent and nothing else, whose button agrees; None where more is asked."""
    if [field.kind for field in part.asked] != ["confirm"] or part.preview:
        return None
    (asked,) = part.asked
    question = section(escape_within(asked.question, SECTION_TEXT))
    return _modal(part.title, asked.choices[0].label, callback_id, private_metadata, [question])


def _modal(title: str, submit: str, callback_id: str, private_metadata: str, blocks: Sequence[Block]) -> Block:
    """Return a modal in which one begins to write at the first input."""
    if len(private_metadata) > PRIVATE_METADATA:
        raise MetadataTooLongError(len(private_metadata))
    first = next((block for block in blocks if block["type"] == _INPUT), None)
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, VIEW_TITLE),
        "submit": plain(submit, VIEW_BUTTON),
        "close": plain(words.CANCEL, VIEW_BUTTON),
        "private_metadata": private_metadata,
        "blocks": [_focused(block) if block is first else block for block in blocks[:VIEW_BLOCKS]],
    }


def _focused(block: Block) -> Block:
    return block | {"element": block["element"] | {"focus_on_load": True}}


def notice_modal(title: str, text: str) -> Block:
    """Return a modal that only says something."""
    return {
        "type": "modal",
        "title": plain(title, VIEW_TITLE),
        "close": plain(words.CLOSE, VIEW_BUTTON),
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


def with_repeated(
    answers: Mapping[str, Mapping[str, str | None]], repeated: Mapping[Question, Question]
) -> dict[str, dict[str, str | None]]:
    """Return the answers, and those to the questions that were not asked because another one brings them along."""
    spread = {call_id: dict(given) for call_id, given in answers.items()}
    for (call_id, field), (asking, name) in repeated.items():
        if name in answers.get(asking, {}):
            spread.setdefault(call_id, {})[field] = answers[asking][name]
    return spread


def _written(element: Mapping[str, Any]) -> str | None:
    match element["type"]:
        case "datepicker":
            return element.get("selected_date")
        case "timepicker":
            return element.get("selected_time")
        case "radio_buttons" | "static_select":
            option = element.get("selected_option")
            return option["value"] if option else None
        case "checkboxes":
            return FLAG_ON if element.get("selected_options") else FLAG_OFF
        case _:
            return element.get("value") or None


def _title(form: Form) -> str:
    return form.sections[0].title if len(form.sections) == 1 else words.SEVERAL


def _blocks(form: Form) -> list[Block]:
    return [block for part in form.sections for block in _section_blocks(form, part)]


def _without_known(part: FormSection) -> FormSection:
    return part.model_copy(update={"fields": tuple(field for field in part.fields if field.state != "known")})


def _section_blocks(form: Form, part: FormSection) -> Iterator[Block]:
    """Yield what is asked, what may be given, and below it what is known; what is asked elsewhere is left out."""
    if part is not form.sections[0]:
        yield DIVIDER
    title = f"*{escape(part.title)}*\n" if len(form.sections) > 1 else ""
    fields = [field for field in part.fields if (part.call_id, field.name) not in form.repeated]
    if not fields:
        yield section(f"{title}{words.NOTHING_MORE}")
        return
    introduction = words.INTRODUCTION if part.asked else words.READY
    yield section(f"{title}{introduction.format(purpose=escape(part.purpose))}")
    if part.asked:
        fields.sort(key=lambda field: field.state == "known")
    above = ""
    for field in fields:
        heading = _heading(field, above) if part.asked else ""
        if heading not in ("", above):
            yield context(heading)
        above = heading
        yield input_block(block_id(part.call_id, field.name), field)


def _heading(field: FormField, above: str) -> str:
    """Return what stands above the field; below alternatives, what may be left out must not look like one of them."""
    match field.state:
        case "either":
            return words.ONE_IS_ENOUGH
        case "known":
            return words.KNOWN_BELOW
        case "optional":
            return words.OPTIONAL_BELOW if above else ""
        case "missing":
            return ""
