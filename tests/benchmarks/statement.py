"""A statement of 100,000 lines: reading it beside csv.reader alone, and importing it into a database."""

import asyncio
import csv
import io
import json
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from storage.crypto import Cipher, new_key
from storage.database import Database
from storage.migrate import upgrade
from tests.benchmarks.report import heading, quantile, row
from tools.catalog import registry
from tools.ledger.statements.reading import read_statement
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.outcome import Completed, NeedsInput
from tools.toolkit.tool import Caller, ToolCall

LINES = 100_000
RUNS = 5
_CALL = "bench"


def statement() -> str:
    """Return a statement as a bank writes it."""
    lines = (
        f"2026-{1 + n % 12:02}-{1 + n % 28:02},Shop {n % 3000} receipt {n},-{1 + n % 5000}.{n % 100:02},{n}.00\n"
        for n in range(LINES)
    )
    return "Date,Description,Amount,Balance\n" + "".join(lines)


async def measure_statement() -> None:
    """Print the medians of both and their ratio, then what each step of a whole import takes."""
    text = statement()
    content = text.encode()
    bare = quantile([_seconds_of_csv(text) for _ in range(RUNS)], 0.5)
    whole = quantile([_seconds_of_reading(content) for _ in range(RUNS)], 0.5)
    heading(f"A statement of {LINES:,} lines")
    row("csv.reader alone, median CPU time", f"{bare * 1000:.0f} ms")
    row("read, checked and typed, median CPU time", f"{whole * 1000:.0f} ms")
    row("ratio (at most 25)", f"{whole / bare:.1f}")
    preview, imported = await _import(content)
    row("from the call to the preview, CPU time", f"{preview:.1f} s")
    row("from the yes to all of it in the database, CPU time", f"{imported:.1f} s")


def _seconds_of_csv(text: str) -> float:
    started = time.process_time()
    assert sum(1 for _ in csv.reader(io.StringIO(text))) == LINES + 1
    return time.process_time() - started


def _seconds_of_reading(content: bytes) -> float:
    started = time.process_time()
    assert len(read_statement(content).lines) == LINES
    return time.process_time() - started


async def _import(content: bytes) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'penny.db'}"
        await upgrade(url)
        database = Database(url, Cipher([new_key()]))
        try:
            return await _timed(database, content)
        finally:
            await database.close()


async def _timed(database: Database, content: bytes) -> tuple[float, float]:
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        await unit.uploads.add(user.id, "F1", "bench.csv", content, database.clock() + timedelta(days=1))
    executor = ToolExecutor(registry(), database)
    caller = Caller(user, conversation_id=None, private=True)
    started = time.process_time()
    asked = await executor.execute(ToolCall(_CALL, "import_statement", json.dumps({"account": "Checking"})), caller)
    assert isinstance(asked, NeedsInput), asked
    shown = time.process_time()
    done = await executor.answer(_CALL, {"confirmed": "yes"}, caller)
    assert isinstance(done, Completed), done
    return shown - started, time.process_time() - shown


if __name__ == "__main__":
    asyncio.run(measure_statement())
