"""Interactive elements: which may stand where, their fields and limits."""

import re
from collections.abc import Callable, Collection
from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.validation.fields import check_element_fields
from bot.playground.slack.validation.report import TEXT_KINDS, Report

Checker = Callable[[Report, Json, str], None]

PLAIN: Final = ("plain_text",)
_SELECTS: Final = frozenset(
    {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
)
_MULTI_SELECTS: Final = frozenset(f"multi_{kind}" for kind in _SELECTS)
_CHOICES: Final = frozenset({"checkboxes", "radio_buttons"})
_PICKERS: Final = frozenset({"datepicker", "timepicker"})

IN_ACTIONS: Final = _SELECTS | _CHOICES | _PICKERS | {"button", "overflow", "datetimepicker", "workflow_button"}
IN_SECTION: Final = _SELECTS | _MULTI_SELECTS | _CHOICES | _PICKERS | {"button", "overflow", "image", "workflow_button"}
IN_INPUT: Final = (
    _SELECTS
    | _MULTI_SELECTS
    | _CHOICES
    | _PICKERS
    | {"plain_text_input", "email_text_input", "url_text_input", "datetimepicker", "rich_text_input", "file_input"}
)
ONLY_IN_MODAL_INPUT: Final = frozenset({"number_input"})

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPTION_FIELDS: Final = frozenset({"text", "value", "description", "url"})
_TIME = re.compile(r"\d{2}:\d{2}")


def check_element(report: Report, element: Json, pointer: str, allowed: Collection[str]) -> None:
    """Check an element that must be one of `allowed`."""
    kind = str(element.get("type"))
    if kind not in allowed:
        report.add(f"unsupported type: {kind}", f"{pointer}/type")
        return
    check_element_fields(report, element, pointer)
    report.string(element, "action_id", pointer, most=255)
    report.text(element, "placeholder", pointer, most=150, kinds=PLAIN)
    if isinstance(element.get("confirm"), dict):
        _confirm(report, element["confirm"], f"{pointer}/confirm")
    checker = _CHECKERS.get(kind)
    if checker is not None:
        checker(report, element, pointer)


def _confirm(report: Report, confirm: Json, pointer: str) -> None:
    report.text(confirm, "title", pointer, most=100, kinds=PLAIN, required=True)
    report.text(confirm, "text", pointer, most=300, required=True)
    report.text(confirm, "confirm", pointer, most=30, kinds=PLAIN, required=True)
    report.text(confirm, "deny", pointer, most=30, kinds=PLAIN, required=True)
    report.one_of(confirm, "style", pointer, ("primary", "danger"))


def _button(report: Report, element: Json, pointer: str) -> None:
    report.text(element, "text", pointer, most=75, kinds=PLAIN, required=True)
    report.string(element, "value", pointer, most=2000)
    report.string(element, "url", pointer, most=3000)
    report.string(element, "accessibility_label", pointer, most=75)
    report.one_of(element, "style", pointer, ("primary", "danger"))


def _select(report: Report, element: Json, pointer: str) -> None:
    options = _options(report, element, pointer, most=100)
    _initial(report, element, options, pointer)


def _choice(report: Report, element: Json, pointer: str) -> None:
    options = _options(report, element, pointer, most=10, kinds=TEXT_KINDS)
    _initial(report, element, options, pointer)


def _overflow(report: Report, element: Json, pointer: str) -> None:
    _options(report, element, pointer, most=5)


def _options(report: Report, element: Json, pointer: str, *, most: int, kinds: Collection[str] = PLAIN) -> list[Json]:
    if element.get("option_groups") is not None:
        groups = report.items(element, "option_groups", pointer, most=100)
        for group, place in groups:
            report.text(group, "label", place, most=75, kinds=PLAIN, required=True)
        found = [pair for group, place in groups for pair in report.items(group, "options", place, most=most)]
    else:
        found = report.items(element, "options", pointer, most=most)
    for option, place in found:
        report.only(option, place, _OPTION_FIELDS)
        report.text(option, "text", place, most=75, kinds=kinds, required=True)
        report.string(option, "value", place, most=150, required=True)
        report.text(option, "description", place, most=75, kinds=kinds)
    return [option for option, _ in found]


def _initial(report: Report, element: Json, options: list[Json], pointer: str) -> None:
    several = report.items(element, "initial_options", pointer, most=100, least=0, required=False)
    one = [element["initial_option"]] if element.get("initial_option") is not None else []
    if any(chosen not in options for chosen in [*one, *(chosen for chosen, _ in several)]):
        report.add("initial_option must exactly match one of the provided options", pointer)


def _date_picker(report: Report, element: Json, pointer: str) -> None:
    initial = element.get("initial_date")
    if initial is not None and not _DATE.fullmatch(str(initial)):
        report.add("must be a date of the form YYYY-MM-DD", f"{pointer}/initial_date")


def _time_picker(report: Report, element: Json, pointer: str) -> None:
    initial = element.get("initial_time")
    if initial is not None and not _TIME.fullmatch(str(initial)):
        report.add("must be a time of the form HH:mm", f"{pointer}/initial_time")


def _text_input(report: Report, element: Json, pointer: str) -> None:
    report.string(element, "initial_value", pointer, most=3000)
    report.between(element, "min_length", pointer, 0, 3000)
    report.between(element, "max_length", pointer, 1, 3000)


def _number_input(report: Report, element: Json, pointer: str) -> None:
    if not isinstance(element.get("is_decimal_allowed"), bool):
        report.missing("is_decimal_allowed", pointer)
    for name in ("initial_value", "min_value", "max_value"):
        report.string(element, name, pointer, most=100)


def image(report: Report, element: Json, pointer: str) -> None:
    """Check an image, as an element or as a block: it needs a source and an alternative text."""
    report.string(element, "alt_text", pointer, most=2000, required=True)
    report.string(element, "image_url", pointer, most=3000)
    if not (element.get("image_url") or element.get("slack_file")):
        report.missing("image_url", pointer)


def feedback_buttons(report: Report, element: Json, pointer: str) -> None:
    """Check the pair of buttons below an answer."""
    check_element_fields(report, element, pointer)
    report.string(element, "action_id", pointer, most=255)
    for name in ("positive_button", "negative_button"):
        button = element.get(name)
        if not isinstance(button, dict):
            report.missing(name, pointer)
            continue
        report.text(element[name], "text", f"{pointer}/{name}", most=75, kinds=PLAIN, required=True)
        report.string(element[name], "value", f"{pointer}/{name}", most=2000, required=True)
        report.string(element[name], "accessibility_label", f"{pointer}/{name}", most=75)


_CHECKERS: Final[dict[str, Checker]] = {
    "button": _button,
    "image": image,
    "static_select": _select,
    "multi_static_select": _select,
    "checkboxes": _choice,
    "radio_buttons": _choice,
    "overflow": _overflow,
    "datepicker": _date_picker,
    "timepicker": _time_picker,
    "plain_text_input": _text_input,
    "number_input": _number_input,
}
