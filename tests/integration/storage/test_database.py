import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from storage.crypto import Cipher
from storage.database import Database
from storage.errors import DatabaseUnavailableError, NestedUnitError
from storage.tables import Goal, User
from tests.clock import FakeClock

SECRET = "a very private number: 123456789"


async def test_what_a_unit_did_before_an_error_is_undone(storage: Database, user: User) -> None:
    async def fail_after_writing() -> None:
        async with storage.unit() as unit:
            await unit.goals.add(Goal(user_id=user.id, name="House", target_minor=1, currency="USD"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_writing()
    async with storage.unit() as unit:
        assert await unit.goals.of_user(user.id) == []


async def test_a_unit_within_a_unit_is_refused_at_once(storage: Database) -> None:
    async with storage.unit():
        with pytest.raises(NestedUnitError):
            async with storage.unit():
                pass
    async with storage.unit() as unit:
        assert await unit.turns.waiting() == 0


async def test_cancelled_units_leave_the_database_in_working_order(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async def write(number: int) -> None:
        async with storage.unit() as unit:
            await unit.notes.add(user.id, str(number), now=clock())
            await unit.notes.add(user.id, str(number), now=clock())

    tasks = [asyncio.create_task(write(number)) for number in range(60)]
    for task in tasks:
        await asyncio.wait([tasks[0]], timeout=0.001)
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.wait_for(write(100), timeout=60)
    async with storage.unit() as unit:
        notes = await unit.notes.after(user.id, 0, excluding_conversation=None)
    written = Counter(note.text for note in notes)
    assert set(written.values()) == {2}
    assert "100" in written


@pytest.mark.parametrize("milliseconds", range(5, 15, 2))
async def test_a_unit_that_is_cancelled_within_a_statement_leaves_no_lock(
    storage: Database, user: User, milliseconds: int
) -> None:
    async def write() -> None:
        async with storage.unit() as unit:
            while True:
                await unit.goals.add(Goal(user_id=user.id, name="House", target_minor=1, currency="USD"))

    writing = asyncio.create_task(write())
    await asyncio.wait([writing], timeout=milliseconds / 1000)
    writing.cancel()
    await asyncio.wait([writing])
    async with asyncio.timeout(5), storage.unit() as unit:
        assert await unit.goals.of_user(user.id) == []


async def test_rows_can_be_read_after_their_unit(storage: Database, user: User) -> None:
    assert (user.team_id, user.user_id, user.time_zone) == ("T1", "U1", "UTC")


async def test_times_come_back_in_utc_whatever_zone_they_had(storage: Database, user: User) -> None:
    tokyo = datetime(2026, 1, 1, 8, 30, tzinfo=timezone(timedelta(hours=9)))
    async with storage.unit() as unit:
        await unit.notes.add(user.id, "happy new year", now=tokyo)
    async with storage.unit() as unit:
        [note] = await unit.notes.after(user.id, 0, excluding_conversation=None)
    assert note.created_at == tokyo
    assert note.created_at.tzinfo is UTC


async def test_a_database_that_cannot_be_reached_says_so_without_its_password(cipher: Cipher) -> None:
    database = Database("postgresql://penny:hunter2@127.0.0.1:1/penny", cipher)
    with pytest.raises(DatabaseUnavailableError) as raised:
        async with database.unit():
            pass
    await database.close()
    assert "hunter2" not in str(raised.value)


async def test_an_sqlite_file_that_is_no_database_says_so(tmp_path: Path, cipher: Cipher) -> None:
    (tmp_path / "penny.db").write_bytes(b"not a database" * 100)
    database = Database(f"sqlite:///{tmp_path / 'penny.db'}", cipher)
    with pytest.raises(DatabaseUnavailableError):
        async with database.unit():
            pass
    await database.close()
