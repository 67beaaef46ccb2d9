"""What has ended stays in the tables, so the queries that run all the time must not read through it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from storage.database import Database
from storage.engine import open_engine


@pytest.fixture
def statements() -> Iterator[list[tuple[str, object]]]:
    """The statements that any engine runs, with their parameters."""
    ran: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        ran.append((sql, values))

    event.listen(Engine, "before_cursor_execute", note)
    yield ran
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def url(empty_sqlite_url: str) -> str:
    return empty_sqlite_url


async def test_no_query_of_the_inbox_or_of_open_calls_reads_a_whole_table(
    storage: Database, tables_url: str, statements: list[tuple[str, object]]
) -> None:
    now = storage.clock()
    statements.clear()
    async with storage.unit() as unit:
        await unit.turns.claim("worker", now, now + timedelta(seconds=30), 10, 5)
        await unit.turns.exhausted(now, 5)
        await unit.turns.heartbeat("worker", [1], now)
        await unit.turns.finish(1, "worker", 1, "done", now=now)
        await unit.turns.hand_back("worker")
        await unit.turns.release_stalled(now)
        await unit.turns.waiting()
        await unit.turns.to_halt("worker")
        await unit.turns.request_stop("T:C:1:U")
        await unit.tool_calls.open_of("conversation:1")
        await unit.tool_calls.expired(now, 10)
    queries = [(sql, values) for sql, values in statements if "turns" in sql or "tool_calls" in sql]
    plans = await _plans(tables_url, queries)
    assert len(queries) == 11
    assert [plan for plan in plans if re.fullmatch(r"SCAN (?!free)\w+", plan)] == []


async def test_the_sums_of_a_month_are_read_from_their_index_alone(
    storage: Database, tables_url: str, statements: list[tuple[str, object]]
) -> None:
    today = storage.clock().date()
    statements.clear()
    async with storage.unit() as unit:
        await unit.spending.sums(1, "USD", today, today)
        await unit.transactions.page(1, limit=9)
        await unit.transactions.delete_statement(1, 1)
    plans = await _plans(tables_url, [ran for ran in statements if "transactions" in ran[0]])
    assert any("USING COVERING INDEX transaction_sums" in plan for plan in plans)
    assert [plan for plan in plans if plan.startswith("SCAN ")] == []


async def test_what_has_come_due_is_found_without_reading_what_has_not(
    storage: Database, tables_url: str, statements: list[tuple[str, object]]
) -> None:
    now = storage.clock()
    statements.clear()
    async with storage.unit() as unit:
        await unit.check_ins.due(now, 10)
        await unit.held_notices.due(now, 10)
        await unit.journal.oldest(7, now, 10)
    plans = await _plans(tables_url, [ran for ran in statements if ran[0].startswith("SELECT")])
    assert len(plans) >= 3
    assert [plan for plan in plans if plan.startswith("SCAN ")] == []


async def _plans(url: str, queries: list[tuple[str, object]]) -> list[str]:
    engine = open_engine(url)
    async with engine.connect() as connection:
        plans = [
            str(row.detail)
            for sql, values in queries
            for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # pyright: ignore[reportArgumentType]
        ]
    await engine.dispose()
    return plans
