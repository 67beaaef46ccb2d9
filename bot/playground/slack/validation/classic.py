"""The classic blocks: section, header, context, actions, input, image, divider, rich_text."""

from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.validation.elements import (
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    ONLY_IN_MODAL_INPUT,
    PLAIN,
    Checker,
    check_element,
    image,
)
from bot.playground.slack.validation.report import Report

_RICH_ELEMENTS: Final = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")


def _section(report: Report, block: Json, pointer: str) -> None:
    if block.get("text") is None and not block.get("fields"):
        report.missing("text", pointer)
    report.text(block, "text", pointer, most=3000)
    for field, place in report.items(block, "fields", pointer, most=10, required=False):
        report.text_object(field, place, most=2000)
    if isinstance(block.get("accessory"), dict):
        check_element(report, block["accessory"], f"{pointer}/accessory", IN_SECTION)


def _header(report: Report, block: Json, pointer: str) -> None:
    report.text(block, "text", pointer, most=150, kinds=PLAIN, required=True)


def _context(report: Report, block: Json, pointer: str) -> None:
    for element, place in report.items(block, "elements", pointer, most=10):
        if element.get("type") == "image":
            image(report, element, place)
        else:
            report.text_object(element, place, most=3000)


def _actions(report: Report, block: Json, pointer: str) -> None:
    elements = report.items(block, "elements", pointer, most=25)
    for element, place in elements:
        check_element(report, element, place, IN_ACTIONS)
    ids = [element["action_id"] for element, _ in elements if element.get("action_id")]
    report.unique(ids, "`action_id` already exists in this block", f"{pointer}/elements")


def input_block(report: Report, block: Json, pointer: str, *, modal: bool) -> None:
    """Check an input; numbers can be entered in modals only."""
    report.text(block, "label", pointer, most=2000, kinds=PLAIN, required=True)
    report.text(block, "hint", pointer, most=2000, kinds=PLAIN)
    if isinstance(block.get("element"), dict):
        allowed = IN_INPUT | ONLY_IN_MODAL_INPUT if modal else IN_INPUT
        check_element(report, block["element"], f"{pointer}/element", allowed)
    else:
        report.missing("element", pointer)


def _image(report: Report, block: Json, pointer: str) -> None:
    image(report, block, pointer)
    report.text(block, "title", pointer, most=2000, kinds=PLAIN)


def _divider(report: Report, block: Json, pointer: str) -> None:
    """A divider has nothing that could be wrong."""


def rich_text(report: Report, block: Json, pointer: str) -> None:
    """Check that rich text consists of the four kinds of paragraphs."""
    if block.get("type") != "rich_text":
        report.add(f"unsupported type: {block.get('type')}", f"{pointer}/type")
    for element, place in report.items(block, "elements", pointer, most=1000):
        report.one_of(element, "type", place, _RICH_ELEMENTS)
        report.items(element, "elements", place, most=1000, least=0)


CLASSIC: Final[dict[str, Checker]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "image": _image,
    "divider": _divider,
    "rich_text": rich_text,
}
