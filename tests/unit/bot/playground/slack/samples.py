"""Blocks to build messages and views of."""

from typing import Any

from bot.playground.slack.directory import Json

BUTTON: Json = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
CATEGORIES = ["Q1", "Q2"]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def plain_input(**fields: Any) -> Json:
    return {"type": "input", "label": plain("Amount"), "element": {"type": "plain_text_input"} | fields}


def modal(*blocks: Json, **fields: Any) -> Json:
    return {"type": "modal", "title": plain("Form"), "submit": plain("Go"), "blocks": list(blocks)} | fields


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def table(rows: int = 2, cell: str = "1") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell}]] * rows}


def data_table(**fields: Any) -> Json:
    row = [{"type": "raw_text", "text": "x"}]
    return {"type": "data_table", "caption": "Figures", "rows": [row, row]} | fields


def chart(**fields: Any) -> Json:
    return {"type": "data_visualization", "title": "Savings", "chart": fields}


def line(*labels: str, categories: list[str] = CATEGORIES, name: str = "Savings") -> Json:
    data = [{"label": label, "value": 1} for label in labels]
    return chart(type="line", series=[{"name": name, "data": data}], axis_config={"categories": categories})


def pie(count: int, value: float = 1) -> Json:
    return chart(type="pie", segments=[{"label": f"S{number}", "value": value} for number in range(count)])


def option(text: str = "A", value: str = "a") -> Json:
    return {"text": plain(text), "value": value}


def select(*options: Json, **fields: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": list(options)} | fields
