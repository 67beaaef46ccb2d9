"""The interactive elements of blocks: where they are, their ids, and what they hold before anybody touches them."""

import copy
import secrets
from typing import Any, Final, cast

from bot.playground.slack.directory import Json

_PLACES: Final = {
    "section": "accessory",
    "input": "element",
    "actions": "elements",
    "context_actions": "elements",
    "card": "actions",
    "carousel": "elements",
    "container": "child_blocks",
}
_NESTED: Final = frozenset({"carousel", "container"})


def with_ids(blocks: list[Json]) -> list[Json]:
    """Return blocks in which every block and every interactive element has an id, as Slack gives them."""
    identified = copy.deepcopy(blocks)
    for block in identified:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements_of(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return identified


def elements_of(block: Json) -> list[Json]:
    """Return the interactive elements of a block, those of the cards and blocks within it among them."""
    kind = str(block.get("type"))
    place = block.get(_PLACES.get(kind, ""))
    items = cast("list[Any]", place) if isinstance(place, list) else [place]
    found = [cast("Json", item) for item in items if isinstance(item, dict)]
    if kind in _NESTED:
        return [element for nested in found for element in elements_of(nested)]
    return [element for element in found if element.get("type") != "image"]


def initial_value(element: Json) -> Json:
    """Return what `state.values` says of an input that nobody touched."""
    kind = str(element["type"])
    value: Json = {"type": kind}
    match kind:
        case "static_select" | "radio_buttons":
            value["selected_option"] = element.get("initial_option")
        case "checkboxes" | "multi_static_select":
            value["selected_options"] = element.get("initial_options", [])
        case "datepicker":
            value["selected_date"] = element.get("initial_date")
        case "timepicker":
            value["selected_time"] = element.get("initial_time")
        case "datetimepicker":
            value["selected_date_time"] = element.get("initial_date_time")
        case _:
            value["value"] = element.get("initial_value")
    return value


def entered_value(element: Json, entered: Any) -> Json:
    """Return what `state.values` says of an input a person has filled.

    `entered` is the value as Slack's client sends it (an object with `type`), or what a person would say: the
    text, the ISO date, the value of an option, a list of such values; None for an input that was emptied.
    """
    if isinstance(entered, dict):
        return initial_value(element | _NOTHING) | cast("Json", entered)
    value = initial_value(element | _NOTHING)
    field = next(key for key in value if key != "type")
    if field == "selected_option":
        value[field] = None if entered is None else option_with(element, str(entered))
    elif field == "selected_options":
        value[field] = [option_with(element, str(item)) for item in cast("list[Any]", entered or [])]
    else:
        value[field] = entered
    return value


def option_with(element: Json, value: str) -> Json | None:
    """Return the option of a menu that has this value; None when it has none."""
    groups = [group["options"] for group in element.get("option_groups", [])]
    options = [*element.get("options", []), *(option for group in groups for option in group)]
    return next((option for option in options if option["value"] == value), None)


_NOTHING: Final[Json] = {
    "initial_value": None,
    "initial_option": None,
    "initial_options": [],
    "initial_date": None,
    "initial_time": None,
    "initial_date_time": None,
}
