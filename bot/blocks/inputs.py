"""The input block for each kind of value."""

from collections.abc import Sequence

from bot.blocks.text import (
    INPUT_HINT,
    INPUT_LABEL,
    INPUT_TEXT,
    OPTIONS,
    PLACEHOLDER,
    RADIO_OPTIONS,
    Block,
    option,
    plain,
    shorten,
)
from bot.words import forms as words
from tools.toolkit.form import Choice, FormField, Kind

ACTION = "value"
"""The action_id of every input: its block_id names the call and the field."""

FLAG_ON, FLAG_OFF = "yes", "no"
"""What a ticked and an unticked checkbox mean as written answers."""

_HINTS: dict[Kind, str] = {
    "months": words.MONTHS_HINT,
    "lines": words.LINES_HINT,
    "debts": words.DEBTS_HINT,
    "flows": words.FLOWS_HINT,
    "changes": words.CHANGES_HINT,
}
_YES_NO = (Choice(value=FLAG_ON, label=words.YES), Choice(value=FLAG_OFF, label=words.NO))


def input_block(block_id: str, field: FormField) -> Block:
    """Return the field as an input, prefilled with what is known."""
    hint = field.hint or _HINTS.get(field.kind, "")
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "optional": field.kind == "confirm" or not (field.essential or _is_asked(field)),
        "label": plain(_label(field), INPUT_LABEL),
        "element": {"action_id": ACTION} | _element(field),
    }
    return block | {"hint": plain(hint, INPUT_HINT)} if hint else block


def _is_asked(field: FormField) -> bool:
    """Tell whether nothing was given for the field yet; what was, and cannot be used, may also be left out."""
    return field.state == "missing" and not field.problem


def _label(field: FormField) -> str:
    """Return the question or, for a value that is known, its name and what it counts."""
    if field.state != "known":
        return field.question
    return words.WITH_UNIT.format(label=field.label, unit=field.unit) if field.unit else field.label


def _element(field: FormField) -> Block:
    match field.kind:
        case "integer":
            return _number(field)
        case "date":
            return {"type": "datepicker"} | ({"initial_date": field.prefill} if field.prefill else {})
        case "time":
            return {"type": "timepicker"} | ({"initial_time": field.prefill} if field.prefill else {})
        case "choice":
            return _choice(field, field.choices)
        case "flag":
            return _choice(field, _YES_NO)
        case "confirm":
            return _consent(field)
        case "lines" | "debts" | "flows" | "changes":
            return _text(field, field.example) | {"multiline": True}
        case "money" | "percent" | "months" | "schedule" | "text":
            return _text(field, _example(field))


def _example(field: FormField) -> str:
    return words.EXAMPLE_IN_INPUT.format(example=field.example) if field.example else ""


def _text(field: FormField, placeholder: str) -> Block:
    element: Block = {"type": "plain_text_input", "max_length": INPUT_TEXT}
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return element | ({"initial_value": shorten(field.prefill, INPUT_TEXT)} if field.prefill else {})


def _number(field: FormField) -> Block:
    element: Block = {"type": "number_input", "is_decimal_allowed": False}
    if field.example:
        element["placeholder"] = plain(_example(field), PLACEHOLDER)
    bounds = (("min_value", field.minimum), ("max_value", field.maximum))
    element |= {name: str(bound) for name, bound in bounds if bound is not None}
    is_number = bool(field.prefill) and field.prefill.lstrip("-").isdecimal()
    return element | ({"initial_value": field.prefill} if is_number else {})


def _choice(field: FormField, choices: Sequence[Choice]) -> Block:
    options = [option(choice.label, choice.value) for choice in choices[:OPTIONS]]
    kind = "radio_buttons" if len(options) <= RADIO_OPTIONS else "static_select"
    chosen = next((option(choice.label, choice.value) for choice in choices if choice.value == field.prefill), None)
    return {"type": kind, "options": options} | ({"initial_option": chosen} if chosen else {})


def _consent(field: FormField) -> Block:
    agree = option(field.choices[0].label, FLAG_ON)
    ticked = field.prefill == FLAG_ON
    return {"type": "checkboxes", "options": [agree]} | ({"initial_options": [agree]} if ticked else {})
