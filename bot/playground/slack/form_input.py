"""What Slack's own client does with a modal before the app hears of it: keeps what was entered, checks it."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from bot.playground.slack.directory import Json
from bot.playground.slack.interactive import elements_of, entered_value, initial_value

REQUIRED = "Please complete this required field."
_HELD = ("value", "selected_option", "selected_date", "selected_time", "selected_date_time", "selected_options")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def state_values(blocks: list[Json], entered: Json, given: Json) -> Json:
    """Return `state.values`: what was entered, else what was entered before, else what each input began with.

    `entered` maps block ids to {action id: value}, or directly to a value where a block has one element;
    interactive.entered_value says what a value may be.
    """
    values: Json = {}
    for block in blocks:
        block_id = block["block_id"]
        inputs = [element for element in elements_of(block) if element["type"] not in ("button", "overflow")]
        if not inputs:
            continue
        values[block_id] = {
            element["action_id"]: _value(element, entered.get(block_id, ...), given.get(block_id, {}))
            for element in inputs
        }
    return values


def missing_or_malformed(blocks: list[Json], values: Json) -> dict[str, str]:
    """Return an error by block id for each input the client does not submit."""
    errors: dict[str, str] = {}
    for block in [block for block in blocks if block["type"] == "input"]:
        element = block["element"]
        value = _held(values[block["block_id"]][element["action_id"]])
        error = _complaint(element, value, optional=bool(block.get("optional")))
        if error:
            errors[block["block_id"]] = error
    return errors


def _value(element: Json, entered: Any, before: Json) -> Json:
    action_id = element["action_id"]
    if entered is ...:
        return before.get(action_id) or initial_value(element)
    if isinstance(entered, dict) and "type" not in entered:
        by_action = cast("Json", entered)
        return _value(element, by_action.get(action_id, ...), before)
    return entered_value(element, entered)


def _held(value: Json) -> Any:
    return next((value[field] for field in _HELD if field in value), None)


def _complaint(element: Json, value: Any, *, optional: bool) -> str | None:
    if value in (None, "", []) or (isinstance(value, str) and not value.strip()):
        return None if optional else REQUIRED
    match element["type"]:
        case "number_input":
            return _number_complaint(element, str(value))
        case "email_text_input":
            return None if _EMAIL.fullmatch(str(value)) else "Please enter a valid email address."
        case "plain_text_input":
            return _length_complaint(element, str(value))
        case _:
            return None


def _number_complaint(element: Json, value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Please enter a valid number."
    if not number.is_finite() or (not element.get("is_decimal_allowed") and number != number.to_integral_value()):
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(str(element["min_value"])):
        return f"Must be at least {element['min_value']}."
    if "max_value" in element and number > Decimal(str(element["max_value"])):
        return f"Must be at most {element['max_value']}."
    return None


def _length_complaint(element: Json, value: str) -> str | None:
    if len(value) < int(element.get("min_length", 0)):
        return f"Must be at least {element['min_length']} characters."
    if len(value) > int(element.get("max_length", 3000)):
        return f"Must be at most {element.get('max_length', 3000)} characters."
    return None
