"""Structured logs: one JSON object a line, without secrets and without what people said."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

_SECRET = re.compile(r"\b(xox[a-z]-[\w-]+|xapp-[\w-]+|sk-[\w-]{6,}|Bearer\s+\S+)")
_MONEY = re.compile(r"(?:[$€£¥₹]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:USD|EUR|GBP|JPY|INR|CHF|CAD|AUD)\b)", re.IGNORECASE)
_PLAIN = frozenset(vars(logging.makeLogRecord({})))
_CHATTY = {
    # Bolt warns of a token in the environment that it is told not to use.
    "slack_bolt": "ERROR",
    "slack_sdk": "WARNING",
    "openai": "WARNING",
    "httpx2": "WARNING",
    "alembic": "WARNING",
    "apscheduler": "WARNING",
    "aiosqlite": "WARNING",
}


def redact(text: str) -> str:
    """Return the text without tokens, keys and amounts of money."""
    return _MONEY.sub("[amount]", _SECRET.sub("[secret]", text))


class JsonFormatter(logging.Formatter):
    """Formats a record as one JSON object: time, level, logger, message, extras and the traceback's places."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one redacted line."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        entry |= {key: value for key, value in vars(record).items() if key not in _PLAIN and key != "message"}
        if record.exc_info:
            entry["error"] = self._trace(record.exc_info)
        return redact(json.dumps(entry, default=str, ensure_ascii=False))

    def _trace(self, exc_info: Any) -> str:
        # The exception's own text may quote what a user wrote; its type and the places in our code do not.
        kind, _, traceback = exc_info
        places: list[str] = []
        while traceback is not None:
            code = traceback.tb_frame.f_code
            places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{traceback.tb_lineno} {code.co_name}")
            traceback = traceback.tb_next
        return f"{kind.__name__ if kind else 'error'} at " + " < ".join(reversed(places))


def _message(record: logging.LogRecord) -> str:
    message = record.getMessage()
    # Below the first line asyncio shows the task, and with it the text of the error that it ended with.
    return message.partition("\n")[0] if record.name == "asyncio" else message


def configure_logging(level: str) -> None:
    """Send all logs to standard error as JSON lines; libraries speak only of trouble."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in _CHATTY.items():
        logging.getLogger(name).setLevel(least)
