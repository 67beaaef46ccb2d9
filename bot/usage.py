"""`penny usage`: how many tokens people's conversations took, and what they thought of the answers."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal

from bot.keyring import cipher_for
from bot.settings import Settings
from storage.clock import Clock, utc_now
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import pending
from storage.repositories.feedback import FeedbackSum
from storage.repositories.usage import UsageSum

Grouping = Literal["user", "day", "engine"]

_GROUPS: dict[Grouping, tuple[str, ...]] = {"user": ("team", "user"), "day": ("day",), "engine": ("engine", "model")}
_COUNTS = ("turns", "requests", "input", "cached", "output", "reasoning", "total")


async def report_usage(settings: Settings, *, days: int, by: Grouping, as_json: bool, clock: Clock = utc_now) -> int:
    """Print what was used in the last `days` days (UTC, today among them); return the exit code.

    The database is only read, so Penny may be running. Raises StorageError.
    """
    if await pending(settings.database_url):
        raise SchemaOutOfDateError
    today = datetime.combine(clock().astimezone(UTC).date(), time(), UTC)
    since = today - timedelta(days=days - 1)
    sums, total, feedback = await _read(settings, by, since)
    if as_json:
        report = _as_json(by, since, sums, total) | {"feedback": asdict(feedback)}
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
        return 0
    sys.stdout.write(f"Tokens since {since:%Y-%m-%d} (days are UTC)\n\n")
    sys.stdout.writelines(f"{line}\n" for line in (*_table(by, sums, total), *_told(feedback)))
    return 0


async def _read(settings: Settings, by: Grouping, since: datetime) -> tuple[list[UsageSum], UsageSum, FeedbackSum]:
    database = Database(settings.database_url, cipher_for(settings))
    try:
        async with database.unit() as unit:
            sums = {"user": unit.usage.by_user, "day": unit.usage.by_day, "engine": unit.usage.by_engine}[by]
            return await sums(since), await unit.usage.total(since), await unit.feedback.sums(since)
    finally:
        await database.close()


def _as_json(by: Grouping, since: datetime, sums: Sequence[UsageSum], total: UsageSum) -> dict[str, Any]:
    rows = [dict(zip(_GROUPS[by], found.group, strict=True)) | _counted(found) for found in sums]
    return {"since": since.isoformat(), "by": by, "rows": rows, "total": _counted(total)}


def _counted(found: UsageSum) -> dict[str, int]:
    return dict(zip(_COUNTS, _counts(found), strict=True))


def _counts(found: UsageSum) -> tuple[int, ...]:
    tokens = (found.input_tokens, found.cached_tokens, found.output_tokens, found.reasoning_tokens)
    return (found.turns, found.requests, *tokens, found.total_tokens)


def _table(by: Grouping, sums: Sequence[UsageSum], total: UsageSum) -> list[str]:
    """Return the aligned lines: a heading, the sums, and all of them together. Names left, numbers right."""
    names = _GROUPS[by]
    all_of_them = ("all", *[""] * (len(names) - 1))
    rows = [(*found.group, *(f"{count:,}" for count in _counts(found))) for found in (*sums, total)]
    rows[-1] = (*all_of_them, *rows[-1])
    rows.insert(0, (*names, *_COUNTS))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if place < len(names) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _told(feedback: FeedbackSum) -> list[str]:
    """Return how many answers people found good and bad, and what was wrong with these; nothing without any."""
    if not feedback.good and not feedback.bad:
        return []
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in feedback.reasons.items())
    return ["", f"Feedback: {feedback.good:,} good, {feedback.bad:,} bad" + (f" ({reasons})" if reasons else "")]
