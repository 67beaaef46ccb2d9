"""Logs: structured, and without what must not be in them."""

import json
import logging
import sys

import pytest

from bot.logs import JsonFormatter, redact


def _record(message: str, **extra: object) -> logging.LogRecord:
    record = logging.makeLogRecord({"name": "bot.test", "levelname": "INFO", "msg": message})
    vars(record).update(extra)
    return record


@pytest.mark.parametrize(
    "secret", ["xoxb-123-abc", "xapp-1-A0", "sk-proj-abcdefgh", "Bearer abc.def", "$60,000", "€1.234,56", "5000 USD"]
)
def test_a_secret_or_an_amount_is_taken_out_of_a_line(secret: str) -> None:
    assert secret not in redact(f"before {secret} after")


def test_a_line_is_one_json_object_with_its_extras() -> None:
    entry = json.loads(JsonFormatter().format(_record("turn done", turn=7)))
    assert (entry["message"], entry["turn"], entry["level"]) == ("turn done", 7, "INFO")


def test_a_traceback_names_its_places_but_not_the_errors_text() -> None:
    try:
        raise ValueError("the user wrote 4711 secrets")
    except ValueError:
        record = _record("failed", exc_info=sys.exc_info())
    line = JsonFormatter().format(record)
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "4711" not in line


def test_what_asyncio_says_of_a_lost_task_does_not_quote_its_error() -> None:
    record = _record("Task exception was never retrieved\nfuture: <Task exception=ValueError('I make 4711')>")
    record.name = "asyncio"
    line = JsonFormatter().format(record)
    assert "never retrieved" in line
    assert "4711" not in line
