"""The blocks made for agents: markdown, plan, task_card, context_actions, card, carousel, container, alert, file."""

from collections.abc import Mapping
from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.validation.classic import CLASSIC, rich_text
from bot.playground.slack.validation.elements import PLAIN, Checker, check_element, feedback_buttons, image
from bot.playground.slack.validation.report import Report

MARKDOWN_CHARACTERS: Final = 12_000
TASK_STATUSES: Final = ("pending", "in_progress", "complete", "error")
_LEVELS: Final = ("default", "info", "warning", "error", "success")
_WIDTHS: Final = ("narrow", "standard", "wide", "full")
_UNLIMITED: Final = 3000


def _markdown(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "text", pointer, most=MARKDOWN_CHARACTERS, required=True)


def _plan(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "title", pointer, most=_UNLIMITED, required=True)
    for task, place in report.items(block, "tasks", pointer, most=50, least=0, required=False):
        _task_card(report, task, place)


def _task_card(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "task_id", pointer, most=255, required=True)
    report.string(block, "title", pointer, most=_UNLIMITED, required=True)
    report.one_of(block, "status", pointer, TASK_STATUSES)
    for name in ("details", "output"):
        if isinstance(block.get(name), dict):
            rich_text(report, block[name], f"{pointer}/{name}")


def _context_actions(report: Report, block: Json, pointer: str) -> None:
    for element, place in report.items(block, "elements", pointer, most=5):
        match element.get("type"):
            case "feedback_buttons":
                feedback_buttons(report, element, place)
            case "icon_button":
                report.text(element, "text", place, most=75, kinds=PLAIN, required=True)
                report.string(element, "icon", place, most=50, required=True)
            case kind:
                report.add(f"unsupported type: {kind}", f"{place}/type")


def _card(report: Report, block: Json, pointer: str) -> None:
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        report.missing("title", pointer)
    report.text(block, "title", pointer, most=150)
    report.text(block, "subtitle", pointer, most=150)
    report.text(block, "body", pointer, most=200)
    for name in ("hero_image", "icon"):
        if isinstance(block.get(name), dict):
            image(report, block[name], f"{pointer}/{name}")
    for element, place in report.items(block, "actions", pointer, most=25, required=False):
        check_element(report, element, place, ("button",))


def _carousel(report: Report, block: Json, pointer: str) -> None:
    for card, place in report.items(block, "elements", pointer, most=10):
        if card.get("type") != "card":
            report.add(f"unsupported type: {card.get('type')}", f"{place}/type")
        _card(report, card, place)


def _container(report: Report, block: Json, pointer: str) -> None:
    if not block.get("rich_text_title"):
        report.text(block, "title", pointer, most=150, kinds=PLAIN, required=True)
    report.text(block, "subtitle", pointer, most=150)
    report.one_of(block, "width", pointer, _WIDTHS)
    if block.get("is_collapsible") and block.get("has_header_divider"):
        report.add("cannot be set when is_collapsible is true", f"{pointer}/has_header_divider")
    for child, place in report.items(block, "child_blocks", pointer, most=10):
        checker = _IN_CONTAINER.get(str(child.get("type")))
        if checker is None:
            report.add(f"unsupported type: {child.get('type')}", f"{place}/type")
        else:
            checker(report, child, place)


def _alert(report: Report, block: Json, pointer: str) -> None:
    report.text(block, "text", pointer, most=_UNLIMITED, required=True)
    report.one_of(block, "level", pointer, _LEVELS)


def _file(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "external_id", pointer, most=255, required=True)
    report.one_of(block, "source", pointer, ("remote",))


_IN_CONTAINER: Final[Mapping[str, Checker]] = CLASSIC | {"markdown": _markdown, "card": _card}

AGENTIC: Final[dict[str, Checker]] = {
    "markdown": _markdown,
    "plan": _plan,
    "task_card": _task_card,
    "context_actions": _context_actions,
    "card": _card,
    "carousel": _carousel,
    "container": _container,
    "alert": _alert,
    "file": _file,
}
