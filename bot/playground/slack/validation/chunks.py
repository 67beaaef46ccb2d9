"""The pieces that a stream is made of: markdown_text, task_update, plan_update, blocks."""

from typing import Final

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.validation.agentic import MARKDOWN_CHARACTERS, TASK_STATUSES
from bot.playground.slack.validation.report import Report

MOST_BLOCKS: Final = 50
TASK_CHARACTERS: Final = 256
"""Longest title, details and output of a task, and longest title of a plan."""

_FIELDS: Final[dict[str, frozenset[str]]] = {
    "markdown_text": frozenset({"type", "text"}),
    "task_update": frozenset({"type", "id", "title", "status", "details", "output", "sources"}),
    "plan_update": frozenset({"type", "title"}),
    "blocks": frozenset({"type", "blocks"}),
}


def check_chunks(chunks: list[Json]) -> None:
    """Check what is added to a stream; ApiError invalid_chunks. Its blocks are checked with the whole message."""
    report = Report()
    for chunk, place in report.items({"chunks": chunks}, "chunks", "", most=100, least=0):
        _check(report, chunk, place)
    if report.problems:
        raise ApiError("invalid_chunks", report.problems)


def _check(report: Report, chunk: Json, place: str) -> None:
    kind = str(chunk.get("type"))
    if kind not in _FIELDS:
        report.add(f"unsupported type: {kind}", f"{place}/type")
        return
    given = {key: value for key, value in chunk.items() if value is not None}
    report.only(given, place, _FIELDS[kind])
    match kind:
        case "markdown_text":
            report.string(given, "text", place, most=MARKDOWN_CHARACTERS, required=True)
        case "blocks":
            report.items(given, "blocks", place, most=MOST_BLOCKS)
        case "plan_update":
            report.string(given, "title", place, most=TASK_CHARACTERS, required=True)
        case _:
            _check_task(report, given, place)


def _check_task(report: Report, task: Json, place: str) -> None:
    report.string(task, "id", place, most=255, required=True)
    report.string(task, "title", place, most=TASK_CHARACTERS, required=True)
    for name in ("details", "output"):
        report.string(task, name, place, most=TASK_CHARACTERS)
    if task.get("status") is None:
        report.missing("status", place)
    report.one_of(task, "status", place, TASK_STATUSES)
    for source, at in report.items(task, "sources", place, most=50, least=0, required=False):
        report.one_of(source, "type", at, ("url",))
        report.string(source, "url", at, most=3000, required=True)
        report.string(source, "text", at, most=TASK_CHARACTERS, required=True)
