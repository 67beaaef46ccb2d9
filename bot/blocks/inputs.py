"""The input block for each kind of value."""

from bot.blocks.text import (
    INPUT_HINT,
    INPUT_LABEL,
    INPUT_TEXT,
    OPTION_TEXT,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    RADIO_OPTIONS,
    Block,
    plain,
    shorten,
)
from tools.toolkit.form import Choice, FormField

ACTION = "value"
"""The action_id of every input: its block_id names the call and the field."""

FLAG_ON, FLAG_OFF = "yes", "no"
"""What a ticked and an unticked checkbox mean as written answers."""

_LINES_EXAMPLE = "Rent 1,200\nFood 450"
_DEBTS_EXAMPLE = "Visa 8,000 at 24.99% minimum 160\nCar loan 12,000 at 6.5% minimum 350"
_FLOWS_EXAMPLE = "Rent 1,200 on the 1st\nInsurance 600 a year on March 3"
_CHANGES_EXAMPLE = "save 200 more a month\nretire at 60\ninvest in stocks at 7% ± 15%"
_HINTS = {
    "months": "A number of months.",
    "lines": "One a line: a name and an amount.",
    "debts": "One a line: name, balance, yearly rate, minimum payment.",
    "flows": "One a line: name, amount, and on which day.",
    "changes": "One a line: what would be different.",
}


def input_block(block_id: str, field: FormField) -> Block:
    """Return the field as an input, prefilled with what is known."""
    hint = field.hint or _HINTS.get(field.kind, "")
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "optional": field.state != "missing" or field.kind in ("flag", "confirm"),
        "label": plain(field.label if field.state == "known" else field.question, INPUT_LABEL),
        "element": {"action_id": ACTION} | _element(field),
    }
    return block | {"hint": plain(hint, INPUT_HINT)} if hint else block


def _element(field: FormField) -> Block:
    match field.kind:
        case "months" | "integer":
            return _number(field)
        case "date":
            return {"type": "datepicker"} | ({"initial_date": field.prefill} if field.prefill else {})
        case "choice":
            return _choice(field)
        case "flag":
            return _flag(field)
        case "confirm":
            return _flag(field.model_copy(update={"label": field.choices[0].label}))
        case "lines":
            return _text(field, _LINES_EXAMPLE) | {"multiline": True}
        case "debts":
            return _text(field, _DEBTS_EXAMPLE) | {"multiline": True}
        case "flows":
            return _text(field, _FLOWS_EXAMPLE) | {"multiline": True}
        case "changes":
            return _text(field, _CHANGES_EXAMPLE) | {"multiline": True}
        case "money" | "percent" | "time" | "schedule" | "text":
            return _text(field, "")


def _text(field: FormField, example: str) -> Block:
    element: Block = {"type": "plain_text_input", "max_length": INPUT_TEXT}
    if placeholder := field.example or example:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return element | ({"initial_value": shorten(field.prefill, INPUT_TEXT)} if field.prefill else {})


def _number(field: FormField) -> Block:
    element: Block = {"type": "number_input", "is_decimal_allowed": False}
    if field.example:
        element["placeholder"] = plain(field.example, PLACEHOLDER)
    is_number = bool(field.prefill) and field.prefill.lstrip("-").isdecimal()
    return element | ({"initial_value": field.prefill} if is_number else {})


def _choice(field: FormField) -> Block:
    options = [_option(choice) for choice in field.choices[:OPTIONS]]
    kind = "radio_buttons" if len(options) <= RADIO_OPTIONS else "static_select"
    chosen = next((_option(choice) for choice in field.choices if choice.value == field.prefill), None)
    return {"type": kind, "options": options} | ({"initial_option": chosen} if chosen else {})


def _flag(field: FormField) -> Block:
    option = _option(Choice(value=FLAG_ON, label=field.label))
    ticked = field.prefill == FLAG_ON
    return {"type": "checkboxes", "options": [option]} | ({"initial_options": [option]} if ticked else {})


def _option(choice: Choice) -> Block:
    return {"text": plain(choice.label, OPTION_TEXT), "value": shorten(choice.value, OPTION_VALUE)}
