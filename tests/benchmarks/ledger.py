"""What is left of the limits, with 1,000,000 transactions on record beside 10,000."""

import asyncio
import sqlite3
import tempfile
from pathlib import Path
from time import perf_counter

from storage.crypto import Cipher, new_key
from storage.database import Database
from storage.migrate import upgrade
from storage.money import Money
from storage.tables.users import User
from tests.benchmarks.report import heading, quantile, row
from tools.catalog import registry
from tools.planning.categories import CATEGORIES
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.outcome import Completed
from tools.toolkit.tool import Caller, ToolCall

MANY, FEW = 1_000_000, 10_000
DAYS = 3_650
RUNS = 15

# The days of ten years up to today, and every category in turn; descriptions are not read for sums.
_FILL = """
WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :count)
INSERT INTO transactions (user_id, account_id, day, amount_minor, currency, category, sealed_description, source,
                          version, created_at)
SELECT :user, :account, date('now', '-' || (n % :days) || ' days'), -100 - n % 9000, 'USD',
       json_extract(:categories, '$[' || (n % :kinds) || ']'), '', 'said', 1, '2026-01-01 00:00:00' FROM numbers
"""


async def measure_ledger() -> None:
    """Print the medians of budget_status with few and with many transactions, and their ratio."""
    few, many = await _median_ms(FEW), await _median_ms(MANY)
    heading(f"Where five limits stand, {RUNS} times each")
    row(f"with {FEW:,} transactions of ten years, median", f"{few:.1f} ms")
    row(f"with {MANY:,} transactions of ten years, median", f"{many:.1f} ms")
    row("ratio, for 100 times the transactions (at most 4)", f"{many / few:.2f}")


async def _median_ms(count: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "penny.db"
        url = f"sqlite+aiosqlite:///{path}"
        await upgrade(url)
        database = Database(url, Cipher([new_key()]))
        try:
            user, account = await _prepare(database)
            await asyncio.to_thread(_fill, path, user.id, account, count)
            executor, caller = ToolExecutor(registry(), database), Caller(user, conversation_id=None, private=True)
            return quantile([await _ms(executor, caller, str(run)) for run in range(RUNS)], 0.5)
        finally:
            await database.close()


async def _prepare(database: Database) -> tuple[User, int]:
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        account = await unit.accounts.open(user.id, "Everyday", "USD")
        for category in [name for name in CATEGORIES if CATEGORIES[name].is_spending][:5]:
            await unit.category_limits.set(user.id, category, Money.from_minor(40_000, "USD"))
    return user, account.id


def _fill(path: Path, user: int, account: int, count: int) -> None:
    names = '["' + '","'.join(CATEGORIES) + '"]'
    values = {"count": count, "user": user, "account": account, "days": DAYS, "categories": names}
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(_FILL, values | {"kinds": len(CATEGORIES)})
    connection.close()


async def _ms(executor: ToolExecutor, caller: Caller, call: str) -> float:
    started = perf_counter()
    outcome = await executor.execute(ToolCall(call, "budget_status", "{}"), caller)
    assert isinstance(outcome, Completed)
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    asyncio.run(measure_ledger())
