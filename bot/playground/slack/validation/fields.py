"""Which fields blocks, elements and views have: Slack refuses what it does not know."""

from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.validation.report import Report

_FOCUS: Final = frozenset({"focus_on_load", "confirm"})
_CHOICE: Final = _FOCUS | {"options", "initial_option"}
_MENU: Final = _CHOICE | {"placeholder", "option_groups"}
_MENUS: Final = _MENU - {"initial_option"} | {"initial_options", "max_selected_items"}
_WRITTEN: Final = frozenset({"initial_value", "dispatch_action_config", "focus_on_load", "placeholder"})

BLOCK_FIELDS: Final[dict[str, frozenset[str]]] = {
    "section": frozenset({"text", "fields", "accessory", "expand"}),
    "header": frozenset({"text"}),
    "context": frozenset({"elements"}),
    "context_actions": frozenset({"elements"}),
    "actions": frozenset({"elements"}),
    "divider": frozenset(),
    "image": frozenset({"alt_text", "image_url", "slack_file", "title"}),
    "input": frozenset({"label", "element", "dispatch_action", "hint", "optional"}),
    "markdown": frozenset({"text"}),
    "rich_text": frozenset({"elements"}),
    "table": frozenset({"rows", "column_settings"}),
    "data_table": frozenset({"caption", "rows", "page_size", "row_header_column_index"}),
    "data_visualization": frozenset({"title", "chart"}),
    "plan": frozenset({"title", "tasks"}),
    "task_card": frozenset({"task_id", "title", "details", "output", "sources", "status"}),
}
"""By type; blocks that are not named here may have others."""

ELEMENT_FIELDS: Final[dict[str, frozenset[str]]] = {
    "button": frozenset({"text", "url", "value", "style", "confirm", "accessibility_label"}),
    "static_select": _MENU,
    "multi_static_select": _MENUS,
    "external_select": _MENU - {"options", "option_groups"} | {"min_query_length"},
    "users_select": _FOCUS | {"initial_user", "placeholder"},
    "overflow": frozenset({"options", "confirm"}),
    "checkboxes": _CHOICE - {"initial_option"} | {"initial_options"},
    "radio_buttons": _CHOICE,
    "datepicker": _FOCUS | {"initial_date", "placeholder"},
    "timepicker": _FOCUS | {"initial_time", "placeholder", "timezone"},
    "datetimepicker": _FOCUS | {"initial_date_time"},
    "plain_text_input": _WRITTEN | {"multiline", "min_length", "max_length"},
    "number_input": _WRITTEN | {"is_decimal_allowed", "min_value", "max_value"},
    "email_text_input": _WRITTEN,
    "url_text_input": _WRITTEN,
    "feedback_buttons": frozenset({"positive_button", "negative_button"}),
    "icon_button": frozenset({"icon", "text", "value", "confirm", "accessibility_label", "visible_to_user_ids"}),
}

VIEW_FIELDS: Final = frozenset(
    {
        "type",
        "title",
        "blocks",
        "close",
        "submit",
        "private_metadata",
        "callback_id",
        "clear_on_close",
        "notify_on_close",
        "external_id",
        "submit_disabled",
    }
)


def check_block_fields(report: Report, block: Json, pointer: str) -> None:
    """Check that a block has no other fields than those of its type."""
    if (known := BLOCK_FIELDS.get(str(block.get("type")))) is not None:
        report.only(block, pointer, known | {"type", "block_id"})


def check_element_fields(report: Report, element: Json, pointer: str) -> None:
    """Check that an element has no other fields than those of its type."""
    if (known := ELEMENT_FIELDS.get(str(element.get("type")))) is not None:
        report.only(element, pointer, known | {"type", "action_id"})
