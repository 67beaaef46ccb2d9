"""The blocks that show figures: table, data_table, data_visualization."""

from collections.abc import Sequence
from typing import Any, Final, cast

from bot.playground.slack.directory import Json
from bot.playground.slack.validation.classic import rich_text
from bot.playground.slack.validation.elements import Checker
from bot.playground.slack.validation.report import Report

MAX_COLUMNS: Final = 20
TABLE_CHARACTERS: Final = 10_000
_LABEL: Final = 20
_MAX_SERIES: Final = 6
_MAX_CATEGORIES: Final = 20


def _table(report: Report, block: Json, pointer: str) -> None:
    total = 0
    for row, place in report.values(block, "rows", pointer, most=100):
        total += _row(report, row, place)
    if total > TABLE_CHARACTERS:
        report.add(f"must be less than {TABLE_CHARACTERS + 1} characters", f"{pointer}/rows")
    settings = report.values(block, "column_settings", pointer, most=MAX_COLUMNS, least=0, required=False)
    for setting, place in [pair for pair in settings if pair[0] is not None]:
        report.one_of(cast("Json", setting), "align", place, ("left", "center", "right"))


def _data_table(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "caption", pointer, most=3000, required=True)
    report.between(block, "page_size", pointer, 1, 100)
    rows = report.values(block, "rows", pointer, most=101, least=2)
    for row, place in rows:
        _row(report, row, place)
    lengths = {len(cast("Sequence[Any]", row)) for row, _ in rows if isinstance(row, list)}
    if len(lengths) > 1:
        report.add("every row must have the same number of cells", f"{pointer}/rows")
    for index, cell in enumerate(cast("list[Any]", rows[0][0]) if rows and isinstance(rows[0][0], list) else []):
        if not isinstance(cell, dict) or cast("Json", cell).get("type") != "raw_text":
            report.add("header cells must be raw_text", f"{pointer}/rows/0/{index}")


def _row(report: Report, row: Any, pointer: str) -> int:
    """Check the cells of a row and return how many characters they have."""
    holder: Json = {"cells": row}
    total = 0
    for cell, place in report.items(holder, "cells", pointer, most=MAX_COLUMNS):
        match cell:
            case {"type": "raw_text", "text": str(text)}:
                report.length(text, place, most=TABLE_CHARACTERS)
                total += len(text)
            case {"type": "raw_number", "value": int() | float()}:
                total += len(str(cell["value"]))
            case {"type": "rich_text"}:
                rich_text(report, cell, place)
                total += _rich_length(cell)
            case _:
                report.add(f"unsupported type: {cell.get('type')}", f"{place}/type")
    return total


def _rich_length(value: Any) -> int:
    match value:
        case {"type": "text", "text": str(text)}:
            return len(text)
        case {"elements": list()}:
            return sum(_rich_length(element) for element in cast("list[Any]", value["elements"]))
        case _:
            return 0


def _data_visualization(report: Report, block: Json, pointer: str) -> None:
    report.string(block, "title", pointer, most=50, required=True)
    place = f"{pointer}/chart"
    match block.get("chart"):
        case {"type": "pie"}:
            _points(report, block["chart"], "segments", place, most=_MAX_SERIES)
        case {"type": "bar" | "line" | "area"}:
            _plot(report, block["chart"], place)
        case dict():
            report.add(f"unsupported type: {block['chart'].get('type')}", f"{place}/type")
        case _:
            report.missing("chart", pointer)


def _plot(report: Report, chart: Json, pointer: str) -> None:
    axes = chart.get("axis_config")
    if not isinstance(axes, dict):
        report.missing("axis_config", pointer)
        return
    place = f"{pointer}/axis_config"
    categories = [label for label, _ in report.values(cast("Json", axes), "categories", place, most=_MAX_CATEGORIES)]
    for index, label in enumerate(categories):
        report.length(str(label), f"{place}/categories/{index}", most=_LABEL)
    report.unique(categories, "categories must be unique", f"{place}/categories")
    for name in ("x_label", "y_label"):
        report.string(cast("Json", axes), name, place, most=50)
    _series(report, chart, pointer, categories)


def _series(report: Report, chart: Json, pointer: str, categories: list[Any]) -> None:
    series = report.items(chart, "series", pointer, most=_MAX_SERIES)
    for line, place in series:
        report.string(line, "name", place, most=_LABEL, required=True)
        labels = _points(report, line, "data", place, most=_MAX_CATEGORIES)
        if labels != categories:
            report.add("labels must match the categories of axis_config", f"{place}/data")
    names = [line.get("name") for line, _ in series]
    report.unique(names, "names of series must be unique", f"{pointer}/series")


def _points(report: Report, owner: Json, name: str, pointer: str, *, most: int) -> list[Any]:
    points = report.items(owner, name, pointer, most=most)
    for point, place in points:
        report.string(point, "label", place, most=_LABEL, required=True)
        value = point.get("value")
        if isinstance(value, bool) or not isinstance(value, int | float):
            report.add("must provide a number", f"{place}/value")
        elif name == "segments" and value <= 0:
            report.add("must be greater than 0", f"{place}/value")
    return [point.get("label") for point, _ in points]


DATA: Final[dict[str, Checker]] = {
    "table": _table,
    "data_table": _data_table,
    "data_visualization": _data_visualization,
}
